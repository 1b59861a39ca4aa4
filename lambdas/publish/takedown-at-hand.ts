import { recordSubject } from '../../shared/core/documents/claim.ts';
import type { Latest } from '../../shared/core/feed/manifest.ts';
import type { Redaction } from '../../shared/core/redaction/redaction.ts';
import { mapInParallel } from '../../shared/steps/map-in-parallel.ts';
import { readRedaction } from '../../shared/steps/read-redaction.ts';
import type { PublishPorts } from './publish-ports.ts';

/** What a run of the publisher must know of takedowns. */
export interface TakedownAtHand {
  /** Of the bytes: nothing that stands in them goes public, whatever claims still say it. */
  readonly sha256s: ReadonlySet<string>;
  /** The next release names what was rewritten: where that was up to the release before it. */
  readonly redaction: Redaction | null;
  readonly redactionSha256: string | null;
  /** Documents that say, or once said, what stands in them: what is held back of them is to be compared anew. */
  readonly documents: readonly string[];
}

const nothing: TakedownAtHand = { sha256s: new Set(), redaction: null, redactionSha256: null, documents: [] };

const requestsAtOnce = 8;

export async function takedownAtHand(
  latest: Latest | null,
  { table, uploads }: Pick<PublishPorts, 'table' | 'uploads'>,
): Promise<TakedownAtHand> {
  const takedown = await table.getTakedown();
  if (takedown === null) return nothing;
  const { history } = takedown;
  const isDue = history !== null && history.manifestSha256 === latest?.manifest.sha256;
  const redactionSha256 = isDue ? history.redactionSha256 : null;
  const redaction = await readRedaction(redactionSha256, uploads);
  const subjects = [...takedown.sha256s.map((sha256) => `bytes#${sha256}` as const), ...(redaction?.recordIds ?? []).map(recordSubject)];
  const claims = await mapInParallel(subjects, requestsAtOnce, (subject) => table.claimsOn(subject));
  const documents = [...new Set(claims.flat().map(({ document }) => document))];
  return { sha256s: new Set([...takedown.sha256s, ...takedown.done]), redaction, redactionSha256, documents };
}
