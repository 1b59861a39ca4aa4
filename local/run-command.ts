import { access, constants, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Receipt, receiptSchema } from '../shared/core/document.ts';
import { receiptKey } from '../shared/core/documents/keys.ts';
import { describePublication } from './describe-publication.ts';
import { findInputFiles, type InputFiles, UsageError } from './input-files.ts';
import { type LocalSystem, startLocalSystem } from './local-system.ts';
import { mirrorResults } from './mirror-results.ts';
import { createProgressBar } from './progress-bar.ts';
import { textTable } from './text-table.ts';

export const runUsage = `npm start [-- <pdf or folder>… --out <folder>]

Reads the reports, checks and records their project tables, and publishes the feed, once, all on this machine.
Without a path it takes the sample that comes with the project. Results go to --out (default: out); a second run on the same folder continues from it.`;

const bundledSample = fileURLToPath(new URL('./sample', import.meta.url));

/** A receipt with a thousand projects has some megabytes. In bytes. */
const receiptBytesMax = 64 * 1024 * 1024;

/** The main job, once. Resolves to the exit code: 0 where every document was dealt with, 1 where the system failed one of them. */
export async function runCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseRunArgs(args);
  if (values.help) {
    console.log(runUsage);
    return 0;
  }
  const input = await findInputFiles(positionals.length > 0 ? positionals : [bundledSample]);
  const out = path.resolve(values.out);
  await assertWritable(out);
  const system = await startLocalSystem(path.join(out, 'state'));
  try {
    return await run(input, out, system);
  } finally {
    await system.close();
  }
}

function parseRunArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { out: { type: 'string', default: 'out' }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${runUsage}`);
  }
}

async function assertWritable(folder: string): Promise<void> {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${folder} cannot be written: ${(error as Error).message}`);
  }
}

async function run({ files, others }: InputFiles, out: string, system: LocalSystem): Promise<number> {
  for (const file of files) await system.drop(file);
  const progress = createProgressBar('reading', files.length, process.stderr);
  await system.extract(() => progress.tick());
  progress.end();
  const publications = describePublication(await system.publish());
  await mirrorResults(system, out);
  await report(
    files.map(({ document }) => document),
    system,
  );
  if (others > 0) console.log(`\n${others} other file(s) in the given folders are not PDFs and were passed over.`);
  console.log(`\n${publications}`);
  console.log(whereToLook(path.relative('', out) || '.'));
  if (system.queue.deadLetters.length === 0) return 0;
  console.error(`\n${system.queue.deadLetters.length} document(s) could not be processed by the system; the errors stand above.`);
  return 1;
}

async function report(documents: readonly string[], system: LocalSystem): Promise<void> {
  const rows = [['document', 'result', 'tables', 'accepted', 'held', 'feed', 'why']];
  for (const document of documents) rows.push(await reportRow(document, system));
  console.log(textTable(rows));
}

async function reportRow(document: string, system: LocalSystem): Promise<string[]> {
  const object = await system.uploads.get(receiptKey(document, 'json'), { bytesMax: receiptBytesMax });
  if (object === null) return [document, 'failed 系统故障', '', '', '', '', 'no receipt: see the errors above'];
  const receipt = receiptSchema.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
  const counts = [receipt.tablesFound, receipt.recordsAccepted, receipt.recordsHeld].map(String);
  return [document, `${receipt.status} ${statusZh[receipt.status]}`, ...counts, feedColumn(receipt), why(receipt)];
}

const statusZh: Readonly<Record<Receipt['status'], string>> = {
  accepted: '全部收录',
  partial: '部分收录',
  held: '暂未收录',
  rejected: '未能读取',
  duplicate: '重复文件',
  withdrawn: '文件已移除',
  failed: '系统故障',
};

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

function whereToLook(out: string): string {
  return [
    `  ${path.join(out, 'public')}    what the public gets: latest.json, feed.json, records.ndjson, changes/`,
    `  ${path.join(out, 'receipts')}  a receipt for each document: .json, and .html in Chinese`,
  ].join('\n');
}
