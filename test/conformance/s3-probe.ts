import { createHash } from 'node:crypto';
import {
  CopyObjectCommand,
  type CopyObjectCommandInput,
  GetObjectCommand,
  type GetObjectCommandInput,
  ListObjectsV2Command,
  type ListObjectsV2CommandInput,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandInput,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';

/** What the points do over and over. Where nothing else is said it is done in the bucket without versions. */
export class S3Probe {
  readonly client: S3Client;
  readonly plain: string;
  readonly versioned: string;

  constructor(client: S3Client, buckets: { readonly plain: string; readonly versioned: string }) {
    this.client = client;
    this.plain = buckets.plain;
    this.versioned = buckets.versioned;
  }

  put(Key: string, input: Omit<PutObjectCommandInput, 'Bucket' | 'Key'>) {
    return this.client.send(new PutObjectCommand({ Bucket: this.plain, Key, ...input }));
  }

  async get(Key: string, options: Omit<GetObjectCommandInput, 'Bucket' | 'Key'> = {}) {
    const got = await this.client.send(new GetObjectCommand({ Bucket: this.plain, Key, ...options }));
    return { ...got, text: await got.Body?.transformToString() };
  }

  copy(from: string, Key: string, options: Partial<CopyObjectCommandInput> = {}) {
    const CopySource = `${this.plain}/${encodeURIComponent(from)}`;
    return this.client.send(new CopyObjectCommand({ Bucket: this.plain, Key, CopySource, ...options }));
  }

  async listPages(input: Partial<ListObjectsV2CommandInput>) {
    const pages = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await this.client.send(new ListObjectsV2Command({ Bucket: this.plain, ...input, ContinuationToken }));
      pages.push(page);
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    return pages;
  }

  async listKeys(input: Partial<ListObjectsV2CommandInput>) {
    const pages = await this.listPages(input);
    return pages.flatMap((page) => (page.Contents ?? []).map((each) => each.Key));
  }

  /** Puts into the versioned bucket; the new version's id. */
  async putVersion(Key: string, Body: string): Promise<string> {
    const { VersionId } = await this.client.send(new PutObjectCommand({ Bucket: this.versioned, Key, Body }));
    return String(VersionId);
  }

  async versionText(Key: string, VersionId?: string): Promise<string | undefined> {
    const got = await this.client.send(new GetObjectCommand({ Bucket: this.versioned, Key, VersionId }));
    return got.Body?.transformToString();
  }

  async listVersionPages(input: Partial<ListObjectVersionsCommandInput>) {
    const pages: ListObjectVersionsCommandOutput[] = [];
    for (;;) {
      const { NextKeyMarker, NextVersionIdMarker } = pages.at(-1) ?? {};
      const marker = { KeyMarker: NextKeyMarker, VersionIdMarker: NextVersionIdMarker };
      const page = await this.client.send(new ListObjectVersionsCommand({ Bucket: this.versioned, ...input, ...marker }));
      pages.push(page);
      if (!page.IsTruncated) return pages;
    }
  }
}

/** Status and code of the answer to what must fail. */
export async function failure(work: Promise<unknown>): Promise<readonly [number | undefined, string]> {
  const error = await caught(work);
  return [error.$metadata.httpStatusCode, error.name];
}

export async function caught(work: Promise<unknown>): Promise<S3ServiceException> {
  const error = await work.then(
    () => new Error('succeeded, where it should have failed'),
    (reason: unknown) => reason,
  );
  if (error instanceof S3ServiceException) return error;
  throw error;
}

/** The ETag of these bytes. */
export function quotedMd5(body: string | Uint8Array): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}
