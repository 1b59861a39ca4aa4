import type { IncomingHttpHeaders } from 'node:http';
import { S3Error } from './error.ts';
import type { NewVersion } from './write-version.ts';

/** S3's limit: UTF-8 bytes of all names and values together. */
const metadataBytesMax = 2_048;

/** What a put says about its object. Errors: MetadataTooLarge; NotImplemented for a header that asks for what the server lacks. */
export function readObjectHeaders(headers: IncomingHttpHeaders): Pick<NewVersion, 'headers' | 'metadata'> {
  const lacking = Object.keys(headers).find((name) => lackingHeaders.some((each) => name.startsWith(each)));
  if (lacking !== undefined) {
    throw new S3Error('NotImplemented', `A header you provided implies functionality that is not implemented: ${lacking}`);
  }
  return { headers: systemHeaders(headers), metadata: userMetadata(headers) };
}

const lackingHeaders = [
  'x-amz-acl',
  'x-amz-grant-',
  'x-amz-object-lock-',
  'x-amz-server-side-encryption',
  'x-amz-storage-class',
  'x-amz-tagging',
  'x-amz-website-redirect-location',
  'x-amz-write-offset-bytes',
];

function systemHeaders(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const kept: Record<string, string> = { 'content-type': headers['content-type'] ?? 'binary/octet-stream' };
  for (const name of ['cache-control', 'content-disposition', 'content-language', 'expires'] as const) {
    const value = headers[name];
    if (value !== undefined) kept[name] = value;
  }
  // aws-chunked is how the body travelled, not what it is.
  const encodings = (headers['content-encoding'] ?? '').split(',').map((encoding) => encoding.trim());
  const encoding = encodings.filter((each) => each !== '' && each !== 'aws-chunked').join(',');
  return encoding === '' ? kept : { ...kept, 'content-encoding': encoding };
}

function userMetadata(headers: IncomingHttpHeaders): Readonly<Record<string, string>> {
  const metadata: Record<string, string> = {};
  let bytes = 0;
  for (const [name, value] of Object.entries(headers)) {
    if (!name.startsWith(metadataPrefix) || value === undefined) continue;
    const key = name.slice(metadataPrefix.length);
    const text = encodeMetadata(String(value));
    bytes += Buffer.byteLength(key) + Buffer.byteLength(String(value));
    metadata[key] = text;
  }
  if (bytes > metadataBytesMax) throw new S3Error('MetadataTooLarge', 'Your metadata headers exceed the maximum allowed metadata size');
  return metadata;
}

const metadataPrefix = 'x-amz-meta-';

/**
 * S3 promises nothing but US-ASCII. What comes otherwise it takes for ISO-8859-1 and gives back as an encoded word of RFC 2047, so that a UTF-8 value
 * comes back encoded twice: who wants other characters in metadata must encode them before.
 */
function encodeMetadata(value: string): string {
  return /^[\x20-\x7e\t]*$/.test(value) ? value : `=?UTF-8?B?${Buffer.from(value, 'utf8').toString('base64')}?=`;
}
