import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import type { PublishedRecord } from '../../shared/core/document.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const [football, canteen, repairs] = ['校园足球', '食堂补贴', '校舍维修'].map((name, index) => ({ name, score: `8${index}` }));

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader, { withdrawalsMax: 0 });
});

describe('bytes that an order takes down', () => {
  it('are rejected with a finding of their own, under whatever name they come again', async () => {
    await takeDown(of(football));
    await stage.put('a.pdf', of(football));
    await stage.put('b.pdf', of(football));
    expect(stage.receipt('a.pdf')).toMatchObject({
      status: 'rejected',
      tablesFound: 0,
      publication: null,
      findings: [{ code: 'taken-down', severity: 'error', messageZh: '这份文件的内容已下架，不再公开。' }],
      records: [],
    });
    expect(stage.receipt('b.pdf')).toMatchObject({ status: 'duplicate', duplicateOf: 'a.pdf', findings: [{ code: 'taken-down' }] });
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
  });

  it('are given up by a document that was read before, and stay so whatever engine reads it again', async () => {
    await stage.put('a.pdf', of(football));
    await stage.publish();
    await takeDown(of(football));
    await stage.extract('a.pdf');
    await stage.publish();
    expect(redactedRecords()).toEqual([tombstone]);
    stage.settings = { engine: '99999' };
    await stage.extract('a.pdf');
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'rejected', findings: [{ code: 'taken-down' }] });
  });

  it('are withdrawn at once, and count as no collapse', async () => {
    await stage.put('a.pdf', of(football, canteen));
    await stage.put('b.pdf', of(repairs));
    await stage.publish();
    await takeDown(of(football, canteen));
    await stage.extract('a.pdf');
    await stage.publish();
    expect(stage.projects()).toEqual(['†（已下架）', '†（已下架）', '校舍维修']);
    expect(JSON.stringify(stage.eye.releases.at(-1)?.summary)).not.toMatch(/校园足球|食堂补贴|a\.pdf/u);
  });

  it('are withdrawn too where a collapse held that back', async () => {
    await stage.put('a.pdf', of(football));
    await stage.put('b.pdf', of(repairs));
    await stage.publish();
    await stage.remove('a.pdf');
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    await takeDown(of(football));
    await stage.publish();
    expect(stage.projects()).toEqual(['†（已下架）', '校舍维修']);
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'withdrawn', findings: [] });
  });

  it('leave what another document says as it says it, though it says the same', async () => {
    await stage.put('b.pdf', of(football, canteen));
    await stage.put('a.pdf', of(football));
    await stage.publish();
    expect(stage.record('校园足球')).toMatchObject({ source: { document: 'a.pdf' } });
    await takeDown(of(football));
    await stage.extract('a.pdf');
    await stage.publish();
    expect(stage.record('校园足球')).toMatchObject({ status: 'current', revision: 2, score: 80, source: { document: 'b.pdf' } });
    expect(stage.eye.releases.at(-1)?.summary.records).toMatchObject([
      { kind: 'changed', reason: '此前的内容已下架，以另一来源文件为准', record: { revision: 2 } },
    ]);
    const [change] = stage.eye.releases.at(-1)?.summary.records ?? [];
    expect(change?.changes.map(({ path, before }) => [path, before])).toContainEqual(['projectName', '（已下架）']);
  });

  it('are not kept either where a later version of their document could not be read', async () => {
    await stage.put('a.pdf', of(football, canteen));
    await stage.publish();
    await stage.put('a.pdf', 'no report');
    await stage.publish();
    expect(stage.receipt('a.pdf').records.map(({ status }) => status)).toEqual(['kept', 'kept']);
    await takeDown(of(football, canteen));
    await stage.extract('a.pdf');
    await stage.publish();
    expect(stage.projects()).toEqual(['†（已下架）', '†（已下架）']);
    expect(stage.receipt('a.pdf').records).toEqual([]);
  });

  it('are not published by a document that has still to be looked at', async () => {
    await stage.put('a.pdf', of(football));
    await takeDown(of(football));
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toEqual([]);
  });
});

const tombstone: Partial<PublishedRecord> = {
  status: 'withdrawn',
  revision: 2,
  agency,
  fiscalYear: 2021,
  projectName: '（已下架）',
  reason: '内容已下架，不再公开',
  redacted: true,
};

function redactedRecords(): readonly Partial<PublishedRecord>[] {
  return stage.eye.records.map(({ id, publishedAt, modifiedAt, ...record }) => record);
}

/** An order, and a takedown on its way. */
async function takeDown(content: string): Promise<void> {
  const { table } = stage.process().ops;
  const sha256 = createHash('sha256').update(content).digest('hex');
  await table.putOrder({ kind: 'takedown', subject: `bytes#${sha256}`, who: '值班员', when: stage.world.now.toISOString(), why: '误公开' });
  await table.putTakedown({ counter: 1, sha256s: [sha256], done: [], history: null });
}

function of(...projects: readonly (typeof football)[]): string {
  return report(
    agency,
    2021,
    projects.filter((project) => project !== undefined),
  );
}
