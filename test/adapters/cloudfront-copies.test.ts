import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CloudFrontClient } from '@aws-sdk/client-cloudfront';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createCloudFrontCopies } from '../../shared/adapters/cloudfront-copies.ts';

let server: Server;
let client: CloudFrontClient;
/** `GET /…/invalidation/I1`, and bodies of what was made. */
let asked: string[];
/** What each request is answered with, the last for all that follow. */
let answers: { readonly status: number; readonly body: string }[];

beforeEach(async () => {
  asked = [];
  server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    asked.push(`${request.method} ${request.url} ${Buffer.concat(chunks)}`);
    const { status, body } = (answers.length > 1 ? answers.shift() : answers[0]) ?? { status: 500, body: '' };
    response.writeHead(status, { 'content-type': 'text/xml' }).end(body);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  client = new CloudFrontClient({
    region: 'us-east-1',
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });
});
afterEach(() => {
  client.destroy();
  server.close();
});

const drop = () => createCloudFrontCopies(client, 'E1', { waitMsMax: 3, askEveryMs: 1 }).drop('takedown of 1');

it('everything is dropped, in one path, and waited for', async () => {
  answers = [state('InProgress'), state('InProgress'), state('Completed')];
  expect(await drop()).toEqual({ distributionId: 'E1', id: 'I1', isOver: true });
  expect(asked[0]).toMatch(
    /^POST \/2020-05-31\/distribution\/E1\/invalidation .*<Quantity>1<\/Quantity><Items><Path>\/\*<\/Path><\/Items>.*<CallerReference>takedown of 1</,
  );
  expect(asked.slice(1).map((line) => line.trim())).toEqual(Array(2).fill('GET /2020-05-31/distribution/E1/invalidation/I1'));
});

it('what takes longer is left to CloudFront, under its name', async () => {
  answers = [state('InProgress')];
  expect(await drop()).toEqual({ distributionId: 'E1', id: 'I1', isOver: false });
  expect(asked).toHaveLength(4);
});

it('a request that is sent again has the same reference, so that it is one invalidation', async () => {
  answers = [{ status: 503, body: '' }, state('Completed')];
  expect(await drop()).toMatchObject({ isOver: true });
  const references = asked.map((line) => /<CallerReference>([^<]*)</.exec(line)?.[1]);
  expect(references).toEqual(['takedown of 1', 'takedown of 1']);
});

it('a refusal is an error', async () => {
  answers = [
    {
      status: 403,
      body: '<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>no</Message></Error></ErrorResponse>',
    },
  ];
  await expect(drop()).rejects.toThrow('no');
});

function state(status: string) {
  return { status: status === 'Completed' ? 200 : 201, body: `<Invalidation><Id>I1</Id><Status>${status}</Status></Invalidation>` };
}
