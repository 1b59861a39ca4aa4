import { S3Error } from './error.ts';
import type { Version } from './object-index.ts';

/** S3's limit of one page; more may be asked for, but is not given. */
const maxKeysMax = 1_000;

export function readMaxKeys(query: URLSearchParams): number {
  const text = query.get('max-keys') ?? String(maxKeysMax);
  if (!/^\d{1,10}$/.test(text)) throw new S3Error('InvalidArgument', 'Provided max-keys not an integer or within integer range');
  return Math.min(Number(text), maxKeysMax);
}

/** S3 writes milliseconds and always zero ones. */
export function lastModifiedText(version: Version): string {
  return new Date(version.lastModified).toISOString();
}
