import { parseRecordFile, type RecordFile, recordFilePath } from '../core/feed/record-file.ts';
import type { ObjectStore } from '../ports.ts';

/** A hundred revisions with long texts. In bytes. */
const recordFileBytesMax = 64 * 1024 * 1024;

/** A record as the public has it, with its history; null where it never had it. It follows a release within its run. */
export async function readRecordFile(feed: ObjectStore, id: string): Promise<RecordFile | null> {
  const object = await feed.get(recordFilePath(id), { bytesMax: recordFileBytesMax });
  return object === null ? null : parseRecordFile(new TextDecoder().decode(object.bytes));
}
