/** The memory of a warm extract handler and of the process that reads for it, as one document comes after another. Linux only. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { residentBytes } from '../../shared/adapters/pdf/pdf-process-memory.ts';
import { createPdfProcessReader } from '../../shared/adapters/pdf/pdf-process-reader.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { startProcess } from '../../test/convergence/process.ts';
import { uploadsBucket, World } from '../../test/convergence/world.ts';
import { reportOf, reportPdf } from '../../test/support/report-pdf.ts';
import { heapAfterCollection } from './heap-after-collection.ts';
import { heapFile } from './heap-file.ts';

export interface Flatness {
  readonly documents: number;
  /** Documents of which a record was accepted. */
  readonly accepted: number;
  readonly handler: Held;
  readonly reader: Held;
}

interface Held {
  /** After a collection. */
  readonly heapMegabytes: number;
  readonly residentMegabytes: number;
}

/** Every so many documents one of the tests', of another producer and with fonts of its own, in turn; the others are made, each with a name of its own. */
const FOREIGN_EVERY = 5;
/** Numbers of documents after which memory is looked at. */
const LOOKED_AT: readonly number[] = [10, 100, 1_000, 10_000];
const MEGABYTE = 1_000_000;
const samples = path.resolve(import.meta.dirname, '../../test/documents');

/** At some of them, and after the last. */
export async function* measureFlatness(documents: number): AsyncGenerator<Flatness> {
  const reader = createPdfProcessReader({ entry: new URL('./reader-entry.ts', import.meta.url) });
  let world = new World();
  // What stands behind the handler is thrown away after each document: servers in memory would grow, and it is not them that are measured.
  const standing = {
    get s3() {
      return world.s3;
    },
    get dynamo() {
      return world.dynamo;
    },
    get now() {
      return world.now;
    },
  } as World;
  const handler = startProcess(standing, reader, (_call, carryOut) => carryOut());
  const foreign = foreignDocuments();
  let accepted = 0;
  for (let number = 1; number <= documents; number += 1) {
    world = new World();
    world.s3.put(uploadsBucket, incomingKey('报告.pdf'), foreign[number % foreign.length] ?? madeReport(number));
    if (!(await handler.extract('报告.pdf'))) throw new Error(`document ${number} was not extracted`);
    if (isAccepted(world)) accepted += 1;
    if (number === documents || LOOKED_AT.includes(number)) {
      yield { documents: number, accepted, handler: await heldHere(), reader: await heldByReader() };
    }
  }
  await reader.close();
}

/** At every so many places one, the others left empty. */
function foreignDocuments(): readonly (Uint8Array | undefined)[] {
  const names = readdirSync(samples).filter((name) => readdirSync(path.join(samples, name)).includes('input.pdf'));
  const files = names.map((name) => new Uint8Array(readFileSync(path.join(samples, name, 'input.pdf'))));
  return files.flatMap((file) => [file, ...Array.from({ length: FOREIGN_EVERY - 1 }, () => undefined)]);
}

function madeReport(number: number): Uint8Array {
  const problems = Array.from({ length: 1 + (number % 30) }, (_, index) => `${index + 1}. 第${number}号项目的绩效指标编制不细，执行滞后。`);
  return reportPdf(reportOf('某市财政局', 2023, [{ name: `第${number}号项目`, problems }, { name: `第${number}号续建项目` }]));
}

function isAccepted(world: World): boolean {
  return [...world.receipts().values()].some(({ bytes }) => /"status":\s*"accepted"/u.test(new TextDecoder().decode(bytes)));
}

async function heldHere(): Promise<Held> {
  return inMegabytes(heapAfterCollection(), (await residentBytes(process.pid)) ?? 0);
}

async function heldByReader(): Promise<Held> {
  const [pid] = childrenOf(process.pid);
  if (pid === undefined) throw new Error('no process that reads');
  process.kill(pid, 'SIGUSR2');
  const file = heapFile(pid);
  for (;;) {
    await setTimeout(50);
    const text = readText(file);
    if (text === '') continue;
    rmSync(file);
    return inMegabytes(Number(text), (await residentBytes(pid)) ?? 0);
  }
}

function childrenOf(pid: number): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').split(' ').filter(Boolean).map(Number),
  );
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function inMegabytes(heap: number, resident: number): Held {
  return { heapMegabytes: Math.round(heap / MEGABYTE), residentMegabytes: Math.round(resident / MEGABYTE) };
}
