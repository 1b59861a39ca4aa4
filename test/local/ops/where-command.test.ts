import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalSystem } from '../../../local/local-system.ts';
import { whereSentence } from '../../../local/ops/where-sentence.ts';
import { incomingKey } from '../../../shared/core/documents/keys.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';
import { beginSystem } from '../../support/begin-system.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';
import { runOps } from '../../support/run-ops.ts';
import { sampleHead } from '../../support/sample-documents.ts';

const id = recordId('某市教育局', 2021, '校园足球');
let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jixiao-where-'));
  await beginSystem(out, { '教育局/足球.pdf': reportPdf(reportOf('某市教育局', 2021, [{ name: '校园足球' }])), 'bad.pdf': 'not a PDF' });
  const system = await startLocalSystem(path.join(out, 'state'), { onEvent: () => {} });
  await system.uploads.put(incomingKey('lost.pdf'), 'nobody heard of it', { contentType: 'application/pdf' });
  await system.uploads.put(incomingKey('gone.pdf'), 'gone', { contentType: 'application/pdf' });
  await system.uploads.delete(incomingKey('gone.pdf'));
  await system.close();
});
afterAll(() => rm(out, { recursive: true, force: true }));

const where = (...args: readonly string[]) => runOps('where', '--out', out, ...args);

it.each(['教育局/足球.pdf', 'incoming/教育局/足球.pdf', 'receipts/教育局/足球.pdf.html', '足球.pdf'])(
  'finds a document by %s',
  async (name) => {
    const { code, stdout } = await where(name);
    expect(code).toBe(0);
    expect(stdout).toMatch(/document {2}教育局\/足球\.pdf\nbucket {4}version \S+, since 20\S+, \d+ bytes\nhead {6}present/);
    expect(stdout).toMatch(/receipt {3}accepted, publication release 1 of 20\S+, written 20\S+\nrecord {4}pe-\S+ accepted 校园足球/);
    expect(stdout).toMatch(/\n\nIt is published since release 1\.\n$/);
  },
);

it('tells the same as data, and by the bytes', async () => {
  const [said] = JSON.parse((await where('教育局/足球.pdf', '--json')).stdout);
  expect(said).toMatchObject({
    document: '教育局/足球.pdf',
    head: { state: 'present', dueAt: null, failed: null },
    receipt: { says: { status: 'accepted', publication: 1 } },
    feed: { sequence: 1, isSettled: true },
    queues: [],
    sentence: 'It is published since release 1.',
  });
  expect(JSON.parse((await where(said.head.sha256, '--json')).stdout)).toEqual([said]);
});

it('tells of a record what the public has, who says it, and what was ordered', async () => {
  const { stdout } = await where(id);
  expect(stdout).toContain(`record    ${id} 某市教育局 2021 校园足球\npublic    current, revision 1`);
  expect(stdout).toContain('document  教育局/足球.pdf, speaks for it\n\nIt is published as it is since release 1.\n');
});

it('tells what was deleted from what was never there, and when everything was', async () => {
  const gone = await where('gone.pdf');
  expect(gone.stdout).toMatch(
    /bucket {4}nothing stands there, deleted at 20\S+\nbefore {4}version \S+, since 20\S+, 4 bytes\nhead {6}none/,
  );
  expect(gone.stdout).toContain('It was put into the bucket and is deleted since 20');
  expect((await where('教育局/足球.pdf')).stdout).toMatch(
    /published \S+, release 1 of 20\S+Z\n.*receipt {3}accepted, publication release 1 of 20/s,
  );
  expect((await where(id)).stdout).toMatch(/release {3}1 of 20\S+Z: added, /);
});

it('tells who ordered what, when and why, and which notice told of it', async () => {
  const order = (command: string, ...args: readonly string[]) => runOps(command, '--out', out, ...args, '--who', '值班员', '--yes');
  await order('withdraw', '--record', id, '--why', '待核实');
  await order('takedown', '--document', 'bad.pdf', '--why', '误公开');
  expect((await where('教育局/足球.pdf')).stdout).toMatch(new RegExp(`order {5}20\\S+Z ${id} withdrawn by 值班员: 待核实\n`));
  const { stdout } = await where('bad.pdf');
  expect(stdout).toMatch(/order {5}20\S+Z bytes taken down, for good, by 值班员: 误公开\n/);
  expect(stdout).toMatch(/told {6}notice \d of 20\S+Z: that it needs an officer\n/);
  const [said] = JSON.parse((await where('bad.pdf', '--json')).stdout);
  expect(said).toMatchObject({
    orders: [{ kind: 'takedown', why: '误公开' }],
    head: { told: { at: expect.stringMatching(/^20/) } },
  });
});

it('says what nothing of is public, and what it does not know', async () => {
  expect((await where('bad.pdf')).stdout).toContain('Nothing of it is public: its receipt says why');
  expect((await where('lost.pdf')).stdout).toMatch(/head {6}none: nobody ever read it.*It waits to be read: it came at 20/s);
  expect(await where('nix.pdf')).toMatchObject({ code: 2, stderr: 'nix.pdf: no document has this key, and none in the bucket ends so.\n' });
  expect(await where()).toMatchObject({ code: 2, stderr: expect.stringContaining('where is what?') });
});

describe('the sentence', () => {
  const now = new Date('2026-03-01T12:00:00Z');
  const bucket = { versionId: 'v1', lastModified: '2026-03-01T08:00:00Z', bytes: 3 };
  const places = {
    document: 'a "b".pdf',
    bucket,
    head: sampleHead(),
    versions: [],
    releases: [],
    orders: [],
    receipt: null,
    feed: null,
    queues: [],
  };
  const parked = [{ name: 'parked', waiting: 3, taken: 0, named: 1 }];

  it.each<[string, Partial<Parameters<typeof whereSentence>[0]>, string]>([
    ['failed', { head: sampleHead({ failed: { versionId: 'v1', at: bucket.lastModified } }) }, 'redrive --document "a \\"b\\".pdf" --yes'],
    ['parked', { queues: parked }, 'redrive --document'],
    ['never read', { head: null }, 'reprocess --document'],
    ['under an embargo', { head: sampleHead({ dueAt: '2026-03-02T00:00:00Z' }) }, 'It waits for its time'],
    ['due', { head: sampleHead({ dueAt: '2026-03-01T11:59:00Z' }) }, 'It waits for the publisher since 2026-03-01T11:59:00Z'],
    ['withheld', { head: sampleHead({ withheld: { revisions: ['r'], since: bucket.lastModified } }) }, 'release-collapse'],
    [
      'removed',
      { bucket: null, head: sampleHead({ state: 'removed', publishedSequence: 4 }) },
      'It was removed; the public feed says so since release 4.',
    ],
    ['unknown', { bucket: null, head: null }, 'Nothing is known of it: it never stood in the bucket'],
    [
      'deleted before it was read',
      {
        ...{ bucket: null, head: null },
        versions: [{ versionId: 'v2', lastModified: '2026-03-01T09:00:00Z', kind: 'delete-marker', bytes: null, isLatest: true }],
      },
      'is deleted since 2026-03-01T09:00:00Z',
    ],
  ])('of what is %s says what it waits for, or what to do', (_what, given, said) => {
    expect(whereSentence({ ...places, ...given }, now)).toContain(said);
  });
});
