import { receiptSchema } from '../../shared/core/document.ts';
import { documentOfReceiptKey, incomingKey, receiptsPrefix } from '../../shared/core/documents/keys.ts';
import { parseStored } from '../../shared/core/stored/parse-stored.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { lookAtDocument } from './look-at-document.ts';
import type { ReconcilePorts } from './reconcile-ports.ts';
import type { Walk } from './walk.ts';

/**
 * Every document that ever was: each has a receipt, and keeps it. So what was removed without a word is found without reading the whole table. What is in
 * the bucket was looked at there.
 */
export function walkReceipts(ports: ReconcilePorts): Walk {
  return {
    places: async function* (after) {
      for await (const { key } of ports.uploads.list(receiptsPrefix, after ?? undefined)) if (key.endsWith('.json')) yield key;
    },
    look: async (key) => {
      const document = documentOfReceiptKey(key) ?? (await documentIn(key, ports.uploads));
      const isThere = document !== null && (await ports.uploads.head(incomingKey(document))) !== null;
      return document === null || isThere ? [] : lookAtDocument(document, ports);
    },
  };
}

/** A receipt of a thousand projects has some megabytes. */
const receiptBytesMax = 64 * 1024 * 1024;

/** Where the key is a hash. Null where the receipt is gone by now. */
async function documentIn(key: string, uploads: ObjectStore): Promise<string | null> {
  const object = await uploads.get(key, { bytesMax: receiptBytesMax });
  return object === null ? null : parseStored(receiptSchema, JSON.parse(new TextDecoder().decode(object.bytes))).document;
}
