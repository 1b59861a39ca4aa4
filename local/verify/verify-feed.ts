import { latestSchema, type Manifest } from '../../shared/core/feed/manifest.ts';
import { FeedReader } from './feed-reader.ts';
import { judging, Offence } from './offence.ts';
import type { PublicSource } from './public-source.ts';
import { verifyAliases } from './verify-aliases.ts';
import { type ReleaseState, verifyRelease } from './verify-release.ts';
import { type ChainLink, type Witness, walkChain } from './walk-chain.ts';

export interface Verification {
  /** The newest release. */
  readonly sequence: number;
  readonly publishedAt: string;
  readonly files: number;
  readonly bytes: number;
  readonly current: number;
  readonly withdrawn: number;
  /** Files whose content was taken down, and replaced by what the chain says. */
  readonly redacted: number;
  /** Files with fields that only a later version of this program knows: those were not judged. */
  readonly later: number;
  /** The first thing that is off; null where nothing is. */
  readonly problem: { readonly path: string; readonly what: string } | null;
}

const nothing = { sequence: 0, publishedAt: '', current: 0, withdrawn: 0 };

/**
 * Walks the chain of manifests from the newest back to the first, and then the releases from the first to the newest: every immutable file is what its
 * name says and what its schema promises, every release is the one before with its change summary applied, and every count is right.
 */
export async function verifyFeed(
  source: PublicSource,
  witness: Witness | null,
  onRelease: (sequence: number) => void = () => {},
): Promise<Verification> {
  const reader = new FeedReader(source);
  let at = nothing;
  try {
    const latest = await readPointer(reader);
    at = { ...at, sequence: latest.sequence, publishedAt: latest.publishedAt };
    const chain = await walkChain(latest, witness, reader);
    const state = await verifyReleases(chain, reader, onRelease);
    judging('latest.json', () => {
      const { json } = state.manifest.changes;
      if (latest.changes.path !== json.path || latest.changes.sha256 !== json.sha256)
        throw new Error('it names other changes than its manifest');
    });
    await verifyAliases(state.manifest, state.summary, reader);
    at = { ...at, current: state.current, withdrawn: state.records - state.current };
    return { ...at, ...countsOf(reader), problem: null };
  } catch (error) {
    if (!(error instanceof Offence)) throw error;
    return { ...at, ...countsOf(reader), problem: { path: error.path, what: error.message } };
  }
}

async function readPointer(reader: FeedReader) {
  const bytes = await reader.alias('latest.json');
  if (bytes === null) throw new Offence('latest.json', 'it is not there');
  return judging('latest.json', () => reader.parsed('latest.json', latestSchema, JSON.parse(new TextDecoder().decode(bytes))));
}

async function verifyReleases(
  chain: readonly ChainLink[],
  reader: FeedReader,
  onRelease: (sequence: number) => void,
): Promise<ReleaseState & { manifest: Manifest }> {
  let state: ReleaseState | null = null;
  for (const link of chain) {
    state = await verifyRelease(link, state, reader, link === chain.at(-1));
    onRelease(link.sequence);
  }
  if (state === null) throw new Offence('latest.json', 'it leads to no release');
  return state;
}

function countsOf({ files, bytes, redactions, later }: FeedReader) {
  return { files, bytes, redacted: redactions.size, later: later.size };
}
