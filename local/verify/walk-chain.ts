import assert from 'node:assert/strict';
import { type Latest, manifestSchema } from '../../shared/core/feed/manifest.ts';
import type { FeedReader } from './feed-reader.ts';
import { judging, Offence } from './offence.ts';

/** What a reader remembers of an earlier day: the hash of a release's manifest. */
export interface Witness {
  readonly sequence: number;
  readonly sha256: string;
}

export interface ChainLink {
  readonly sequence: number;
  readonly path: string;
  readonly sha256: string;
}

/** From the newest manifest back to the first, each named by the one after it; returned from the first on. What was redacted is learned on the way. */
export async function walkChain(latest: Latest, witness: Witness | null, reader: FeedReader): Promise<readonly ChainLink[]> {
  const chain: ChainLink[] = [];
  let publishedAfter = latest.publishedAt;
  let at: { readonly path: string; readonly sha256: string } | null = latest.manifest;
  for (let sequence = latest.sequence; at !== null; sequence--) {
    const link: ChainLink = { sequence, path: at.path, sha256: at.sha256 };
    const manifest = await reader.json(link, manifestSchema);
    judging(link.path, () => {
      assert.equal(manifest.sequence, sequence, `it is of sequence ${manifest.sequence}, where ${sequence} belongs`);
      assert.equal(manifest.previous === null, sequence === 1, 'only the first release has none before it');
      assert(manifest.publishedAt <= publishedAfter, 'it was published after the one that follows it');
      if (sequence === latest.sequence) assert.equal(manifest.publishedAt, latest.publishedAt, 'latest.json gives another time');
    });
    if (witness?.sequence === sequence && witness.sha256 !== link.sha256) {
      throw new Offence(link.path, `the witness remembers release ${sequence} as ${witness.sha256}: history was rewritten`);
    }
    for (const { from, to } of manifest.redactions) reader.redactions.set(from, to);
    chain.push(link);
    publishedAfter = manifest.publishedAt;
    at = manifest.previous;
  }
  if (witness !== null && (witness.sequence < 1 || witness.sequence > latest.sequence)) {
    throw new Offence('latest.json', `the witness remembers release ${witness.sequence}, and the newest is ${latest.sequence}`);
  }
  return chain.reverse();
}
