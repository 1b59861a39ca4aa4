import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { applySummary } from '../../shared/core/changes/apply-summary.ts';
import { changeSummarySchema } from '../../shared/core/changes/change-summary.ts';
import { manifestSchema } from '../../shared/core/feed/manifest.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { reportOf } from '../support/report-pdf.ts';

const agency = '某市教育局';
const football = { name: '“12345”校园足球项目', amount: '1,234.50万元', score: '88.5', grade: '良' };
const canteen = { name: '食堂补贴', amount: '2.5亿元', score: '95', grade: '优' };

let pipeline: Pipeline;
beforeEach(async () => {
  pipeline = await startPipeline();
});
afterEach(() => pipeline.close());

describe('a report is dropped', () => {
  it('its records stand in the feed, and its receipt says so', async () => {
    await pipeline.drop('教育局/2021 年 + 附件%.pdf', reportOf(agency, 2021, [football, canteen]));
    expect(await pipeline.run()).toEqual({ kind: 'published', sequence: 1, more: false });

    const records = await pipeline.records();
    expect(
      records.map(({ status, projectName, agency, fiscalYear, revision }) => ({ status, projectName, agency, fiscalYear, revision })),
    ).toEqual(
      expect.arrayContaining([
        { status: 'current', projectName: football.name, agency, fiscalYear: 2021, revision: 1 },
        { status: 'current', projectName: canteen.name, agency, fiscalYear: 2021, revision: 1 },
      ]),
    );
    const one = records.find((record) => record.projectName === football.name);
    expect(one).toMatchObject({
      amounts: [{ label: '决算金额', kind: 'final-accounts', text: '1,234.50万元', yuan: 12_345_000 }],
      score: 88.5,
      grade: '良',
      problems: ['部分指标未细化。'],
      source: { document: '教育局/2021 年 + 附件%.pdf', pages: [1] },
    });
    expect(one?.status === 'current' && one.source.fields.projectName).toEqual([
      { page: 1, x: expect.any(Number), y: expect.any(Number), width: expect.any(Number), height: expect.any(Number) },
    ]);
    expect(await pipeline.receipt('教育局/2021 年 + 附件%.pdf')).toMatchObject({
      status: 'accepted',
      tablesFound: 2,
      recordsAccepted: 2,
      recordsHeld: 0,
      publication: 1,
      records: [
        { projectName: football.name, status: 'accepted', speaker: '教育局/2021 年 + 附件%.pdf' },
        { projectName: canteen.name, status: 'accepted', speaker: '教育局/2021 年 + 附件%.pdf' },
      ],
    });
  });

  it('a second run with nothing new publishes nothing and changes no byte', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football]));
    await pipeline.run();
    const before = await publicTree(pipeline);
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football]));
    expect(await pipeline.run()).toEqual({ kind: 'nothing-new', more: false });
    expect(await publicTree(pipeline)).toEqual(before);
  });

  it('a corrected report publishes a sequence that names exactly the fields that changed', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football, canteen]));
    await pipeline.run();
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [{ ...football, score: '89.5', problems: ['部分指标仍未细化。'] }, canteen]));
    expect(await pipeline.run()).toEqual({ kind: 'published', sequence: 2, more: false });

    const { counts, records, documents } = await pipeline.changes();
    expect(counts).toEqual({ added: 0, changed: 1, corrected: 0, withdrawn: 0, restored: 0, unchanged: 1 });
    expect(documents.map(({ document }) => document)).toEqual(['a.pdf']);
    expect(records.map(({ kind, title }) => [kind, title])).toEqual([['changed', `${football.name}（${agency}，2021年度）`]]);
    expect(records[0]?.changes.map(({ path, label, before, after }) => ({ path, label, before, after }))).toEqual([
      { path: 'score', label: '评价分值', before: 88.5, after: 89.5 },
      { path: 'scoreText', label: '评价分值（原文）', before: '88.5', after: '89.5' },
      { path: 'problems', label: '主要问题', before: ['部分指标未细化。'], after: ['部分指标仍未细化。'] },
    ]);
    const receipt = await pipeline.receipt('a.pdf');
    expect(receipt.records[0]?.changes?.map(({ path }) => path)).toEqual(['score', 'scoreText', 'problems']);
  });

  it('every release can be had by applying its change summary to the one before', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football, canteen]));
    await pipeline.run();
    const first = await pipeline.records();
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [{ ...football, grade: '优', score: '91' }]));
    await pipeline.drop('b.pdf', reportOf('某区体育局', 2022, [canteen]));
    await pipeline.run();
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(applySummary(first, await pipeline.changes())).toEqual([...(await pipeline.records())].sort(byId));
  });
});

describe('a table with an error', () => {
  it('is held, with the reason and the page, and the others of the document go on', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [{ ...football, amount: '约一千万' }, canteen]));
    await pipeline.run();
    expect((await pipeline.records()).map(({ projectName }) => projectName)).toEqual([canteen.name]);
    const receipt = await pipeline.receipt('a.pdf');
    expect(receipt).toMatchObject({ status: 'partial', tablesFound: 2, recordsAccepted: 1, recordsHeld: 1, publication: 1 });
    expect(receipt.findings.filter(({ severity }) => severity === 'error')).toMatchObject([{ page: 1, found: '约一千万' }]);
  });

  it('withdraws nothing that was public: the earlier record stays, and the receipt says so', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football, canteen]));
    await pipeline.run();
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [{ ...football, score: '一百二十' }]));
    expect(await pipeline.run()).toEqual({ kind: 'nothing-new', more: false });
    expect((await pipeline.records()).map(({ status }) => status)).toEqual(['current', 'current']);
    expect((await pipeline.receipt('a.pdf')).records.map(({ status }) => status)).toEqual(['held', 'kept', 'kept']);
  });
});

