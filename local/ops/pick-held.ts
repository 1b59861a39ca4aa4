import type { HeldContent, HeldTable } from '../../shared/core/documents/held-table.ts';
import { confirmability } from '../../shared/core/rules/confirmability.ts';
import { rules } from '../../shared/core/rules/index.ts';
import { UsageError } from '../input-files.ts';
import type { HeldTables, ShownTable } from './held-tables.ts';

/** A held table of which what was read is certain. */
export type ConfirmableTable = ShownTable & { readonly table: HeldTable & { readonly content: HeldContent } };

/** The held tables that a person means, by number or project name; all of them where none is named. Throws UsageError where that means none. */
export function pickHeld({ document, held }: HeldTables, record: string | null): readonly ShownTable[] {
  if (held.length === 0) throw new UsageError(`nothing of ${document} is held`);
  const picked = held.filter(({ number, projectName }) => record === null || record === String(number) || record === projectName);
  if (picked.length === 0) throw new UsageError(`${record}: no held table of ${document} has this number or project name`);
  return picked;
}

/** Throws UsageError, with what to do instead, where nobody can confirm what was read. */
export function assertConfirmable(shown: ShownTable): ConfirmableTable {
  const { number, table } = shown;
  if (table === null)
    throw new UsageError(`table ${number}: no table with a project's name was recognised there, so there is nothing to confirm`);
  const { content } = table;
  if (content !== null) return { ...shown, table: { ...table, content } };
  const never = table.codes.filter((code) => confirmability(code) === 'never');
  throw new UsageError(
    [`table ${number} cannot be confirmed: what was read may not be what is printed.`, ...never.map(remedyOf)].join('\n  '),
  );
}

function remedyOf(code: string): string {
  const { title = code, remedy = '' } = rules.find((rule) => rule.code === code)?.documentation.en ?? {};
  return `${code}: ${title}. ${remedy}`;
}
