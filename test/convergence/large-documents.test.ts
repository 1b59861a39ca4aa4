import { beforeEach, describe, expect, it } from 'vitest';
import { publishMany } from '../soak/record-soak.ts';
import { ReportReader, report } from './reports.ts';
import { Stage } from './stage.ts';

/** DynamoDB's limit for an item, in bytes. */
const itemBytesMax = 409_600;
const agency = '某市教育局';
const reader = new ReportReader();

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader);
});

describe('no limit of the table caps a document', { timeout: 900_000 }, () => {
  it('of a thousand projects: all are taken, published, and kept by a version that cannot be read', async () => {
    const projects = Array.from({ length: 1000 }, (_, index) => ({ name: `第${index + 1}号项目` }));
    await stage.put('a.pdf', report(agency, 2021, projects));
    expect(stage.receipt('a.pdf')).toMatchObject({ tablesFound: 1000, recordsAccepted: 1000, recordsHeld: 0, publication: 'pending' });
    await stage.publish();
    expect(stage.projects()).toHaveLength(1000);
    await stage.put('a.pdf', '不是 PDF');
    expect(stage.receipt('a.pdf').records.filter(({ status }) => status === 'kept')).toHaveLength(1000);
    assertItemsFit();
  });

  it('with a narrative of a megabyte: it is published whole', async () => {
    const problems = Array.from({ length: 560 }, (_, index) => `${index + 1}. ${'本项目资金使用规范，成效明显，制度健全。'.repeat(30)}`);
    expect(Buffer.byteLength(problems.join(''))).toBeGreaterThan(1_000_000);
    await stage.put('a.pdf', report(agency, 2021, [{ name: '长文项目', problems }, { name: '短文项目' }]));
    await stage.publish();
    expect(stage.record('长文项目')).toMatchObject({ problems });
    assertItemsFit();
  });

  it('with names of extreme length: each is read or held with a reason, and the rest goes on', async () => {
    const name = '超长项目名称'.repeat(500);
    await stage.put('name.pdf', report(agency, 2021, [{ name }, { name: '短名项目' }]));
    await stage.put('agency.pdf', report(`${'某'.repeat(400)}局`, 2021, [{ name: '另一个项目' }]));
    await stage.publish();
    expect(stage.projects()).toContain('短名项目');
    for (const document of ['name.pdf', 'agency.pdf']) {
      const { tablesFound, recordsAccepted, recordsHeld, findings } = stage.receipt(document);
      expect(recordsAccepted + recordsHeld).toBe(tablesFound);
      expect(findings.some(({ severity }) => severity === 'error')).toBe(recordsHeld > 0);
    }
    assertItemsFit();
  });
});

/** `npm run soak:records` takes 20,000. */
it('of many records of one agency and year each is published, in shards of a bounded size, in runs of a bounded number', {
  timeout: 900_000,
}, async () => {
  const { records, shards, sequence } = await publishMany(1_500);
  expect(records).toBe(1_500);
  expect(shards).toBeGreaterThan(1);
  expect(sequence).toBe(1);
});

function assertItemsFit(): void {
  const sizes = [...stage.world.everything()].flatMap(([place, text]) => (place.startsWith('item ') ? [Buffer.byteLength(text)] : []));
  expect(Math.max(...sizes)).toBeLessThan(itemBytesMax);
}
