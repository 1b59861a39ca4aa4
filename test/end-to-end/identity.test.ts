import { beforeEach, describe, expect, it } from 'vitest';
import { metricNames } from '../../shared/metrics.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优', problems: ['食堂台账不全。'] };
const repairs = { name: '校舍维修', score: '76', grade: '中', amount: '3万元', problems: ['工期延误。'] };

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader);
});

describe('a corrected name, agency or year', () => {
  it('is told in both records, and in the receipt', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.publish();
    await stage.put('a.pdf', report(agency, 2021, [football, { ...canteen, name: '食堂运行补贴' }]));
    await stage.publish();
    const [old, young] = [stage.record('食堂补贴'), stage.record('食堂运行补贴')];
    expect(old).toMatchObject({ status: 'withdrawn', supersededBy: young?.id });
    expect(young).toMatchObject({ status: 'current', supersedes: old?.id, revision: 1 });
    expect(stage.receipt('a.pdf').findings.map(({ code, found }) => [code, found])).toEqual([['record-gone', '食堂补贴']]);
  });

  it('of the heading is told for every record of the report', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.publish();
    await stage.put('a.pdf', report('某市体育局', 2022, [football, canteen]));
    await stage.publish();
    const gone = stage.eye.records.filter(({ status }) => status === 'withdrawn');
    expect(gone).toHaveLength(2);
    for (const old of gone) {
      const young = stage.eye.records.find(({ id }) => id === old.supersededBy);
      expect(young).toMatchObject({ status: 'current', projectName: old.projectName, fiscalYear: 2022, supersedes: old.id });
    }
  });

  it('is not told where another document still says the old one, nor where another project stands in its place', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.put('b.pdf', report(agency, 2021, [canteen]));
    await stage.put('c.pdf', report(agency, 2020, [football]));
    await stage.publish();
    await stage.put('a.pdf', report(agency, 2021, [football, { ...canteen, name: '食堂运行补贴' }]));
    await stage.put(
      'c.pdf',
      report(agency, 2020, [{ ...repairs, recommendations: ['加快进度。'], rectification: ['正在整改。'], achievements: ['已完工。'] }]),
    );
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球', '校园足球', '校舍维修', '食堂补贴', '食堂运行补贴']);
    expect(stage.eye.records.filter((record) => 'supersedes' in record || record.supersededBy !== undefined)).toEqual([]);
  });

  it('that is taken back restores the old record, which says no longer that another took its place', async () => {
    await stage.put('a.pdf', report(agency, 2021, [canteen]));
    await stage.publish();
    await stage.put('a.pdf', report(agency, 2021, [{ ...canteen, name: '食堂运行补贴' }]));
    await stage.publish();
    await stage.put('a.pdf', report(agency, 2021, [canteen]));
    await stage.publish();
    expect(stage.changes()).toEqual(['restored 食堂补贴', 'withdrawn 食堂运行补贴']);
    const [old, young] = [stage.record('食堂补贴'), stage.record('食堂运行补贴')];
    expect(old).toMatchObject({ status: 'current', revision: 3, supersedes: young?.id });
    expect(old).not.toHaveProperty('supersededBy');
    expect(young).toMatchObject({ status: 'withdrawn', supersededBy: old?.id });
  });
});

describe('a new version that could not be read whole', () => {
  it('withdraws nothing; receipt and alert say that the public is older than the document', async () => {
    const counted: [string, number][] = [];
    stage.settings = { metrics: { put: (name, value) => void counted.push([name, value]) } };
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.publish();
    expect(counted.filter(([name]) => name === metricNames.keptRecords)).toEqual([]);
    await stage.put('a.pdf', report(agency, 2021, [{ ...football, amount: '约一千万' }]));
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toEqual(['校园足球', '食堂补贴']);
    expect(stage.receipt('a.pdf').records.map(({ projectName, status }) => [projectName, status])).toEqual([
      ['校园足球', 'held'],
      ['校园足球', 'kept'],
      ['食堂补贴', 'kept'],
    ]);
    expect(counted.filter(([name]) => name === metricNames.keptRecords)).toEqual([[metricNames.keptRecords, 2]]);
  });

  it('goes out with what was read of it', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.publish();
    await stage.put('a.pdf', report(agency, 2021, [{ ...football, amount: '约一千万' }, { ...canteen, score: '96' }, repairs]));
    await stage.publish();
    expect(stage.changes()).toEqual(['added 校舍维修', 'changed 食堂补贴']);
    expect(stage.projects()).toEqual(['校园足球', '校舍维修', '食堂补贴']);
  });
});

