import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type LocalSystem, startLocalSystem } from '../../local/local-system.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';
import { reportOf, reportPdf } from '../../test/support/report-pdf.ts';
import { generatedProjectName, generatedReports, projectsPerReport } from '../publish/generated-records.ts';
import type { Results } from '../results/results.ts';
import { quantile } from '../spread.ts';
import { type ProcessorTime, processorTimes } from './processor-times.ts';

/** Between two publications, in milliseconds, while documents are read. */
const publishEveryMs = 500;

/** So many generated reports, all dropped at once, through the whole local pipeline: read and judged side by side, and published as they come. */
export async function measurePipeline(documents: number): Promise<Results['pipeline']> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-bench-'));
  const before = processorTimes();
  try {
    const system = await startLocalSystem(path.join(folder, 'state'));
    try {
      const run = await runThrough(system, documents, folder);
      const after = processorTimes(); // before the system closes: the readers are gone then
      const waits = run.waitsMs.toSorted((a, b) => a - b);
      return {
        documents,
        seconds: run.seconds,
        documentsPerSecond: documents / run.seconds,
        dropSeconds: run.dropSeconds,
        publishSeconds: run.publishSeconds,
        p50Ms: quantile(waits, 0.5),
        p95Ms: quantile(waits, 0.95),
        releases: run.releases,
        processor: before && after && spentOn(documents, run.seconds, before, after),
      };
    } finally {
      await system.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

type Times = NonNullable<ReturnType<typeof processorTimes>>;

function spentOn(documents: number, seconds: number, before: Times, after: Times): NonNullable<Results['pipeline']['processor']> {
  const own = less(after.own, before.own);
  const main = less(after.main, before.main);
  const { readers } = after;
  return {
    readersMsPerDocument: (1000 * readers.ran) / documents,
    restMsPerDocument: (1000 * own.ran) / documents,
    coresUsed: (own.ran + readers.ran) / seconds,
    coresWanted: (own.ran + own.waited + readers.ran + readers.waited) / seconds,
    mainThreadShare: (main.ran + main.waited) / seconds,
  };
}

function less(a: ProcessorTime, b: ProcessorTime): ProcessorTime {
  return { ran: a.ran - b.ran, waited: a.waited - b.waited };
}

interface Through {
  readonly seconds: number;
  /** Until the last document was dropped; and spent in publishing, while documents were read beside it. */
  readonly dropSeconds: number;
  readonly publishSeconds: number;
  /** From the drop of each document to the end of the publication that has it. */
  readonly waitsMs: readonly number[];
  readonly releases: number;
}

async function runThrough(system: LocalSystem, documents: number, folder: string): Promise<Through> {
  const started = performance.now();
  const droppedAt = await dropAll(system, documents, folder);
  const dropSeconds = (performance.now() - started) / 1000;
  let publishSeconds = 0;
  const read: string[] = [];
  const waitsMs: number[] = [];
  let reading = true;
  const extracted = system
    .extract(({ key }) => void read.push(key))
    .finally(() => {
      reading = false;
    });
  for (;;) {
    const last = !reading;
    const covered = read.splice(0);
    const from = performance.now();
    if (covered.length > 0) await publishAll(system);
    const now = performance.now();
    publishSeconds += (now - from) / 1000;
    for (const key of covered) waitsMs.push(now - (droppedAt.get(key) ?? Number.NaN));
    if (last) break;
    await Promise.race([extracted, sleep(publishEveryMs)]);
  }
  await extracted;
  const seconds = (performance.now() - started) / 1000;
  if (waitsMs.length !== documents || system.queue.deadLetters.length > 0) throw new Error('not all documents were read');
  const releases = await releasesWith(documents, system);
  return { seconds, dropSeconds, publishSeconds, waitsMs, releases };
}

/** Resolves to when each document was dropped, by its key. */
async function dropAll(system: LocalSystem, documents: number, folder: string): Promise<ReadonlyMap<string, number>> {
  const droppedAt = new Map<string, number>();
  for (const { agency, fiscalYear } of generatedReports(documents * projectsPerReport)) {
    const document = `${agency}${fiscalYear}.pdf`;
    const bytes = reportPdf(reportOf(agency, fiscalYear, [{ name: generatedProjectName(0) }]));
    const file = path.join(folder, document);
    await writeFile(file, bytes);
    droppedAt.set(incomingKey(document), performance.now());
    await system.drop({ path: file, document, bytes: bytes.byteLength });
  }
  return droppedAt;
}

async function publishAll(system: LocalSystem): Promise<void> {
  for (;;) {
    const outcome = await system.publish();
    if (outcome.kind === 'overtaken') throw new Error('nobody else publishes here');
    if (!outcome.more) return;
  }
}

/** How many releases it took; throws where not each document's record is public. */
async function releasesWith(records: number, system: LocalSystem): Promise<number> {
  const latest = await readLatest(system.feed);
  if (latest === null) throw new Error('nothing was published');
  const { shards } = await readManifest(system.feed, latest.latest.manifest);
  const published = shards.reduce((sum, shard) => sum + shard.records, 0);
  if (published !== records) throw new Error(`${published} of ${records} records were published`);
  return latest.latest.sequence;
}
