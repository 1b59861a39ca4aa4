import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, it } from 'vitest';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { recordPagePath } from '../../shared/core/feed/record-file.ts';
import { sourcePath } from '../../shared/core/feed/source-path.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';
import { feedBucket, uploadsBucket } from '../convergence/world.ts';

const reader = new ReportReader();
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const first = report('某市教育局', 2021, [football, canteen]);
const second = report('某市教育局', 2021, [{ ...football, score: '84' }, canteen]);

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader, { sourcesPublic: true });
});

describe('where source documents are public', () => {
  it('a published record leads to its document, byte for byte, from its page and from both forms of the change summary', async () => {
    await stage.put('a.pdf', first);
    await stage.publish();
    expect(sources()).toEqual([pathOf(first)]);
    expect(textOf(pathOf(first))).toBe(first);
    const { id = '' } = stage.record('校园足球') ?? {};
    const { md, html } = stage.eye.releases[0]?.manifest.changes ?? {};
    for (const page of [recordPagePath(id), md?.path ?? '', html?.path ?? '']) expect(linksOf(page)).toContain(pathOf(first));
  });

  it('it is a PDF, and is kept for good', async () => {
    await stage.put('a.pdf', first);
    await stage.publish();
    expect(stage.world.s3.current(feedBucket, pathOf(first))?.headers).toEqual({
      'content-type': 'application/pdf',
      'cache-control': 'public, max-age=31536000, immutable',
    });
  });

  it('every version that was published stays; one that a later upload overtook before its release is not there', async () => {
    await stage.put('a.pdf', first);
    await stage.publish();
    await stage.put('a.pdf', report('某市教育局', 2021, [football]));
    await stage.put('a.pdf', second);
    await stage.publish();
    expect(sources()).toEqual([pathOf(first), pathOf(second)].toSorted());
    expect(brokenLinks()).toEqual([]);
  });

  it('nothing is public of a document that gives no record', async () => {
    await stage.put('a.pdf', first);
    await stage.put('b.pdf', '不是报告');
    await stage.publish();
    expect(sources()).toEqual([pathOf(first)]);
  });

  it('of a document that waits for its publication nothing is there, and its removal takes nothing that was public', async () => {
    stage = new Stage(reader, { sourcesPublic: true, publicationDelaySeconds: 3600 });
    await stage.put('a.pdf', first);
    await stage.publish();
    expect(sources()).toEqual([]);
    stage.world.pass(3600);
    await stage.publish();
    await stage.remove('a.pdf');
    await stage.publish();
    expect(stage.projects()).toEqual(['†校园足球', '†食堂补贴'].toSorted());
    expect(sources()).toEqual([pathOf(first)]);
  });

  it('the record is published without a link where its document has gone from the bucket meanwhile', async () => {
    await stage.put('a.pdf', first);
    stage.world.undo('a.pdf');
    await stage.publish();
    expect(stage.projects()).toHaveLength(2);
    expect(sources()).toEqual([]);
    expect(allLinks()).toEqual([]);
  });

  it('a copy of the document under another name is one file', async () => {
    await stage.put('a.pdf', first);
    await stage.put('b.pdf', first);
    await stage.publish();
    expect(sources()).toEqual([pathOf(first)]);
  });

  it('is found out by verify where one has other bytes', async () => {
    await stage.put('a.pdf', first);
    await stage.publish();
    expect((await verifyFeed({ read }, null)).problem).toBeNull();
    const lying = async (path: string) => (path === pathOf(first) ? new TextEncoder().encode(second) : read(path));
    expect((await verifyFeed({ read: lying }, null)).problem?.path).toBe(pathOf(first));
  });
});

it('where they are not, none is there, nothing leads to one, and none is read', async () => {
  stage = new Stage(reader);
  await stage.put('a.pdf', first);
  const read: string[] = [];
  await stage.publish((call, carryOut) => {
    read.push(call.what);
    return carryOut();
  });
  expect(sources()).toEqual([]);
  expect(allLinks()).toEqual([]);
  expect(read.filter((what) => what.includes('sources/') || what.includes(`${uploadsBucket}/${incomingKey('')}`))).toEqual([]);
});

it('once they are no longer, what was public stays, and new pages do not lead to it', async () => {
  await stage.put('a.pdf', first);
  await stage.publish();
  stage.settings = { sourcesPublic: false };
  await stage.put('a.pdf', second);
  await stage.publish();
  expect(sources()).toEqual([pathOf(first)]);
  expect(linksOf(recordPagePath(stage.record('校园足球')?.id ?? ''))).toEqual([]);
});

function pathOf(content: string): string {
  return sourcePath(createHash('sha256').update(content).digest('hex'));
}

function sources(): readonly string[] {
  return [...stage.world.s3.objects(feedBucket, 'sources/').keys()].toSorted();
}

async function read(path: string): Promise<Uint8Array | null> {
  return stage.world.s3.current(feedBucket, path)?.bytes ?? null;
}

function textOf(path: string): string {
  return new TextDecoder().decode(stage.world.s3.current(feedBucket, path)?.bytes);
}

/** The source documents that a file leads to. */
function linksOf(path: string): readonly string[] {
  return [...textOf(path).matchAll(/\.\.\/(sources\/[^#]*)#page=1\b/gu)].map(([, link = '']) => link);
}

function allLinks(): readonly string[] {
  return [...stage.world.s3.objects(feedBucket).keys()].flatMap(linksOf);
}

function brokenLinks(): readonly string[] {
  expect(allLinks().length).toBeGreaterThan(0);
  return allLinks().filter((link) => stage.world.s3.current(feedBucket, link) === null);
}