describe('an embargo', () => {
  beforeEach(() => {
    stage.settings = { publicationDelaySeconds: 86_400, withdrawalDelaySeconds: 300 };
  });

  it('in which a document is removed: it was never public, and nothing in public shows that it was there', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football]));
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'accepted', publication: 'pending' });
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    await stage.remove('a.pdf');
    stage.world.pass(100_000);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect([...stage.world.everything().keys()].filter((place) => place.startsWith('feed '))).toEqual([]);
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'withdrawn', publication: null, records: [] });
    await stage.put('b.pdf', report(agency, 2021, [canteen]));
    stage.world.pass(100_000);
    await stage.publish();
    expect(stage.projects()).toEqual(['食堂补贴']);
    expect(await publicText()).not.toContain('校园足球');
  });

  it('of a new version leaves the earlier one in public, and a version that is taken back was never there', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    stage.world.pass(86_400);
    await stage.publish();
    await stage.put('a.pdf', report(agency, 2021, [{ ...football, score: '81' }]));
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'accepted', publication: 'pending' });
    expect(stage.record('校园足球')).toMatchObject({ score: 88.5 });
    stage.world.undo('a.pdf');
    await stage.extract('a.pdf');
    stage.world.pass(86_400);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.receipt('a.pdf')).toMatchObject({ status: 'accepted', publication: 1 });
    expect(await publicText()).not.toContain('"score":81');
  });

  it('of a new version, and its removal: what was public is withdrawn after the time for renames, the new version never seen', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football]));
    stage.world.pass(86_400);
    await stage.publish();
    await stage.put('a.pdf', report(agency, 2021, [canteen]));
    await stage.remove('a.pdf');
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    stage.world.pass(300);
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球']);
    expect(await publicText()).not.toContain('食堂补贴');
  });

  it('holds a copy of what waits as long as it was there itself, and a copy of what is public not at all', async () => {
    const content = report(agency, 2021, [football]);
    await stage.put('a.pdf', content);
    stage.world.pass(3600);
    await stage.put('b.pdf', content);
    await stage.remove('a.pdf');
    stage.world.pass(86_400 - 3600);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    stage.world.pass(3600);
    expect(await stage.publish()).toMatchObject({ kind: 'published', sequence: 1 });
    await stage.put('c.pdf', content);
    await stage.publish();
    expect(stage.receipt('c.pdf')).toMatchObject({ status: 'duplicate', duplicateOf: 'b.pdf', publication: 1 });
    await stage.remove('b.pdf');
    stage.world.pass(300);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.projects()).toEqual(['校园足球']);
  });

  it('of a copy ends when its original becomes public: the removal of the original takes nothing away', async () => {
    const content = report(agency, 2021, [football]);
    await stage.put('a.pdf', content);
    stage.world.pass(3600);
    await stage.put('b.pdf', content);
    stage.world.pass(86_400 - 3600);
    await stage.publish();
    await stage.remove('a.pdf');
    stage.world.pass(300);
    await stage.publish();
    stage.world.pass(3600);
    await stage.publish();
    expect(stage.eye.releases.flatMap(({ summary }) => summary.records.map(({ kind }) => kind))).toEqual(['added']);
    expect(stage.receipt('b.pdf')).toMatchObject({ status: 'accepted', publication: 1, records: [{ speaker: 'b.pdf' }] });
  });

  async function publicText(): Promise<string> {
    return [...stage.world.everything()].flatMap(([place, text]) => (place.startsWith('feed ') ? [text] : [])).join('\n');
  }
});
