import { shortenText } from '../changes/shorten-text.ts';
import { visibleText } from '../changes/visible-text.ts';
import type { PublishedRecord } from '../document.ts';
import { csvColumns } from './csv-columns.ts';

/** Without it, Excel in a Chinese locale takes the file for GBK. */
const byteOrderMark = '\ufeff';

/** A cell of Excel holds 32,767 UTF-16 units, and what is longer runs into the next row: at worst two units a character, and a mark. */
const cellCharactersMax = 16_000;

/**
 * What a spreadsheet would compute, after blanks too, which some programs drop; full-width forms are taken for the same by East Asian
 * editions.
 */
const formulaStart = /^[\s']*[=+\-@|%＝＋－＠｜％]/u;

/** The first line of `records.excel.csv`, after its byte order mark. */
export const excelCsvHeader = `${byteOrderMark}${csvColumns.map(({ title }) => quoted(title)).join(',')}\r\n`;

/** A record as a line for people who open it in a spreadsheet: nothing in it is a formula, and every cell fits. */
export function excelCsvLine(record: PublishedRecord): string {
  return `${csvColumns.map(({ value }) => cell(value(record))).join(',')}\r\n`;
}

function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  return quoted(withoutFormula(shortenText(visibleText(value.replaceAll(/\r\n?/gu, '\n')), cellCharactersMax)));
}

/** A leading apostrophe makes it text for good, in the file as well as in the sheet. */
function withoutFormula(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}

function quoted(text: string): string {
  return `"${text.replaceAll('"', '""')}"`;
}
