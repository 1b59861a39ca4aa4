import { createServer, request as httpRequest, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import type { Statement } from './synthesized-stack.ts';

interface Call {
  readonly action: string;
  /** Bucket, `bucket/key`, table or `table/index/name`, by local names. */
  readonly resource: string;
  readonly context: Readonly<Record<string, string>>;
}

export interface GrantedGateway {
  readonly endpoint: string;
  /** `action on resource` of what was refused. */
  readonly refused: readonly string[];
  close(): Promise<void>;
}

/**
 * Stands before an embedded server and lets through what a function's own policy allows, as IAM would; so a grant that was forgotten is a test that
 * fails, and not a deployment. `localName` turns a policy's resource into the names that requests use.
 */
export async function startGrantedGateway(
  target: string,
  statements: readonly Statement[],
  localName: (resource: unknown) => string,
): Promise<GrantedGateway> {
  const refused: string[] = [];
  const rules = statements.filter(({ Effect }) => Effect === 'Allow').map((statement) => ruleOf(statement, localName));
  const allows = (call: Call) => rules.some((rule) => rule(call));
  const server = createServer(async (incoming, outgoing) => {
    const body = await buffer(incoming);
    const call = callOf(incoming, body);
    if (allows(call)) return forward(target, incoming, body, outgoing, hidesAbsence(call) ? () => refuse(call, outgoing) : null);
    refuse(call, outgoing);
  });
  /** Where a caller may not list the bucket, S3 does not tell it that an object is absent. */
  const hidesAbsence = ({ action, resource }: Call) =>
    action.startsWith('s3:GetObject') && !allows({ action: 's3:ListBucket', resource: resource.split('/')[0] ?? '', context: {} });
  const refuse = ({ action, resource }: Call, outgoing: ServerResponse) => {
    refused.push(`${action} on ${resource}`);
    outgoing.writeHead(403, { 'content-type': 'application/json' }).end('{"__type":"AccessDeniedException"}');
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    refused,
    close: async () => {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

function ruleOf({ Action, Resource, Condition }: Statement, localName: (resource: unknown) => string): (call: Call) => boolean {
  const actions = [Action].flat();
  const resources = [Resource].flat().map((resource) => patternOf(localName(resource)));
  const { StringLikeIfExists = {}, ...unknown } = Condition ?? {};
  if (Object.keys(unknown).length > 0) throw new Error(`a condition that this gateway cannot judge: ${JSON.stringify(unknown)}`);
  const holds = ({ context }: Call) =>
    Object.entries(StringLikeIfExists).every(([key, like]) => context[key] === undefined || patternOf(like).test(context[key]));
  return (call) => actions.includes(call.action) && resources.some((resource) => resource.test(call.resource)) && holds(call);
}

function patternOf(pattern: string): RegExp {
  const literal = pattern.split('*').map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${literal.join('.*')}$`, 's');
}

function callOf({ method = '', url = '', headers }: IncomingMessage, body: Buffer): Call {
  const target = headers['x-amz-target'];
  if (typeof target === 'string') {
    const { TableName, IndexName, RequestItems } = JSON.parse(body.toString()) as Record<string, string> & { RequestItems?: object };
    const table = TableName ?? Object.keys(RequestItems ?? {}).join();
    const resource = IndexName === undefined ? table : `${table}/index/${IndexName}`;
    return { action: `dynamodb:${target.split('.')[1]}`, resource, context: {} };
  }
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const path = decodeURIComponent(pathname.slice(1)).replace(/\/$/, '');
  const prefix = searchParams.get('prefix');
  return {
    action: s3Action(method, path.includes('/'), searchParams),
    resource: path,
    context: prefix === null ? {} : { 's3:prefix': prefix },
  };
}

function s3Action(method: string, onObject: boolean, parameters: URLSearchParams): string {
  if (!onObject && (method === 'GET' || method === 'HEAD')) return 's3:ListBucket';
  if (method === 'GET' || method === 'HEAD') return parameters.has('versionId') ? 's3:GetObjectVersion' : 's3:GetObject';
  if (method === 'PUT') return 's3:PutObject';
  if (method === 'DELETE') return 's3:DeleteObject';
  throw new Error(`no action is known for ${method}`);
}

function forward(target: string, incoming: IncomingMessage, body: Buffer, outgoing: ServerResponse, onAbsence: (() => void) | null): void {
  const { method, url, headers } = incoming;
  const onward = httpRequest(new URL(url ?? '/', target), { method, headers }, (answer) => {
    if (answer.statusCode === 404 && onAbsence !== null) {
      answer.resume();
      onAbsence();
      return;
    }
    outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
    answer.pipe(outgoing);
  });
  onward.on('error', () => outgoing.destroy());
  onward.end(body);
}
