import type { FeedPorts } from '../../lambdas/publish/publish-ports.ts';
import { writeAliases } from '../../lambdas/publish/write-aliases.ts';
import { writeRelease } from '../../lambdas/publish/write-release.ts';
import type { Candidate, PublishedRecord } from '../../shared/core/document.ts';
import type { ReleasePlan } from '../../shared/core/feed/release-plan.ts';
import { readLatest } from '../../shared/steps/read-feed.ts';
import { publishState, type Release } from '../core/changes/publish-state.ts';

/**
 * What the documents say, time by time → releases in the feed, by the publisher's own writing, without documents and table. After each release
 * `onRelease` may look at the feed, with the records that it ought to have.
 */
export async function publishHistory(
  states: readonly (readonly Candidate[])[],
  given: Omit<FeedPorts, 'sourcesPublic'>,
  onRelease: (records: readonly PublishedRecord[], sequence: number) => Promise<void> = async () => {},
): Promise<Release> {
  const ports: FeedPorts = { ...given, sourcesPublic: false };
  let release: Release | null = null;
  for (const state of states) {
    const next = publishState(release, state);
    if (next === null) continue;
    release = next;
    await publishRelease(next, ports);
    await onRelease(next.records, next.summary.sequence);
  }
  if (release === null) throw new Error('a history without a release');
  return release;
}

async function publishRelease({ summary }: Release, ports: FeedPorts): Promise<void> {
  const latest = await readLatest(ports.feed);
  const { sequence, publishedAt } = summary;
  const base = latest === null ? null : { sequence: latest.latest.sequence, manifest: latest.latest.manifest };
  const touched = summary.records.map(({ id }) => id);
  const plan: ReleasePlan = {
    sequence,
    publishedAt,
    base,
    summary,
    documents: [],
    touched,
    orders: [],
    sources: [],
    redactionSha256: null,
  };
  const switched = await writeRelease(plan, summary, null, latest, ports);
  if (switched === 'lost') throw new Error('nobody else publishes here');
  await writeAliases(switched, summary, null, ports);
}
