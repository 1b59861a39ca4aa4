import { createHash } from 'node:crypto';

export const incomingPrefix = 'incoming/';
export const receiptsPrefix = 'receipts/';
export const plansPrefix = 'plans/';
export const redactionsPrefix = 'redactions/';

/** S3's limit for a key, in bytes of UTF-8. */
const keyBytesMax = 1024;

/** Files that operating systems and office programs leave beside documents. */
const leftBehind = /^(?:\.DS_Store|\._.*|Thumbs\.db|desktop\.ini|~\$.*)$/i;

/** What a key in the uploads bucket is to us: a document by its name below `incoming/`, or something that is passed over by a stated rule. */
export type KeyMeaning = { readonly kind: 'document'; readonly document: string } | { readonly kind: 'passed-over'; readonly why: string };

export function meaningOfKey(key: string): KeyMeaning {
  if (!key.startsWith(incomingPrefix)) return { kind: 'passed-over', why: `not under ${incomingPrefix}` };
  const document = key.slice(incomingPrefix.length);
  if (document === '' || document.endsWith('/')) return { kind: 'passed-over', why: 'a folder marker' };
  if (leftBehind.test(document.slice(document.lastIndexOf('/') + 1))) return { kind: 'passed-over', why: 'left behind by a program' };
  return { kind: 'document', document };
}

export function incomingKey(document: string): string {
  return `${incomingPrefix}${document}`;
}

/** Where a document's receipt lies: beside its key, or by a hash where the name is so long that the suffix would not fit. */
export function receiptKey(document: string, extension: 'json' | 'html'): string {
  const key = `${receiptsPrefix}${document}.${extension}`;
  if (Buffer.byteLength(key) <= keyBytesMax) return key;
  return `${receiptsPrefix}long-names/${createHash('sha256').update(document).digest('hex')}.${extension}`;
}

/** The document that a receipt's key names; null where it is a hash, and where it is no receipt's. */
export function documentOfReceiptKey(key: string): string | null {
  const [, document = null] = /^receipts\/(.+)\.json$/s.exec(key) ?? [];
  return document === null || /^long-names\/[0-9a-f]{64}$/.test(document) ? null : document;
}

/** What a takedown rewrote, by its content: private, in the uploads bucket, kept for good. */
export function redactionKey(sha256: string): string {
  return `${redactionsPrefix}${sha256}.json`;
}

/** A release plan's body, by its content: private, in the uploads bucket. */
export function planKey(sha256: string): string {
  return `${plansPrefix}${sha256}.json`;
}
