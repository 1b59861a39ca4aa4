import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import type { PublicSource } from '../../local/verify/public-source.ts';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import type { Candidate } from '../../shared/core/document.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

const canteen = project('学校食堂', { agency: '教育局', problems: ['一、满意度不足。'] });
const road = project('道路养护', { fiscalYear: 2020 });

const states: readonly (readonly Candidate[])[] = [
  [hotline, canteen],
  [{ ...hotline, score: 89 }, canteen, road],
  [canteen, road],
  [{ ...hotline, score: 90 }, canteen, { ...road, grade: null, gradeText: null }],
];

let feed: MemoryStore;
beforeAll(async () => {
  feed = await published(states);
});

describe('a feed that is as it says', () => {
  it('is found right, and counted', async () => {
    expect(await verifyFeed(sourceOf(feed), null)).toMatchObject({ sequence: 4, current: 3, withdrawn: 0, redacted: 0, problem: null });
  });

  it('is found right with each release as the newest', async () => {
    for (let releases = 1; releases <= states.length; releases++) {
      const part = await published(states.slice(0, releases));
      expect((await verifyFeed(sourceOf(part), null)).problem).toBeNull();
    }
  });

  it('has every immutable file looked at', async () => {
    const { files } = await verifyFeed(sourceOf(feed), null);
    expect(files).toBe(immutable(feed).length);
  });

  it('holds a witness, and not a false one', async () => {
    const second = immutable(feed).find((path) => path.startsWith('manifests/2-')) ?? '';
    const sha256 = /-([0-9a-f]{64})/u.exec(second)?.[1] ?? '';
    expect((await verifyFeed(sourceOf(feed), { sequence: 2, sha256 })).problem).toBeNull();
    expect((await verifyFeed(sourceOf(feed), { sequence: 3, sha256 })).problem?.what).toMatch(/history was rewritten/u);
    expect((await verifyFeed(sourceOf(feed), { sequence: 5, sha256 })).problem?.what).toMatch(/the newest is 4/u);
  });
});

