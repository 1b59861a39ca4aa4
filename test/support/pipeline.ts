import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { PublishOutcome } from '../../lambdas/publish/publish-feed.ts';
import { type LocalSystem, startLocalSystem } from '../../local/local-system.ts';
import { type ChangeSummary, changeSummarySchema } from '../../shared/core/changes/change-summary.ts';
import { type PublishedRecord, publishedRecordSchema, type Receipt, receiptSchema } from '../../shared/core/document.ts';
import { incomingKey, receiptKey } from '../../shared/core/documents/keys.ts';
import { type Latest, latestSchema } from '../../shared/core/feed/manifest.ts';
import { type ReportPdf, reportPdf } from './report-pdf.ts';

const bytesMax = 64 * 1024 * 1024;

/** The local system in a folder of its own, with the moves of a story: drop, remove, run, look. */
export interface Pipeline {
  readonly system: LocalSystem;
  /** Puts a document; later drops are later in the bucket only by whole seconds, as S3 has it. */
  drop(document: string, content: ReportPdf | Uint8Array): Promise<void>;
  remove(document: string): Promise<void>;
  /** Delivers all events, then lets the publisher run until nothing is left. */
  run(): Promise<PublishOutcome>;
  receipt(document: string): Promise<Receipt>;
  records(): Promise<readonly PublishedRecord[]>;
  latest(): Promise<Latest>;
  changes(): Promise<ChangeSummary>;
  text(key: string): Promise<string>;
  close(): Promise<void>;
}

export async function startPipeline(): Promise<Pipeline> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-'));
  const system = await startLocalSystem(path.join(folder, 'state'));
  const text = async (key: string): Promise<string> => {
    const object = await system.feed.get(key, { bytesMax });
    if (object === null) throw new Error(`no ${key} in the feed`);
    return new TextDecoder('utf-8', { ignoreBOM: true }).decode(object.bytes);
  };
  return {
    system,
    drop: async (document, content) => {
      const bytes = content instanceof Uint8Array ? content : reportPdf(content);
      const file = path.join(folder, 'dropped.pdf');
      await writeFile(file, bytes);
      await system.drop({ path: file, document, bytes: bytes.byteLength });
    },
    remove: (document) => system.uploads.delete(incomingKey(document)),
    run: async () => {
      await system.extract(() => {});
      return system.publish();
    },
    receipt: async (document) => {
      const object = await system.uploads.get(receiptKey(document, 'json'), { bytesMax });
      if (object === null) throw new Error(`no receipt for ${document}`);
      return receiptSchema.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
    },
    records: async () => lines(await text('records.ndjson')).map((line) => publishedRecordSchema.parse(JSON.parse(line))),
    latest: async () => latestSchema.parse(JSON.parse(await text('latest.json'))),
    changes: async () => changeSummarySchema.parse(JSON.parse(await text('changes.json'))),
    text,
    close: async () => {
      await system.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
