import { type Receipt, receiptSchema } from '../shared/core/document.ts';
import { receiptKey } from '../shared/core/documents/keys.ts';
import { statusTitles } from '../shared/core/documents/status-titles.ts';
import { parseStored } from '../shared/core/stored/parse-stored.ts';
import type { LocalSystem } from './local-system.ts';
import { textTable } from './text-table.ts';

/** A receipt with a thousand projects has some megabytes. In bytes. */
const receiptBytesMax = 64 * 1024 * 1024;

/** What became of each document, from its receipt, as a table for a terminal. */
export async function documentsTable(documents: readonly string[], system: LocalSystem): Promise<string> {
  const rows = [['document', 'result', 'tables', 'accepted', 'held', 'feed', 'why']];
  for (const document of documents) rows.push(await reportRow(document, system));
  return textTable(rows);
}

async function reportRow(document: string, system: LocalSystem): Promise<string[]> {
  const object = await system.uploads.get(receiptKey(document, 'json'), { bytesMax: receiptBytesMax });
  if (object === null) return [document, `failed ${statusTitles.failed}`, '', '', '', '', 'no receipt: see the errors above'];
  const receipt = parseStored(receiptSchema, JSON.parse(new TextDecoder().decode(object.bytes)));
  const counts = [receipt.tablesFound, receipt.recordsAccepted, receipt.recordsHeld].map(String);
  return [document, `${receipt.status} ${statusTitles[receipt.status]}`, ...counts, feedColumn(receipt), why(receipt)];
}

function feedColumn({ publication }: Receipt): string {
  if (publication === null) return '–';
  return publication === 'pending' ? 'pending' : `#${publication}`;
}

/** The first reason and how many more there are; the receipt has them all. */
function why(receipt: Receipt): string {
  const { status, duplicateOf, findings } = receipt;
  if (status === 'duplicate' && duplicateOf !== undefined) return `same bytes as ${duplicateOf}`;
  const errors = findings.filter(({ severity }) => severity === 'error');
  const warnings = findings.filter(({ severity }) => severity === 'warning').length;
  const [first] = errors;
  if (first !== undefined) return errors.length === 1 ? first.messageZh : `${first.messageZh} (and ${errors.length - 1} more)`;
  return [spokenFor(receipt), warnings === 0 ? '' : `${warnings} warning(s), see the receipt`].filter((text) => text !== '').join('; ');
}

/** Other documents that tell of the same projects, and were uploaded later. */
function spokenFor({ document, records }: Receipt): string {
  const speakers = records.flatMap(({ speaker }) => (speaker === undefined || speaker === document ? [] : [speaker]));
  const [first, ...others] = new Set(speakers);
  if (first === undefined) return '';
  return `${speakers.length} of its records: ${first}${others.length > 0 ? ' and others' : ''} speak${others.length > 0 ? '' : 's'} for them, as the later upload`;
}
