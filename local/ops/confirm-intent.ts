import { createHash } from 'node:crypto';
import type { Order } from '../../shared/core/documents/order.ts';
import { UsageError } from '../input-files.ts';
import type { BytesOrder } from './give-bytes-orders.ts';
import type { HeldTables, ShownConfirmation, ShownTable } from './held-tables.ts';
import { type MeantConfirmation, meanAsPrinted } from './mean-as-printed.ts';
import { type GivenParts, meanHeading } from './mean-heading.ts';
import { meanUndo } from './mean-undo.ts';
import { missingHeading } from './missing-heading.ts';
import { pickHeld } from './pick-held.ts';

type Decision = Pick<Order, 'who' | 'when' | 'why'>;

export interface ConfirmAsked {
  /** A table's number or project name; with `undo`, a confirmation's. */
  readonly record: string | null;
  /** What a heading does not say; null where nothing is given. */
  readonly parts: GivenParts | null;
  readonly undo: boolean;
  readonly isMeant: boolean;
}

/** What a person is shown, and what they would order. */
export interface ConfirmIntent {
  readonly tables: readonly ShownTable[];
  readonly confirmations: readonly ShownConfirmation[];
  /** Stands for what is shown, so that nobody confirms what they have not seen; null where nothing is to be confirmed. */
  readonly seen: string | null;
  readonly orders: (decision: Decision) => readonly BytesOrder[];
  /** Records that may stand in other documents too. */
  readonly records: readonly string[];
}

/** Of a hash: enough to tell what was shown from anything else that this document was ever read as. */
const seenCharacters = 8;

/** Throws UsageError where what is asked for cannot be done. */
export function confirmIntent(shown: HeldTables, { record, parts, undo, isMeant }: ConfirmAsked): ConfirmIntent {
  if (undo && parts !== null) throw new UsageError('--undo takes a confirmation back; --agency and --year give one');
  if (undo) return undoing(meanUndo(shown, record));
  if (parts !== null) return confirming(shown, meanHeading(shown, record, parts));
  return isMeant || isOneConfirmable(shown, record) ? confirming(shown, meanAsPrinted(shown, record)) : looking(shown, record);
}

function isOneConfirmable(shown: HeldTables, record: string | null): boolean {
  const [one, ...others] = shown.held.length === 0 ? [] : pickHeld(shown, record);
  return others.length === 0 && one?.table?.content != null && missingHeading(one.table.content) === '';
}

function confirming({ document, sha256 }: HeldTables, { says, tables }: MeantConfirmation): ConfirmIntent {
  if (sha256 === null) throw new UsageError(`${document} is too large to be read`);
  const shown = JSON.stringify([sha256, says, tables.map(({ table }) => table.content)]);
  return {
    tables,
    confirmations: [],
    seen: createHash('sha256').update(shown).digest('hex').slice(0, seenCharacters),
    orders: (decision) => [{ kind: 'confirm', subject: `bytes#${sha256}`, ...decision, says }],
    records: [],
  };
}

function looking(shown: HeldTables, record: string | null): ConfirmIntent {
  const tables = record === null ? shown.held : pickHeld(shown, record);
  return { tables, confirmations: shown.confirmations, seen: null, orders: () => [], records: [] };
}

function undoing(confirmations: readonly ShownConfirmation[]): ConfirmIntent {
  const byBytes = [...Map.groupBy(confirmations, ({ sha256 }) => sha256)];
  return {
    tables: [],
    confirmations,
    seen: null,
    orders: (decision) =>
      byBytes.map(([sha256, each]) => ({
        kind: 'confirm-undone',
        subject: `bytes#${sha256}`,
        ...decision,
        orders: each.map(({ confirmation }) => confirmation.name),
      })),
    records: confirmations.flatMap(({ records }) => records.map(({ id }) => id)),
  };
}
