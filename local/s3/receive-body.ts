import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { readAwsChunked } from './aws-chunked.ts';
import { type ChecksumAlgorithm, checksumAlgorithms, checksumBytes, startChecksum } from './checksums.ts';
import { S3Error } from './error.ts';

/** S3's limit of one PutObject; what is larger must go by multipart upload, which is not implemented here. */
export const putBytesMax = 5 * 1_024 ** 3;

export interface ReceivedBody {
  readonly bytes: number;
  /** MD5 in hex. */
  readonly md5: string;
  readonly checksum: { readonly algorithm: ChecksumAlgorithm; readonly value: string } | null;
}

/**
 * Passes a request's content on to `sink`, out of its `aws-chunked` framing if it has one, and holds it to every length, digest and checksum that
 * the request gives: in headers or, for a streamed body, in the trailer. Errors as S3's: MissingContentLength, EntityTooLarge, IncompleteBody,
 * BadDigest, InvalidDigest, InvalidRequest, XAmzContentSHA256Mismatch.
 */
export async function receiveBody<T>(
  request: { readonly headers: IncomingHttpHeaders; readonly body: AsyncIterable<Uint8Array> },
  sink: (content: AsyncIterable<Uint8Array>) => Promise<T>,
): Promise<ReceivedBody & { readonly sunk: T }> {
  const { headers } = request;
  const isChunked = header(headers, 'x-amz-content-sha256')?.startsWith('STREAMING-') ?? false;
  const expectedBytes = declaredBytes(headers, isChunked);
  const algorithm = declaredAlgorithm(headers);
  const md5 = createHash('md5');
  const sha256 = announcesSha256(headers) ? createHash('sha256') : null;
  const checksum = algorithm === null ? null : startChecksum(algorithm);
  const chunked = isChunked ? readAwsChunked(request.body) : { content: request.body, trailers: new Map<string, string>() };
  let bytes = 0;
  let result: ReceivedBody | null = null;

  // The checks stand inside the stream, so that what fails them is never written to its end.
  async function* checked(): AsyncGenerator<Uint8Array> {
    for await (const piece of chunked.content) {
      bytes += piece.length;
      if (bytes > expectedBytes) throw incomplete();
      md5.update(piece);
      sha256?.update(piece);
      checksum?.update(piece);
      yield piece;
    }
    if (bytes !== expectedBytes) throw incomplete();
    const md5Digest = md5.digest();
    checkMd5(headers, md5Digest);
    if (sha256 !== null) checkContentSha256(headers, sha256.digest('hex'));
    const value = checksum?.digest() ?? null;
    if (algorithm !== null && value !== null) checkChecksum(headers, chunked.trailers, algorithm, value);
    result = { bytes, md5: md5Digest.toString('hex'), checksum: algorithm === null || value === null ? null : { algorithm, value } };
  }

  const sunk = await sink(checked());
  if (result === null) throw new Error('a sink must read the content to its end');
  return { ...(result as ReceivedBody), sunk };
}

function declaredBytes(headers: IncomingHttpHeaders, isChunked: boolean): number {
  const declared = isChunked ? header(headers, 'x-amz-decoded-content-length') : headers['content-length'];
  if (declared === undefined || !/^\d{1,15}$/.test(declared)) {
    throw new S3Error('MissingContentLength', 'You must provide the Content-Length HTTP header.');
  }
  const bytes = Number(declared);
  if (bytes > putBytesMax) throw new S3Error('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size');
  return bytes;
}

/** Which checksum the request brings, in a header or announced as its trailer. */
function declaredAlgorithm(headers: IncomingHttpHeaders): ChecksumAlgorithm | null {
  const trailer = header(headers, 'x-amz-trailer');
  const names = Object.keys(headers).filter((name) => name.startsWith('x-amz-checksum-') && !notChecksums.has(name));
  if (trailer !== undefined) names.push(trailer.trim().toLowerCase());
  if (names.length > 1) {
    throw new S3Error('InvalidRequest', 'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.');
  }
  const [name] = names;
  if (name === undefined) {
    if (header(headers, 'x-amz-sdk-checksum-algorithm') === undefined) return null;
    throw new S3Error(
      'InvalidRequest',
      'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
    );
  }
  const algorithm = checksumAlgorithms.find((each) => name === `x-amz-checksum-${each}`);
  if (algorithm === undefined)
    throw new S3Error('NotImplemented', `A header you provided implies functionality that is not implemented: ${name}`);
  return algorithm;
}

const notChecksums = new Set(['x-amz-checksum-mode', 'x-amz-checksum-algorithm', 'x-amz-checksum-type']);

function checkMd5(headers: IncomingHttpHeaders, calculated: Buffer): void {
  const given = header(headers, 'content-md5');
  if (given === undefined) return;
  if (!isBase64Of(given, calculated.length)) throw new S3Error('InvalidDigest', 'The Content-MD5 you specified was invalid.');
  if (given !== calculated.toString('base64')) {
    throw new S3Error('BadDigest', 'The Content-MD5 you specified did not match what we received.');
  }
}

/** Otherwise the header says UNSIGNED-PAYLOAD or STREAMING-…. */
function announcesSha256(headers: IncomingHttpHeaders): boolean {
  return /^[0-9a-f]{64}$/i.test(header(headers, 'x-amz-content-sha256') ?? '');
}

function checkContentSha256(headers: IncomingHttpHeaders, calculated: string): void {
  if (header(headers, 'x-amz-content-sha256')?.toLowerCase() === calculated) return;
  throw new S3Error('XAmzContentSHA256Mismatch', "The provided 'x-amz-content-sha256' header does not match what was computed.");
}

function checkChecksum(
  headers: IncomingHttpHeaders,
  trailers: ReadonlyMap<string, string>,
  algorithm: ChecksumAlgorithm,
  calculated: string,
): void {
  const name = `x-amz-checksum-${algorithm}`;
  const given = header(headers, name) ?? trailers.get(name);
  if (given === undefined) throw new S3Error('MalformedTrailerError', 'The request contained trailing data that was not well-formed.');
  if (!isBase64Of(given, checksumBytes[algorithm])) throw new S3Error('InvalidRequest', `Value for ${name} header is invalid.`);
  if (given === calculated) return;
  throw new S3Error('BadDigest', `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`);
}

function isBase64Of(text: string, bytes: number): boolean {
  const decoded = Buffer.from(text, 'base64');
  return decoded.length === bytes && decoded.toString('base64') === text;
}

function incomplete(): S3Error {
  return new S3Error('IncompleteBody', 'You did not provide the number of bytes specified by the Content-Length HTTP header');
}

function header(headers: IncomingHttpHeaders, name: string): string | undefined {
  const value = headers[name];
  return Array.isArray(value) ? value.join(',') : value;
}
