import assert from 'node:assert/strict';
import { byCodeUnit } from './by-code-unit.ts';
import { type ChangeKind, type ChangeSummary, changeSummarySchema, type RecordChange } from './change-summary.ts';

export interface SummaryInput {
  readonly sequence: number;
  /** RFC 3339. */
  readonly publishedAt: string;
  readonly documents: readonly { readonly document: string; readonly sha256: string | null }[];
  readonly changes: readonly RecordChange[];
  /** Current records (no tombstones) of the release before; 0 where there is none. */
  readonly currentBefore: number;
}

/** The changes of one release, sorted and counted: `unchanged` are the current records that the release before had and this one does not touch. */
export function summarizeChanges(input: SummaryInput): ChangeSummary {
  const { sequence, publishedAt, currentBefore } = input;
  const records = [...input.changes].sort((a, b) => byCodeUnit(a.id, b.id));
  const count = (kind: ChangeKind): number => records.filter((change) => change.kind === kind).length;
  const touched = count('changed') + count('corrected') + count('withdrawn');

  assert(Number.isInteger(currentBefore) && currentBefore >= touched, `${touched} of ${currentBefore} current records changed`);
  assert(sequence > 1 || (currentBefore === 0 && count('restored') === 0), 'before the first release there is nothing');
  for (const [index, change] of records.entries()) assertOfThisRelease(change, records[index - 1], publishedAt);

  return changeSummarySchema.parse({
    sequence,
    previousSequence: sequence === 1 ? null : sequence - 1,
    publishedAt,
    counts: {
      added: count('added'),
      changed: count('changed'),
      corrected: count('corrected'),
      withdrawn: count('withdrawn'),
      restored: count('restored'),
      unchanged: currentBefore - touched,
    },
    documents: [...input.documents].sort((a, b) => byCodeUnit(a.document, b.document)),
    records,
  });
}

function assertOfThisRelease(change: RecordChange, previous: RecordChange | undefined, publishedAt: string): void {
  const { id, kind, record } = change;
  assert.notEqual(previous?.id, id, `${id} changes twice in one release`);
  assert.equal(record.id, id);
  assert.equal(record.modifiedAt, publishedAt, `${id} is of another release`);
  assert.equal(record.status, kind === 'withdrawn' ? 'withdrawn' : 'current', `${id}: ${kind}`);
  assert.equal(
    change.changes.length > 0,
    kind === 'changed' || kind === 'corrected',
    `${id}: ${kind} with ${change.changes.length} fields`,
  );
}
