import type { PublishedRecord } from '../../shared/core/document.ts';
import type { Latest, Manifest, ShardEntry } from '../../shared/core/feed/manifest.ts';
import { searchable } from '../model/searchable.ts';
import { fetchJson } from './fetch-json.ts';

/** What one search may load: some 6,000 records of the usual 5 kB, a third of that on the way. More must be narrowed down first. In bytes. */
const bytesMax = 32_000_000;

export type TextSearch =
  | { readonly kind: 'found'; readonly ids: ReadonlySet<string> }
  | { readonly kind: 'too-much'; readonly megabytes: number; readonly megabytesMax: number };

interface Narrowed {
  readonly year: number | null;
  readonly agency: string | null;
}

/** Finds words in the whole text of the records of a year and agency, shard by shard; shards that were read are kept. */
export class TextSearcher {
  readonly #texts = new Map<string, readonly { readonly id: string; readonly text: string }[]>();
  #manifest: (Pick<Manifest, 'shards' | 'shardLists'> & { readonly path: string }) | null = null;

  async search(words: readonly string[], narrowed: Narrowed, onProgress: (done: number) => void, signal: AbortSignal): Promise<TextSearch> {
    const shards = await this.#shardsOf(narrowed);
    const bytes = shards.reduce((sum, shard) => sum + shard.bytes, 0);
    if (bytes > bytesMax) return { kind: 'too-much', megabytes: Math.ceil(bytes / 1e6), megabytesMax: bytesMax / 1e6 };
    const ids = new Set<string>();
    let done = 0;
    for (const shard of shards) {
      signal.throwIfAborted();
      for (const { id, text } of await this.#textsOf(shard)) if (words.every((word) => text.includes(word))) ids.add(id);
      done += shard.bytes;
      onProgress(done / bytes);
    }
    return { kind: 'found', ids };
  }

  async #shardsOf({ year, agency }: Narrowed): Promise<readonly ShardEntry[]> {
    const { manifest } = await fetchJson<Latest>('latest.json', 'pointer');
    if (this.#manifest?.path !== manifest.path) {
      const { shards, shardLists } = await fetchJson<Manifest>(manifest.path, 'immutable');
      this.#manifest = { path: manifest.path, shards, shardLists };
    }
    const hash = agency === null ? null : await agencyHash(agency);
    const lists = this.#manifest.shardLists.filter(({ prefix }) => hash === null || hash.startsWith(prefix));
    const listed = await Promise.all(lists.map(({ path }) => fetchJson<Pick<Manifest, 'shards'>>(path, 'immutable')));
    return [...this.#manifest.shards, ...listed.flatMap(({ shards }) => shards)].filter(
      (shard) => (year === null || shard.fiscalYear === year) && (hash === null || shard.agencyHash === hash),
    );
  }

  async #textsOf({ path }: ShardEntry): Promise<readonly { readonly id: string; readonly text: string }[]> {
    const known = this.#texts.get(path);
    if (known !== undefined) return known;
    const answer = await fetch(path);
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    const lines = (await answer.text()).split('\n').filter((line) => line !== '');
    const texts = lines.map((line) => JSON.parse(line) as PublishedRecord).map((record) => ({ id: record.id, text: textOf(record) }));
    this.#texts.set(path, texts);
    return texts;
  }
}

/** As the publisher names an agency's group of shards (`shared/core/feed/agency-hash.ts`), with what a browser has. */
async function agencyHash(agency: string): Promise<string> {
  const identity = agency.normalize('NFKC').replace(/\s+/gu, '');
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(identity));
  return [...new Uint8Array(digest).subarray(0, 8)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

function textOf(record: PublishedRecord): string {
  const { agency, projectName } = record;
  if (record.status === 'withdrawn') return searchable(`${projectName}\n${agency}`);
  const { achievements, problems, recommendations, rectification, additionalFields } = record;
  const narratives = [achievements, problems, recommendations, rectification].flatMap((paragraphs) => paragraphs ?? []);
  const others = additionalFields.flatMap(({ label, text }) => [label, ...text]);
  return searchable([projectName, agency, ...narratives, ...others].join('\n'));
}
