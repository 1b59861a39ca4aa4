import type { IncomingHttpHeaders } from 'node:http';
import type { Readable } from 'node:stream';
import type { BlobFolder } from './blobs.ts';
import type { S3Change } from './event.ts';
import type { S3Index } from './object-index.ts';

export interface S3Request {
  readonly method: string;
  readonly bucket: string;
  /** Empty for an operation on the bucket. */
  readonly key: string;
  readonly query: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: AsyncIterable<Uint8Array>;
}

export interface S3Response {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Readable;
}

/** What every operation works on. */
export interface S3Store {
  readonly index: S3Index;
  readonly blobs: BlobFolder;
  readonly clock: () => Date;
  readonly onChange: (change: S3Change) => void;
  /** Conditional writes under way; a delete of their key that overtakes them makes them conflict. */
  readonly conditionalWrites: Set<ConditionalWrite>;
}

export interface ConditionalWrite {
  readonly bucket: string;
  readonly key: string;
  overtaken: boolean;
}