describe('a feed that is not', () => {
  it('is found out by any byte of any immutable file, and the file is named', { timeout: 120_000 }, async () => {
    for (const path of immutable(feed)) {
      for (const at of someBytesOf(feed, path)) {
        const { problem } = await verifyFeed(flipped(feed, path, at), null);
        expect([at, problem?.path]).toEqual([at, path]);
      }
    }
  });

  it('is found out by any byte of latest.json that is not white space at its end', async () => {
    const { bytes } = feed.files.get('latest.json') ?? { bytes: new Uint8Array() };
    for (let at = 0; at < bytes.byteLength - 1; at += 7)
      expect((await verifyFeed(flipped(feed, 'latest.json', at), null)).problem).not.toBeNull();
  });

  it.each(['feed.json', 'changes.json', 'records.csv', `records/${hotline.id}.json`, 'latest.json'])(
    'is found out where %s is gone',
    async (path) => {
      const source: PublicSource = { read: async (file) => (file === path ? null : sourceOf(feed).read(file)) };
      expect((await verifyFeed(source, null)).problem).toEqual({ path, what: 'it is not there' });
    },
  );

  it('is found out where its history was rewritten and every hash made to fit, by a witness', async () => {
    const rewritten = await published([
      [hotline, canteen],
      ...states.slice(1).map((state) => state.map((each) => ({ ...each, problems: [] }))),
    ]);
    expect((await verifyFeed(sourceOf(rewritten), null)).problem).toBeNull();
    const second = immutable(feed).find((path) => path.startsWith('manifests/2-')) ?? '';
    const witness = { sequence: 2, sha256: /-([0-9a-f]{64})/u.exec(second)?.[1] ?? '' };
    expect((await verifyFeed(sourceOf(rewritten), witness)).problem?.what).toMatch(/history was rewritten/u);
  });

  it('is found out where a change summary says other than the shards, though every hash fits', async () => {
    const lying = await published(states.slice(0, 2), (path, body) =>
      path.startsWith('changes/2-') && path.endsWith('.json') ? body.replace('"score":89', '"score":98') : body,
    );
    const { problem } = await verifyFeed(sourceOf(lying), null);
    expect(problem?.path).toMatch(/^changes\/2-/u);
    expect(problem?.what).toMatch(/does not give pe-/u);
  });

  it('is found out where the page for people shows another score than the record has, though every hash fits', async () => {
    const lying = await published(states.slice(0, 2), (path, body) =>
      path.startsWith('overview/') ? body.replace('"score":[89', '"score":[98') : body,
    );
    const { problem } = await verifyFeed(sourceOf(lying), null);
    expect(problem?.path).toMatch(/^overview\//u);
    expect(problem?.what).toBe(`its row of ${hotline.id} is not what the record says`);
  });

  it('is found out where a file of all records is not what it is described as', async () => {
    const described = feed.text('datapackage.json');
    const source = (text: string): PublicSource => ({
      read: async (file) => (file === 'datapackage.json' ? new TextEncoder().encode(text) : sourceOf(feed).read(file)),
    });
    expect((await verifyFeed(source(described), null)).problem).toBeNull();
    const another = described.replace(/"bytes": ?(\d+)/u, (_, bytes) => `"bytes":${Number(bytes) + 1}`);
    expect((await verifyFeed(source(another), null)).problem?.path).toMatch(/^bulk\//u);
    expect((await verifyFeed(source('{}'), null)).problem?.path).toBe('datapackage.json');
  });
});

function project(projectName: string, content: Partial<Candidate>): Candidate {
  const record = { ...hotline, ...content, projectName };
  return { ...record, id: recordId(record.agency, record.fiscalYear, projectName) };
}

/** `tell`: what is written in the place of a file, under the name that it then has, wherever it is named. */
async function published(history: readonly (readonly Candidate[])[], tell?: (path: string, body: string) => string): Promise<MemoryStore> {
  const store = new MemoryStore();
  await publishHistory(history, { feed: store, publication, page: { script: '', style: '' } });
  return tell === undefined ? store : retold(store, tell);
}

/** The files again, from the leaves of the chain up, each named by what it now holds. */
async function retold(store: MemoryStore, tell: (path: string, body: string) => string): Promise<MemoryStore> {
  const names = new Map<string, string>();
  const after = new MemoryStore();
  for (const [path, { contentType }] of [...store.files].sort(([a], [b]) => rank(a) - rank(b))) {
    let body = tell(path, store.text(path));
    for (const [from, to] of names) body = body.replaceAll(from, to);
    const sha256 = createHash('sha256').update(body).digest('hex');
    const named = /[0-9a-f]{64}/u.exec(path)?.[0];
    if (named !== undefined) names.set(named, sha256);
    await after.put(named === undefined ? path : path.replace(named, sha256), body, { contentType });
  }
  return after;
}

/** Whoever names a file comes after it. */
function rank(path: string): number {
  if (path === 'latest.json') return 1_000;
  const [, sequence] = /^manifests\/(\d+)-/u.exec(path) ?? [];
  return sequence === undefined ? (/^(?:changes|shards|bulk|overview)\//u.test(path) ? 1 : 2) : 100 + Number(sequence);
}

function sourceOf(store: MemoryStore): PublicSource {
  return { read: async (file) => store.files.get(file)?.bytes ?? null };
}

function flipped(store: MemoryStore, path: string, at: number): PublicSource {
  return {
    read: async (file) => {
      const bytes = store.files.get(file)?.bytes ?? null;
      if (file !== path || bytes === null) return bytes;
      const other = Uint8Array.from(bytes);
      other[at] = (other[at] ?? 0) ^ 1;
      return other;
    },
  };
}

function immutable(store: MemoryStore): string[] {
  return [...store.files.keys()].filter((path) => /[0-9a-f]{64}/u.test(path));
}

/** The first, the last, and two between that differ from file to file. */
function someBytesOf(store: MemoryStore, path: string): Set<number> {
  const length = store.files.get(path)?.bytes.byteLength ?? 0;
  const digest = createHash('sha256').update(path).digest();
  return new Set([0, length - 1, digest.readUInt32BE(0) % length, digest.readUInt32BE(4) % length]);
}
