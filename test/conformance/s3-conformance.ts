import { DeleteObjectsCommand, type S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, it } from 'vitest';
import type { Point } from './point.ts';
import { checksumPoints } from './points/checksums.ts';
import { conditionalPutPoints } from './points/conditional-puts.ts';
import { copyPoints } from './points/copies.ts';
import { deletePoints } from './points/deletes.ts';
import { keyPoints } from './points/keys.ts';
import { listingPoints } from './points/listings.ts';
import { putPoints } from './points/puts.ts';
import { readPoints } from './points/reads.ts';
import { streamedBodyPoints } from './points/streamed-bodies.ts';
import { versionPoints } from './points/versions.ts';
import { S3Probe } from './s3-probe.ts';

export interface S3Target {
  /** As the project creates it: with `requestStreamBufferSize`. */
  readonly client: S3Client;
  /** A bucket that was never versioned, and one that is. Both may hold other things. */
  readonly plain: string;
  readonly versioned: string;
  close(): Promise<void>;
}

/**
 * What this project relies on in an S3, point by point, through the SDK alone, so that it can be put to any server. Everything is written below a
 * prefix of this run and deleted afterwards. `lacking`: points that the server is known not to meet, each with what it does instead.
 */
export function describeS3(server: string, connect: () => Promise<S3Target>, lacking: Readonly<Record<string, string>> = {}): void {
  describe(`S3 as ${server}`, () => {
    const run = `conformance-${Date.now().toString(36)}`;
    let target: S3Target;
    let s3: S3Probe;

    beforeAll(async () => {
      target = await connect();
      s3 = new S3Probe(target.client, target);
    });

    for (const [subject, points] of subjects) {
      describe(subject, () => {
        for (const [n, { name, check }] of points.entries()) {
          const title = `${subject} ${name}`;
          if (title in lacking) it.skip(`${name} (lacking: ${lacking[title]})`, () => {});
          else it(name, () => check(s3, `${run}/${subject.replaceAll(' ', '-')}-${n}/`));
        }
      });
    }

    afterAll(async () => {
      if (s3 === undefined) return;
      try {
        for (const Prefix of [run, `/${run}`]) for (const Bucket of [s3.plain, s3.versioned]) await removeAll(s3, Bucket, Prefix);
      } finally {
        await target.close();
      }
    });
  });
}

const subjects: readonly (readonly [string, readonly Point[]])[] = [
  ['a put', putPoints],
  ['a checksum', checksumPoints],
  ['a streamed body', streamedBodyPoints],
  ['a key', keyPoints],
  ['a conditional put', conditionalPutPoints],
  ['a read', readPoints],
  ['a delete', deletePoints],
  ['a listing', listingPoints],
  ['a copy', copyPoints],
  ['a version', versionPoints],
];

async function removeAll(s3: S3Probe, Bucket: string, Prefix: string): Promise<void> {
  for (const page of await s3.listVersionPages({ Bucket, Prefix })) {
    const Objects = [...(page.Versions ?? []), ...(page.DeleteMarkers ?? [])].map(({ Key, VersionId }) => ({ Key, VersionId }));
    if (Objects.length > 0) await s3.client.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  }
}
