import { beforeEach, describe, expect, it } from 'vitest';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const settings = { withdrawalsMax: 2 };
const [甲, 乙, 丙, 丁, 戊, 己] = ['甲项目', '乙项目', '丙项目', '丁项目', '戊项目', '己项目'].map((name, index) => ({
  name,
  score: `8${index}`,
}));
type Project = NonNullable<typeof 甲>;

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader, settings);
});

describe('more withdrawals than are likely meant', () => {
  beforeEach(async () => {
    await stage.put('a.pdf', of(甲, 乙));
    await stage.put('b.pdf', of(丙, 丁));
    await stage.put('c.pdf', of(戊));
    await stage.publish();
    expect(stage.projects()).toEqual(['丁项目', '丙项目', '乙项目', '戊项目', '甲项目']);
  });

  it('are held back, and the rest of the release goes out', async () => {
    await stage.put('d.pdf', of(己));
    await stage.remove('a.pdf', 'b.pdf');
    expect(await stage.publish()).toMatchObject({ kind: 'published', sequence: 2 });
    expect(stage.changes()).toEqual(['added 己项目']);
    expect(stage.projects()).toEqual(['丁项目', '丙项目', '乙项目', '己项目', '戊项目', '甲项目']);
    expect(stage.receipt('a.pdf')).toMatchObject({
      status: 'withdrawn',
      publication: 'pending',
      findings: [
        { code: 'withdrawal-withheld', found: '甲项目' },
        { code: 'withdrawal-withheld', found: '乙项目' },
      ],
    });
  });

  it('stay held back however often the publisher runs, and whatever else changes', async () => {
    await stage.remove('a.pdf', 'b.pdf');
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    stage.world.pass(100_000);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    await stage.put('c.pdf', report(agency, 2021, [{ ...(戊 as Project), score: '86' }]));
    await stage.publish();
    expect(stage.changes()).toEqual(['changed 戊项目']);
    expect(stage.projects()).toHaveLength(5);
  });

  it('go out on an order, each told as what it is; what comes after it is counted anew', async () => {
    await stage.remove('a.pdf', 'b.pdf');
    await stage.publish();
    stage.world.pass(1);
    expect(await stage.process().releaseCollapse()).toMatchObject({ kind: 'release-collapse', who: '值班员' });
    expect(await stage.publish()).toMatchObject({ kind: 'published', sequence: 2 });
    expect(stage.changes()).toEqual(['withdrawn 丁项目', 'withdrawn 丙项目', 'withdrawn 乙项目', 'withdrawn 甲项目']);
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'withdrawn', publication: 2, findings: [] });
    await stage.remove('c.pdf');
    await stage.publish();
    expect(stage.changes()).toEqual(['withdrawn 戊项目']);
  });

  it('that come after an order wait for an order of their own', async () => {
    await stage.remove('a.pdf', 'b.pdf');
    await stage.publish();
    const seen = stage.process();
    await seen.releaseCollapse();
    await stage.publish();
    await stage.put('a.pdf', of(甲, 乙));
    await stage.put('b.pdf', of(丙, 丁));
    await stage.publish();
    await stage.remove('a.pdf', 'b.pdf');
    await stage.publish();
    expect(stage.projects()).toHaveLength(5);
    expect(stage.projects()).toContain('甲项目');
  });

  it('are over as soon as a document says the records again', async () => {
    await stage.remove('a.pdf', 'b.pdf');
    await stage.publish();
    await stage.put('a.pdf', of(甲, 乙));
    await stage.put('another name.pdf', of(丙, 丁));
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'accepted', findings: [] });
    expect(stage.receipt('b.pdf')).toMatchObject({ status: 'withdrawn', findings: [] });
    await stage.process().releaseCollapse();
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toHaveLength(5);
  });

  it('are counted over a day, so that small portions do not slip under', async () => {
    for (const [document, hours] of [
      ['a.pdf', 0],
      ['c.pdf', 10],
    ] as const) {
      stage.world.pass(hours * 3600);
      await stage.remove(document);
      await stage.publish();
    }
    expect(stage.projects()).toContain('†甲项目');
    expect(stage.projects()).toContain('戊项目');
    stage.world.pass(25 * 3600);
    await stage.remove('b.pdf');
    await stage.publish();
    expect(stage.projects()).toContain('†丙项目');
  });

  it('of a revision hold nothing else of it back', async () => {
    await stage.put('a.pdf', of(己));
    await stage.remove('b.pdf');
    await stage.publish();
    expect(stage.changes()).toEqual(['added 己项目']);
    expect(stage.receipt('a.pdf').findings.map(({ code, found }) => [code, found])).toEqual([
      ['record-gone', '甲项目'],
      ['record-gone', '乙项目'],
      ['withdrawal-withheld', '甲项目'],
      ['withdrawal-withheld', '乙项目'],
    ]);
    await stage.put('a.pdf', of(甲, 己));
    await stage.publish();
    expect(stage.receipt('a.pdf').findings.map(({ code, found }) => [code, found])).toEqual([['withdrawal-withheld', '乙项目']]);
    await stage.process().releaseCollapse();
    await stage.publish();
    expect(stage.projects()).toEqual(['†丁项目', '†丙项目', '†乙项目', '己项目', '戊项目', '甲项目']);
  });
});

it('a small dataset is not caught by it at every removal: one report may go', async () => {
  await stage.put('a.pdf', of(甲, 乙));
  await stage.publish();
  await stage.remove('a.pdf');
  await stage.publish();
  expect(stage.projects()).toEqual(['†乙项目', '†甲项目']);
});

it('nor is a large one by what is a small share of it', async () => {
  stage.settings = { withdrawalsMax: 0 };
  await stage.put(
    'a.pdf',
    report(
      agency,
      2021,
      Array.from({ length: 30 }, (_, index) => ({ name: `项目${index}号` })),
    ),
  );
  await stage.put('b.pdf', of(甲, 乙, 丙));
  await stage.publish();
  await stage.remove('b.pdf');
  await stage.publish();
  expect(stage.projects().filter((name) => name.startsWith('†'))).toHaveLength(3);
  await stage.put('b.pdf', of(甲, 乙, 丙, 丁));
  await stage.publish();
  await stage.remove('b.pdf');
  expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
});

function of(...projects: readonly (Project | undefined)[]): string {
  return report(
    agency,
    2021,
    projects.filter((project) => project !== undefined),
  );
}
