import * as z from 'zod';
import type { RecordChange } from '../changes/change-summary.ts';
import { timeSchema } from '../document.ts';

/** Withdrawals are a collapse where they are more than both: a number of records, and a share of those that are public. */
export interface CollapseLimits {
  readonly recordsMax: number;
  /** From 0 to 1. */
  readonly shareMax: number;
}

/**
 * Over which time withdrawals are counted together, in hours: a run of the publisher is minutes, and what empties a bucket (a lifecycle rule, a
 * synchronisation with an empty folder, a reader that fails on one form after another) may take a night.
 */
const windowHours = 24;

/** Withdrawals that were found within one hour, whether they went out or were held back; each record once. */
export const withdrawalCountSchema = z.strictObject({ hour: timeSchema, records: z.int().min(1) });
export type WithdrawalCount = Readonly<z.infer<typeof withdrawalCountSchema>>;

export interface FoundChanges {
  readonly changes: readonly RecordChange[];
  /** Records whose withdrawal is held back already: it stays so until an order lets it go, or a document says the record again. */
  readonly withheld: ReadonlySet<string>;
  /** Records that an order of their own withdraws: they go out, and count in nothing. */
  readonly ordered: ReadonlySet<string>;
  /** Records whose withdrawal an order lets go. */
  readonly released: ReadonlySet<string>;
  /** What was counted before. */
  readonly counts: readonly WithdrawalCount[];
  /** Current records in public. */
  readonly currentBefore: number;
  readonly now: Date;
}

export interface HeldBack {
  /** What goes out. */
  readonly changes: readonly RecordChange[];
  /** Records whose withdrawal does not. */
  readonly withheld: ReadonlySet<string>;
  readonly counts: readonly WithdrawalCount[];
}

/**
 * What of a release goes out where so many records would vanish that it is more likely a mishap than somebody's will: all but the withdrawals. An order
 * says that they were meant, and the count begins anew.
 */
export function holdBackCollapse(found: FoundChanges, limits: CollapseLimits): HeldBack {
  const { changes, ordered, released, currentBefore, now } = found;
  const withdrawn = changes.filter(({ id, kind }) => kind === 'withdrawn' && !ordered.has(id)).map(({ id }) => id);
  const fresh = withdrawn.filter((id) => !found.withheld.has(id) && !released.has(id));
  const counts = countOn(released.size > 0 ? [] : found.counts, fresh.length, now);
  const total = counts.reduce((sum, { records }) => sum + records, 0);
  const isCollapse = fresh.length > 0 && total > limits.recordsMax && total > limits.shareMax * currentBefore;
  const stays = (id: string): boolean => !released.has(id) && (found.withheld.has(id) || isCollapse);
  const withheld = new Set(withdrawn.filter(stays));
  return { changes: changes.filter(({ id }) => !withheld.has(id)), withheld, counts };
}

const hourMs = 3_600_000;

function countOn(counts: readonly WithdrawalCount[], records: number, now: Date): readonly WithdrawalCount[] {
  const hour = new Date(Math.floor(now.getTime() / hourMs) * hourMs).toISOString();
  const since = now.getTime() - windowHours * hourMs;
  const inTime = counts.filter((count) => Date.parse(count.hour) + hourMs > since);
  const before = inTime.find((count) => count.hour === hour)?.records ?? 0;
  const others = inTime.filter((count) => count.hour !== hour);
  return before + records === 0 ? others : [...others, { hour, records: before + records }];
}
