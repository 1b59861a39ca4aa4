import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createBulkHandler } from '../../lambdas/bulk/create-handler.ts';
import { createPublishHandler } from '../../lambdas/publish/create-handler.ts';
import { bundlePage } from '../../local/bundle-page.ts';
import { startLocalSystem } from '../../local/local-system.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { localPublicationSettings } from '../../shared/config.ts';
import type { Manifest } from '../../shared/core/feed/manifest.ts';
import { readLatest, readManifest } from '../../shared/steps/read-feed.ts';
import { reportOf, reportPdf } from '../../test/support/report-pdf.ts';
import { countTraffic, type Traffic } from './counted-client.ts';
import { generatedProjectName, generatedReports } from './generated-records.ts';
import { seedRelease } from './seed-release.ts';

export interface Work {
  readonly s3: Traffic;
  readonly dynamoRequests: number;
  readonly seconds: number;
  /** By which the process grew at most while it worked, in bytes. */
  readonly memoryBytes: number;
}

export interface Measured {
  readonly records: number;
  readonly manifestBytes: number;
  readonly publication: Work;
  /** Its traffic with S3 without that for the bulk files, where it wrote them. */
  readonly publicationAside: Traffic;
  /** Of the bulk files by themselves; null where the publication wrote them. */
  readonly bulk: Work | null;
}

/** One changed record, published into a release of so many: by the handlers as they are, on the embedded servers, over HTTP. */
export async function measurePublication(records: number): Promise<Measured> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-bench-'));
  const system = await startLocalSystem(path.join(folder, 'state'));
  try {
    await seedRelease(records, system.feed, localPublicationSettings);
    const [report] = generatedReports(records);
    if (report === undefined) throw new Error('no record to change');
    const drop = async (score: string): Promise<void> => {
      const pdf = reportPdf(reportOf(report.agency, report.fiscalYear, [{ name: generatedProjectName(0), score, grade: '良' }]));
      const file = path.join(folder, 'report.pdf');
      await writeFile(file, pdf);
      await system.drop({ path: file, document: 'report.pdf', bytes: pdf.byteLength });
      await system.extract(() => {});
    };
    // The first publication also writes what only the first one does: the schemas, the names of what was seeded.
    await drop('88.5');
    await system.publish();
    await drop('88.6');

    const s3 = createS3Client(system.environment);
    const dynamo = createDynamoClient(system.environment);
    const publish = createPublishHandler(system.environment, { s3, dynamo, page: await bundlePage() });
    const publication = await measure(s3, dynamo, () => publish({}, { getRemainingTimeInMillis: () => 0 }));
    const latest = await readLatest(system.feed);
    if (latest?.latest.sequence !== 3) throw new Error('nothing was published');
    const bulkClient = createS3Client(system.environment);
    const bulkHandler = createBulkHandler(system.environment, { s3: bulkClient });
    let built = false;
    const bulk = await measure(bulkClient, createDynamoClient(system.environment), async () => {
      built = (await bulkHandler({}, {})).kind === 'built';
    });
    const manifest = await readManifest(system.feed, latest.latest.manifest);
    const manifestBytes = (await system.feed.head(latest.latest.manifest.path))?.bytes ?? 0;
    return { records, manifestBytes, publication, publicationAside: bulkAside(publication.s3, manifest), bulk: built ? bulk : null };
  } finally {
    await system.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The one before it is read, the three are written, and copied to their names: for each a look at the name, a get and a put. */
function bulkAside({ requests, read, written }: Traffic, { bulk }: Manifest): Traffic {
  const bytes = bulk.reduce((sum, file) => sum + file.bytes, 0);
  const before = bulk.find(({ path }) => path.endsWith('.ndjson'))?.bytes ?? 0;
  return {
    requests: bulk.length === 0 ? requests : requests - 1 - 4 * bulk.length,
    read: read - before - bytes,
    written: written - 2 * bytes,
  };
}

/** How often the memory is looked at. */
const sampleMs = 20;

async function measure(s3: { readonly config: object }, dynamo: { readonly config: object }, work: () => Promise<unknown>): Promise<Work> {
  const [ofS3, ofDynamo] = [countTraffic(s3), countTraffic(dynamo)];
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  let most = before;
  const sampling = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss());
  }, sampleMs);
  const start = performance.now();
  await work();
  const seconds = (performance.now() - start) / 1000;
  clearInterval(sampling);
  return { s3: ofS3, dynamoRequests: ofDynamo.requests, seconds, memoryBytes: most - before };
}
