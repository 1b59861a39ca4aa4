import { UsageError } from '../input-files.ts';
import type { HeldTables, ShownTable } from './held-tables.ts';
import type { MeantConfirmation } from './mean-as-printed.ts';
import { missingHeading } from './missing-heading.ts';
import { assertConfirmable, type ConfirmableTable, pickHeld } from './pick-held.ts';

export interface GivenParts {
  readonly agency: string | null;
  readonly fiscalYear: number | null;
}

/** Agency and year of one table, or of every table whose heading does not say them. Throws UsageError where a heading says what is given, or lacks more. */
export function meanHeading(shown: HeldTables, record: string | null, given: GivenParts): MeantConfirmation {
  const picked = pickHeld(shown, record);
  const open = record === null ? picked.filter(isOpen) : picked;
  const tables = open.map(assertConfirmable);
  if (tables.length === 0) throw new UsageError(`no held table of ${shown.document} only lacks a heading that says whose it is`);
  for (const { number, table } of tables) {
    const missing = missingHeading(table.content);
    if (missing === givenOptions(given)) continue;
    const words = missing === '' ? 'says whose it is' : `lacks what ${missing} gives, and nothing else`;
    throw new UsageError(`table ${number}: its heading ${words}; give the tables that lack the same together, or one by one with --record`);
  }
  return {
    says: { what: 'heading', places: tables.map(({ table }) => table.place), ...given },
    tables: tables.map((table) => withHeading(table, given)),
  };
}

function isOpen({ table }: ShownTable): boolean {
  return table?.content != null && missingHeading(table.content) !== '';
}

function givenOptions({ agency, fiscalYear }: GivenParts): string {
  return missingHeading({ agency: agency === null ? '' : null, fiscalYear: fiscalYear === null ? 0 : null });
}

/** As it would be published. */
function withHeading(shown: ConfirmableTable, { agency, fiscalYear }: GivenParts): ConfirmableTable {
  const { content } = shown.table;
  const whole = { ...content, agency: content.agency ?? agency, fiscalYear: content.fiscalYear ?? fiscalYear };
  return { ...shown, table: { ...shown.table, content: whole } };
}
