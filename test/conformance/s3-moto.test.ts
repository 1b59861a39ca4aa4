import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { it } from 'vitest';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { isMotoInstalled, motoVersion, startMotoServer } from '../support/moto-server.ts';
import { describeS3, type S3Target } from './s3-conformance.ts';

/**
 * moto, a server that others have written after the same S3, as a second opinion on the points themselves: a point that neither server of two
 * independent ones would meet is probably wrong. It is not part of the project; where it is not installed, nothing is lost but the second opinion.
 */
if (isMotoInstalled()) describeS3(`moto ${motoVersion}`, startMoto, lackingInMoto());
else it.skip(`S3 as moto: not installed (pip install 'moto[server,s3]~=${motoVersion}.0')`, () => {});

async function startMoto(): Promise<S3Target> {
  const moto = await startMotoServer();
  const client = createS3Client({
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: moto.endpoint,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  await client.send(new CreateBucketCommand({ Bucket: 'plain' }));
  await client.send(new CreateBucketCommand({ Bucket: 'versioned' }));
  await client.send(new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration: { Status: 'Enabled' } }));
  const close = async () => {
    client.destroy();
    await moto.stop();
  };
  return { client, plain: 'plain', versioned: 'versioned', close };
}

function lackingInMoto(): Readonly<Record<string, string>> {
  return {
    'a put takes 2 KB of user metadata and refuses more': 'takes any size',
    'a checksum that is wrong is BadDigest, and nothing is stored': 'verifies none',
    'a checksum that is none is InvalidRequest': 'verifies none',
    'a checksum Content-MD5 that is wrong is BadDigest, malformed InvalidDigest': 'verifies none',
    'a streamed body shorter than announced is IncompleteBody, and nothing is stored': 'stores what came',
    'a streamed body in pieces below 8 KiB is InvalidChunkSizeError': 'takes any size',
    'a key with a line feed and a tab is put, read, listed, copied and deleted as it is': 'answers with a page of HTML',
    'a key of 1,024 bytes is taken, of 1,025 is KeyTooLongError': 'counts characters',
    'a delete of many, asked to be quiet, names none': 'names them',
    'a listing has at most 1,000 keys on a page, however many are asked for': 'gives as many as are asked for',
    'a version stays when the object is deleted: a marker is 404, by its own id 405': 'answers NoSuchVersion',
    'a version that is a marker can be deleted, which brings the object back': 'does not say that it was a marker',
  };
}
