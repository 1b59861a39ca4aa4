import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { findInputFiles } from '../../local/input-files.ts';
import { createPdfProcessReader } from '../../shared/adapters/pdf/pdf-process-reader.ts';

const sampleFolder = path.resolve(import.meta.dirname, '../../local/sample');

const warmReadings = 20;

/** Linux counts CPU time for a process in hundredths of a second. */
const ticksPerSecond = 100;

/** CPU seconds of the reading process: to start and read the sample once, and for each reading after that. Linux only. */
export async function measureReadingCpu(): Promise<{ readonly first: number; readonly further: number }> {
  const first = await cpuOf(1);
  const further = ((await cpuOf(1 + warmReadings)) - first) / warmReadings;
  return { first, further };
}

async function cpuOf(readings: number): Promise<number> {
  const sample = (await findInputFiles([sampleFolder])).files[0];
  if (sample === undefined) throw new Error('no sample');
  const bytes = await readFile(sample.path);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const before = await cpuOfEndedChildren();
  const reader = createPdfProcessReader();
  for (let reading = 0; reading < readings; reading += 1) {
    // The reader gives the bytes away.
    await reader.check(Uint8Array.from(bytes), { key: 'sample.pdf', sha256 });
  }
  await reader.close();
  return (await cpuOfEndedChildren()) - before;
}

/** In proc(5), the fields cutime and cstime, counted behind the program's name, which may hold anything. */
async function cpuOfEndedChildren(): Promise<number> {
  const stat = await readFile('/proc/self/stat', 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[13]) + Number(fields[14])) / ticksPerSecond;
}
