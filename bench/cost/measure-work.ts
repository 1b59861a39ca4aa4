import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createExtractHandler } from '../../lambdas/extract/create-handler.ts';
import { createPublishHandler } from '../../lambdas/publish/create-handler.ts';
import { createReconcileHandler } from '../../lambdas/reconcile/create-handler.ts';
import { bundlePage } from '../../local/bundle-page.ts';
import { findInputFiles } from '../../local/input-files.ts';
import { startLocalSystem } from '../../local/local-system.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { createPdfProcessReader } from '../../shared/adapters/pdf/pdf-process-reader.ts';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { reportOf, reportPdf } from '../../test/support/report-pdf.ts';
import { countRequests, type Requests } from './count-requests.ts';

export interface MeasuredWork {
  readonly documentBytes: number;
  /** Both receipts, JSON and page. */
  readonly receiptBytes: number;
  readonly upload: Requests;
  /** Publishing the one document, and what each more takes in the same run. */
  readonly release: Requests;
  readonly releaseMore: Requests;
  /** What each document more takes in a pass. */
  readonly reconciled: Requests;
}

const sampleFolder = path.resolve(import.meta.dirname, '../../local/sample');

/** Put in at once after a first one, so that what each takes in a shared run can be told from what the run takes. */
const moreDocuments = 10;

/** By the handlers as they are, on the embedded servers, over HTTP: the bundled report put in, then reports of one new record each published and compared. */
export async function measureWork(): Promise<MeasuredWork> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-bench-'));
  const system = await startLocalSystem(path.join(folder, 'state'));
  const reader = createPdfProcessReader();
  try {
    const sample = (await findInputFiles([sampleFolder])).files[0];
    if (sample === undefined) throw new Error('no sample');
    const drop = async (number: number): Promise<void> => {
      const pdf = reportPdf(reportOf('某市教育局', 2021, [{ name: `校园足球${number}期`, score: '88.5', grade: '良' }]));
      const file = path.join(folder, `${number}.pdf`);
      await writeFile(file, pdf);
      await system.drop({ path: file, document: `${number}.pdf`, bytes: pdf.byteLength });
    };
    const counted = async (work: (s3: Clients['s3'], dynamo: Clients['dynamo']) => Promise<unknown>): Promise<Requests> => {
      const { s3, dynamo } = clientsOf(system.environment);
      const requests = countRequests(s3, dynamo);
      await work(s3, dynamo);
      return { ...requests };
    };
    const extract = () =>
      counted((s3, dynamo) => system.queue.drain([createExtractHandler(system.environment, { s3, dynamo, reader })], () => {}));
    const page = await bundlePage();
    const publish = () =>
      counted((s3, dynamo) => createPublishHandler(system.environment, { s3, dynamo, page })({}, { getRemainingTimeInMillis: () => 0 }));

    const pass = () =>
      counted((s3, dynamo) =>
        createReconcileHandler(system.environment, { s3, dynamo, onItsWayMs: 0, intake: { send: async () => {} } })(
          { source: 'jixiao.local' },
          { getRemainingTimeInMillis: () => 600_000 },
        ),
      );

    await system.drop(sample);
    const upload = await extract();
    const receiptBytes = await bytesBelow(system.uploads, 'receipts/');
    await publish();
    await drop(0);
    await extract();
    const release = await publish();
    const passOfTwo = await pass();
    for (let number = 1; number <= moreDocuments; number += 1) await drop(number);
    await extract();
    const releaseOfMore = await publish();
    const passOfMore = await pass();
    return {
      documentBytes: sample.bytes,
      receiptBytes,
      upload,
      release,
      releaseMore: each(releaseOfMore, release, moreDocuments - 1),
      reconciled: each(passOfMore, passOfTwo, moreDocuments),
    };
  } finally {
    await reader.close();
    await system.close();
    await rm(folder, { recursive: true, force: true });
  }
}

interface Clients {
  readonly s3: ReturnType<typeof createS3Client>;
  readonly dynamo: ReturnType<typeof createDynamoClient>;
}

function clientsOf(environment: Parameters<typeof createS3Client>[0]): Clients {
  return { s3: createS3Client(environment), dynamo: createDynamoClient(environment) };
}

function each(whole: Requests, first: Requests, parts: number): Requests {
  const share = (name: keyof Requests): number => Math.round(((whole[name] - first[name]) / parts) * 10) / 10;
  return {
    s3Writes: share('s3Writes'),
    s3Reads: share('s3Reads'),
    tableReadUnits: share('tableReadUnits'),
    tableWriteUnits: share('tableWriteUnits'),
    requests: share('requests'),
  };
}

async function bytesBelow(store: ObjectStore, prefix: string): Promise<number> {
  let bytes = 0;
  for await (const { key } of store.list(prefix)) bytes += (await store.head(key))?.bytes ?? 0;
  return bytes;
}
