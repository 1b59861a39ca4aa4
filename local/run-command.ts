import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { assertWritable } from './assert-writable.ts';
import { describePublication } from './describe-publication.ts';
import { documentsTable } from './documents-table.ts';
import { findInputFiles, type InputFiles, UsageError } from './input-files.ts';
import { type LocalSystem, startLocalSystem } from './local-system.ts';
import { mirrorResults } from './mirror-results.ts';
import { createProgressBar } from './progress-bar.ts';

export const runUsage = `npm start [-- <pdf or folder>… --out <folder>]

Reads the reports, checks and records their project tables, and publishes the feed, once, all on this machine.
Without a path it takes the sample that comes with the project. Results go to --out (default: out); a second run on the same folder continues from it.`;

const bundledSample = fileURLToPath(new URL('./sample', import.meta.url));

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

async function run({ files, others }: InputFiles, out: string, system: LocalSystem): Promise<number> {
  for (const file of files) await system.drop(file);
  const progress = createProgressBar('reading', files.length, process.stderr);
  await system.extract(() => progress.tick());
  progress.end();
  const publications = describePublication(await system.publish());
  await system.buildBulk();
  const notices = await system.notify();
  await mirrorResults(system, out);
  console.log(
    await documentsTable(
      files.map(({ document }) => document),
      system,
    ),
  );
  if (others > 0) console.log(`\n${others} other file(s) in the given folders are not PDFs and were passed over.`);
  console.log(`\n${publications}`);
  console.log(whereToLook(path.relative('', out) || '.', notices));
  if (system.queue.deadLetters.length === 0) return 0;
  console.error(`\n${system.queue.deadLetters.length} document(s) could not be processed by the system; the errors stand above.`);
  return 1;
}

function whereToLook(out: string, notices: readonly number[]): string {
  return [
    `  ${path.join(out, 'public')}    what the public gets: latest.json, feed.json, records.ndjson, changes/`,
    `  ${path.join(out, 'receipts')}  a receipt for each document: .json, and .html in Chinese`,
    ...(notices.length === 0 ? [] : [`  ${path.join(out, 'notices')}   what officers are told by mail; new: number ${notices.join(', ')}`]),
  ].join('\n');
}
