import { BatchWriteCommand, type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { publicSource } from '../../local/verify/public-source.ts';
import { verifyFeed } from '../../local/verify/verify-feed.ts';
import { createDynamoClient } from '../../shared/adapters/dynamo/dynamo-client.ts';
import { tableDefinition } from '../../shared/adapters/dynamo/dynamo-table-definition.ts';
import { type Pipeline, startPipeline } from '../support/pipeline.ts';
import { reportOf } from '../support/report-pdf.ts';

const agency = '某市教育局';
const football = { name: '校园足球', amount: '1,234.50万元', score: '88.5', grade: '良' };
const canteen = { name: '食堂补贴', amount: '2.5亿元', score: '95', grade: '优' };
const library = { name: '图书馆修缮', amount: '300万元', score: '75', grade: '中' };

type Item = Readonly<Record<string, unknown>>;

let pipeline: Pipeline;
let dynamo: DynamoDBDocumentClient;
let tableName: string;
beforeEach(async () => {
  pipeline = await startPipeline();
  dynamo = createDynamoClient(pipeline.system.environment);
  tableName = pipeline.system.environment.TABLE_NAME ?? '';
});
afterEach(async () => {
  dynamo.destroy();
  await pipeline.close();
});

async function backUp(): Promise<readonly Item[]> {
  const items: Item[] = [];
  for await (const page of paginateScan({ client: dynamo }, { TableName: tableName, ConsistentRead: true }))
    items.push(...(page.Items ?? []));
  return items;
}

/** As a restored table is: everything of that day, and nothing since. */
async function restore(backup: readonly Item[]): Promise<void> {
  const { partitionKey, sortKey } = tableDefinition;
  for (const item of await backUp())
    await write({ DeleteRequest: { Key: { [partitionKey]: item[partitionKey], [sortKey]: item[sortKey] } } });
  for (const item of backup) await write({ PutRequest: { Item: item } });
}

async function write(request: object): Promise<void> {
  await dynamo.send(new BatchWriteCommand({ RequestItems: { [tableName]: [request] } }));
}

async function outcome() {
  const records = await pipeline.records();
  return Object.fromEntries(records.map((record) => [record.projectName, record.status === 'current' ? record.scoreText : record.status]));
}

describe('restored from a backup', () => {
  it('a table of another day says after one pass what the bucket holds, publishes nothing, and the feed goes on', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football]));
    await pipeline.drop('b.pdf', reportOf(agency, 2021, [canteen]));
    await pipeline.run();
    const backup = await backUp();
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [{ ...football, score: '80.5' }]));
    await pipeline.run();
    await pipeline.remove('b.pdf');
    await pipeline.run();
    await pipeline.drop('c.pdf', reportOf(agency, 2021, [library]));
    await pipeline.run();
    const before = await pipeline.latest();
    const public4 = { 校园足球: '80.5', 食堂补贴: 'withdrawn', 图书馆修缮: '75' };
    expect(await outcome()).toEqual(public4);

    await restore(backup);
    const pass = await pipeline.system.reconcile();
    expect(pass).toMatchObject({ isWhole: true, setRight: 3 });
    expect(pass.found.map(({ where }) => where)).toEqual(expect.arrayContaining(['a.pdf', 'b.pdf', 'c.pdf']));
    expect((await pipeline.run()).kind).toBe('nothing-new');
    expect(await outcome()).toEqual(public4);
    expect(await pipeline.latest()).toEqual(before);
    expect(await pipeline.system.reconcile()).toMatchObject({ isWhole: true, setRight: 0, left: 0 });
    expect(await pipeline.receipt('a.pdf')).toMatchObject({ status: 'accepted', records: [{ speaker: 'a.pdf' }] });
    expect(await pipeline.receipt('b.pdf')).toMatchObject({ status: 'withdrawn' });

    await pipeline.drop('b.pdf', reportOf(agency, 2021, [canteen]));
    expect(await pipeline.run()).toMatchObject({ kind: 'published', sequence: before.sequence + 1 });
    expect(await outcome()).toEqual({ ...public4, 食堂补贴: '95' });
    const { endpoint, feedBucket } = pipeline.system.served;
    const witness = { sequence: before.sequence, sha256: before.manifest.sha256 };
    expect(await verifyFeed(publicSource(`${endpoint}/${feedBucket}`), witness)).toMatchObject({
      sequence: before.sequence + 1,
      problem: null,
    });
  }, 60_000);

  it('a table of before an order has lost it: given again, nothing of it goes public', async () => {
    await pipeline.drop('a.pdf', reportOf(agency, 2021, [football, canteen]));
    await pipeline.run();
    const backup = await backUp();
    const record = (await pipeline.records()).find(({ projectName }) => projectName === canteen.name);
    const order = {
      kind: 'withdraw',
      subject: `record#${record?.id}`,
      ...{ who: '值班员', when: '2026-01-02T03:04:05.000Z', why: '待核实', isUndone: false },
      ...{ agency, fiscalYear: 2021, projectName: canteen.name },
    } as const;
    await pipeline.system.table.putOrder(order);
    await pipeline.run();
    const ordered = { 校园足球: '88.5', 食堂补贴: 'withdrawn' };
    expect(await outcome()).toEqual(ordered);

    await restore(backup);
    await pipeline.system.table.putOrder(order);
    await pipeline.system.reconcile();
    await pipeline.run();
    expect(await outcome()).toEqual(ordered);
    expect(await pipeline.system.reconcile()).toMatchObject({ isWhole: true, left: 0 });
  }, 60_000);
});
