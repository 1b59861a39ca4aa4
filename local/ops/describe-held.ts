import { fieldLabel } from '../../shared/core/changes/field-label.ts';
import { fieldText } from '../../shared/core/changes/field-text.ts';
import { contentFields } from '../../shared/core/document.ts';
import type { HeldContent } from '../../shared/core/documents/held-table.ts';
import { terminalText } from '../terminal-text.ts';
import type { ShownConfirmation, ShownTable } from './held-tables.ts';
import { missingHeading } from './missing-heading.ts';

/** Tables that a person is shown at once; more than that nobody compares with a page. */
const tablesMax = 20;
/** Columns of a terminal for a name, a finding, a reason. */
const lineColumnsMax = 120;
/** Columns of a terminal for one paragraph of a value. It must be seen whole: a page of text has half of them. */
const paragraphColumnsMax = 4_000;

/** The tables as they were read, with what holds each, and the values to compare with the page. */
export function describeHeld(document: string, tables: readonly ShownTable[]): string {
  if (tables.length === 0) return `Nothing of ${terminalText(document, lineColumnsMax)} is held.`;
  const rest = tables.length - tablesMax;
  return [
    ...tables.slice(0, tablesMax).map(describeTable),
    ...(rest > 0 ? [`… and ${rest} more: --record <number> shows one of them, --json all`] : []),
  ].join('\n\n');
}

export function describeConfirmations(confirmations: readonly ShownConfirmation[]): string {
  return confirmations
    .map(({ number, confirmation: { who, when, why, says }, records }) => {
      const what =
        says.what === 'heading'
          ? `${[says.agency, says.fiscalYear].filter((part) => part !== null).join(', ')} given for ${says.places.length} table(s)`
          : `as printed, in spite of ${says.codes.join(', ')}`;
      const names = records.map(({ projectName }) => projectName).join('、');
      return [
        `Confirmation ${number}: ${terminalText(what, lineColumnsMax)}`,
        `  by ${terminalText(who, lineColumnsMax)} at ${when}: ${terminalText(why, lineColumnsMax)}`,
        `  ${names === '' ? 'nothing is published by it now' : `published by it: ${terminalText(names, lineColumnsMax)}`}`,
      ].join('\n');
    })
    .join('\n\n');
}

function describeTable({ number, projectName, pages, findings, table }: ShownTable): string {
  const [first = 0, last = first] = [pages[0], pages.at(-1)];
  const where = first === last ? `page ${first}` : `pages ${first} to ${last}`;
  const name = projectName === null ? 'no name that can be believed' : terminalText(projectName, lineColumnsMax);
  return [
    `Table ${number}, ${where}: ${name}`,
    ...findings.flatMap(({ code, message, messageZh, found = '' }) => [
      `  ✗ ${code}: ${terminalText(message, lineColumnsMax)} ${terminalText(messageZh, lineColumnsMax)}`,
      ...(found === '' ? [] : [`    seen: ${terminalText(found, lineColumnsMax)}`]),
    ]),
    ...(table?.content == null ? ['  Cannot be confirmed: what was read may not be what is printed.'] : describeContent(table.content)),
  ].join('\n');
}

function describeContent(content: HeldContent): readonly string[] {
  const missing = missingHeading(content);
  const values = contentFields.flatMap((field) => {
    const paragraphs = (fieldText(field, content[field]) || '—').split('\n');
    return paragraphs.map(
      (text, index) => `    ${index === 0 ? `${fieldLabel(field)}: ` : '  '}${terminalText(text, paragraphColumnsMax)}`,
    );
  });
  return ['  Would be published as:', ...values, ...(missing === '' ? [] : [`  Needs first: ${missing}`])];
}