describe('a document that is no report', () => {
  it.each([
    ['an empty file', new Uint8Array(0)],
    ['a text', new TextEncoder().encode('不是 PDF')],
    ['a PDF cut off', new TextEncoder().encode('%PDF-1.4\n1 0 obj\n<< /Type /Catalog')],
  ])('%s gets a receipt, and nothing is published', async (_what, bytes) => {
    await pipeline.drop('x.pdf', bytes);
    expect((await pipeline.run()).kind).toBe('nothing-new');
    const receipt = await pipeline.receipt('x.pdf');
    expect(receipt).toMatchObject({ status: 'rejected', tablesFound: 0, publication: null });
    expect(receipt.findings.some(({ severity }) => severity === 'error')).toBe(true);
    expect(pipeline.system.queue.deadLetters).toEqual([]);
  });
});

describe('documents that tell of the same', () => {
  it('the same bytes under another name: nothing new is published, and the receipt says whose copy it is', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football]));
    await pipeline.run();
    await sleep(1100);
    await pipeline.drop('b.pdf', reportOf(agency, 2021, [football]));
    expect((await pipeline.run()).kind).toBe('nothing-new');
    expect(await pipeline.receipt('b.pdf')).toMatchObject({ status: 'duplicate', duplicateOf: 'a.pdf' });
    expect(await pipeline.receipt('a.pdf')).toMatchObject({ status: 'accepted' });

    await pipeline.remove('a.pdf');
    expect((await pipeline.run()).kind).toBe('nothing-new');
    expect(await pipeline.receipt('b.pdf')).toMatchObject({ status: 'accepted', publication: 1 });
    expect(await pipeline.receipt('a.pdf')).toMatchObject({ status: 'withdrawn' });
  });

  it('the later upload speaks; when it goes, the earlier one does; when none is left, a tombstone stays', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football]));
    await pipeline.run();
    await sleep(1100);
    await pipeline.drop('b.pdf', reportOf(agency, 2021, [{ ...football, score: '80', grade: '良' }]));
    await pipeline.run();
    expect((await pipeline.records())[0]).toMatchObject({ score: 80, revision: 2, source: { document: 'b.pdf' } });
    expect((await pipeline.receipt('a.pdf')).records[0]?.speaker).toBe('b.pdf');

    await pipeline.remove('b.pdf');
    await pipeline.run();
    expect((await pipeline.records())[0]).toMatchObject({ score: 88.5, revision: 3, source: { document: 'a.pdf' } });
    expect((await pipeline.receipt('a.pdf')).records[0]?.speaker).toBe('a.pdf');

    await pipeline.remove('a.pdf');
    await pipeline.run();
    const [tombstone] = await pipeline.records();
    expect(tombstone).toMatchObject({ status: 'withdrawn', revision: 4, projectName: football.name });
    expect(tombstone).not.toHaveProperty('score');
    expect(JSON.parse(await pipeline.text('latest.json')).sequence).toBe(4);

    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football]));
    await pipeline.run();
    expect((await pipeline.changes()).counts).toMatchObject({ restored: 1, withdrawn: 0 });
    expect((await pipeline.records())[0]).toMatchObject({ status: 'current', revision: 5, score: 88.5 });
  });
});

describe('the chain', () => {
  it('leads from latest.json through every manifest to the first, each file what its hash says', async () => {
    for (const score of ['81', '82', '83']) {
      await pipeline.drop('a.pdf', reportOf(agency, 2021, [{ ...football, score }]));
      await pipeline.run();
    }
    const latest = await pipeline.latest();
    expect(new TextEncoder().encode(await pipeline.text('latest.json')).byteLength).toBeLessThanOrEqual(1024);
    const sequences: number[] = [];
    let at: { path: string; sha256: string } | null = latest.manifest;
    while (at !== null) {
      const manifest = manifestSchema.parse(JSON.parse(await checked(at.path, at.sha256)));
      sequences.push(manifest.sequence);
      for (const file of [...Object.values(manifest.changes), ...manifest.shards, ...manifest.bulk, ...manifest.feedPages]) {
        await checked(file.path, file.sha256);
      }
      const summary = changeSummarySchema.parse(JSON.parse(await pipeline.text(manifest.changes.json.path)));
      expect(summary.sequence).toBe(manifest.sequence);
      at = manifest.previous;
    }
    expect(sequences).toEqual([3, 2, 1]);
    expect(await pipeline.text('feed.json')).toBe(await pipeline.text((await manifestOf(latest.manifest.path)).feedPages[0]?.path ?? ''));

    async function checked(path: string, sha256: string): Promise<string> {
      const text = await pipeline.text(path);
      expect(createHash('sha256').update(text).digest('hex'), path).toBe(sha256);
      return text;
    }
    async function manifestOf(path: string) {
      return manifestSchema.parse(JSON.parse(await pipeline.text(path)));
    }
  });
});

async function publicTree({ system }: Pipeline): Promise<readonly string[]> {
  const tree: string[] = [];
  for await (const { key, etag } of system.feed.list('')) tree.push(`${key} ${etag}`);
  return tree;
}
