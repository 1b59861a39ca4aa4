import type { RecordChange } from '../changes/change-summary.ts';
import { recordTitle } from '../changes/record-title.ts';
import type { FieldChange, PublishedRecord } from '../document.ts';
import { besideRedactedReason, redactedReason, redactedText } from './redacted-text.ts';

/** The sides of a change that were taken down: the record as it is from then on, in its redacted form, or null; and whether the one before was. */
export interface RedactedSides {
  readonly after: PublishedRecord | null;
  readonly before: boolean;
}

/**
 * A change without what was taken down: which fields changed stays, and what another document says of them. What a later version says in it goes: nobody
 * here knows what it holds.
 */
export function redactChange(change: RecordChange, { after, before }: RedactedSides): RecordChange {
  if (after === null && !before) return change;
  const { kind, id } = change;
  const record = after ?? change.record;
  const changes = change.changes.map((each) => redactFieldChange(each, after !== null, before));
  return { kind, id, title: recordTitle(record), reason: redactedReasonOf(after !== null), record, changes };
}

export function redactFieldChange(change: FieldChange, after: boolean, before: boolean): FieldChange {
  const { path, label, beforeBoxes, afterBoxes } = change;
  return {
    path,
    label,
    before: before ? redactedText : change.before,
    after: after ? redactedText : change.after,
    class: change.class,
    ...(beforeBoxes !== undefined && !before && { beforeBoxes }),
    ...(afterBoxes !== undefined && !after && { afterBoxes }),
  };
}

/** The reason that was given names a document. */
export function redactedReasonOf(after: boolean): string {
  return after ? redactedReason : besideRedactedReason;
}
