import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { CreateBucketCommand, PutBucketVersioningCommand } from '@aws-sdk/client-s3';
import { it } from 'vitest';
import { createS3Client } from '../../shared/adapters/s3-client.ts';
import { describeS3, type S3Target } from './s3-conformance.ts';

/** What is known of moto below is known of this version; another one says nothing about the points. */
const motoVersion = '5.2';
const startupSecondsMax = 30;

/**
 * moto, a server that others have written after the same S3, as a second opinion on the points themselves: a point that neither server of two
 * independent ones would meet is probably wrong. It is not part of the project; where it is not installed, nothing is lost but the second opinion.
 */
if (installedMoto().startsWith(`${motoVersion}.`)) describeS3(`moto ${motoVersion}`, startMoto, lackingInMoto());
else it.skip(`S3 as moto: not installed (pip install 'moto[server,s3]~=${motoVersion}.0')`, () => {});

/** Empty where Python, moto or what its server needs is not there. */
function installedMoto(): string {
  try {
    const program = 'import moto, moto.server; print(moto.__version__)';
    return execFileSync('python3', ['-c', program], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  } catch {
    return '';
  }
}

async function startMoto(): Promise<S3Target> {
  const port = await freePort();
  const moto = spawn('python3', ['-m', 'moto.server', '-H', '127.0.0.1', '-p', String(port)], { stdio: 'ignore' });
  process.once('exit', () => moto.kill());
  const client = createS3Client({
    AWS_REGION: 'us-east-1',
    AWS_ENDPOINT_URL_S3: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
  });
  await answered(port);
  await client.send(new CreateBucketCommand({ Bucket: 'plain' }));
  await client.send(new CreateBucketCommand({ Bucket: 'versioned' }));
  await client.send(new PutBucketVersioningCommand({ Bucket: 'versioned', VersioningConfiguration: { Status: 'Enabled' } }));
  return { client, plain: 'plain', versioned: 'versioned', close: () => stop(moto, client) };
}

async function stop(moto: ChildProcess, client: { destroy(): void }): Promise<void> {
  client.destroy();
  const ended = once(moto, 'exit');
  moto.kill();
  await ended;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

async function answered(port: number): Promise<void> {
  for (let tenth = 0; tenth < startupSecondsMax * 10; tenth++) {
    const response = await fetch(`http://127.0.0.1:${port}/moto-api/`).catch(() => null);
    if (response?.ok) return;
    await pause(100);
  }
  throw new Error('moto did not start');
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
