import { S3Error } from './error.ts';

/** S3 takes smaller chunks only as the last one; an SDK client that streams must therefore buffer (`requestStreamBufferSize`). */
const chunkBytesMin = 8_192;
/** A chunk's header is a hexadecimal length and perhaps a signature; a trailer is a checksum or a signature. */
const lineBytesMax = 1_024;

export interface AwsChunkedBody {
  readonly content: AsyncIterable<Uint8Array>;
  /** Names in lower case. Complete only once the content has been read to its end. */
  readonly trailers: ReadonlyMap<string, string>;
}

/**
 * Takes the `aws-chunked` framing off a body:
 *
 *     10000;chunk-signature=…\r\n  65,536 bytes  \r\n  …  0\r\n  x-amz-checksum-crc32:…\r\n  \r\n
 *
 * Signatures of chunks are not checked, as none are here.
 */
export function readAwsChunked(body: AsyncIterable<Uint8Array>): AwsChunkedBody {
  const trailers = new Map<string, string>();
  return { content: chunks(new Lines(body), trailers), trailers };
}

async function* chunks(source: Lines, trailers: Map<string, string>): AsyncGenerator<Uint8Array> {
  let small: number | null = null;
  for (let bytes = chunkLength(await source.line()); bytes > 0; bytes = chunkLength(await source.line())) {
    if (small !== null) {
      throw new S3Error('InvalidChunkSizeError', 'Only the last chunk is allowed to have a size less than 8192 bytes');
    }
    if (bytes < chunkBytesMin) small = bytes;
    yield* source.take(bytes);
    if ((await source.line()) !== '') throw incomplete();
  }
  for (let line = await source.line(); line !== ''; line = await source.line()) {
    const colon = line.indexOf(':');
    if (colon < 1) throw new S3Error('MalformedTrailerError', 'The request contained trailing data that was not well-formed.');
    trailers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

function chunkLength(line: string): number {
  const digits = /^([0-9a-fA-F]{1,8})(?:;.*)?$/.exec(line)?.[1];
  if (digits === undefined) throw incomplete();
  return Number.parseInt(digits, 16);
}

/** Lines and counted bytes out of a stream whose own pieces fall anywhere. */
class Lines {
  readonly #source: AsyncIterator<Uint8Array>;
  #rest: Buffer = Buffer.alloc(0);

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  /** Up to the next CRLF, without it. */
  async line(): Promise<string> {
    for (;;) {
      const end = this.#rest.indexOf('\r\n');
      if (end >= 0) {
        const line = this.#rest.toString('latin1', 0, end);
        this.#rest = this.#rest.subarray(end + 2);
        return line;
      }
      if (this.#rest.length > lineBytesMax) throw incomplete();
      if (!(await this.#more())) throw incomplete();
    }
  }

  async *take(bytes: number): AsyncGenerator<Uint8Array> {
    let left = bytes;
    while (left > 0) {
      if (this.#rest.length === 0 && !(await this.#more())) throw incomplete();
      const piece = this.#rest.subarray(0, left);
      this.#rest = this.#rest.subarray(piece.length);
      left -= piece.length;
      if (piece.length > 0) yield piece;
    }
  }

  async #more(): Promise<boolean> {
    const next = await this.#source.next();
    if (next.done) return false;
    this.#rest = this.#rest.length === 0 ? Buffer.from(next.value) : Buffer.concat([this.#rest, next.value]);
    return true;
  }
}

function incomplete(): S3Error {
  return new S3Error('IncompleteBody', 'The request body terminated unexpectedly');
}
