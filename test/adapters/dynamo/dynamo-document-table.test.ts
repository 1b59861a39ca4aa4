import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startDynamoServer } from '../../../local/dynamo-server.ts';
import { ensureTable } from '../../../local/ensure-table.ts';
import { createDynamoClient } from '../../../shared/adapters/dynamo/dynamo-client.ts';
import { createDocumentTable } from '../../../shared/adapters/dynamo/dynamo-document-table.ts';
import { recordContent } from '../../../shared/core/changes/record-content.ts';
import type { Claim, ClaimSubject } from '../../../shared/core/documents/claim.ts';
import type { DocumentHead } from '../../../shared/core/documents/head.ts';
import type { OrderOf } from '../../../shared/core/documents/order.ts';
import { orderName } from '../../../shared/core/documents/order-name.ts';
import type { RevisionEntry } from '../../../shared/core/documents/revision.ts';
import type { Notice } from '../../../shared/core/notices/notice.ts';
import type { DocumentTable, PlanMark } from '../../../shared/ports.ts';
import { injectFault } from '../../support/faulty-client.ts';
import {
  acceptedEntry,
  sampleHead,
  sampleRecord,
  sampleRecordId,
  sampleRevision,
  sampleSha256,
  sampleSketch,
} from '../../support/sample-documents.ts';

const otherEndpoint = process.env.DYNAMODB_TEST_ENDPOINT;

describe('the table on the embedded server', () => {
  holdsWhatTheDocumentTablePromises(async () => {
    const root = await mkdtemp(join(tmpdir(), 'dynamo-table-'));
    const server = await startDynamoServer({ root });
    const stop = async () => {
      await server.close();
      await rm(root, { recursive: true });
    };
    return { endpoint: server.endpoint, stop };
  });
});

if (otherEndpoint === undefined) {
  it.skip('the table on another DynamoDB: not tested, as DYNAMODB_TEST_ENDPOINT names none', () => {});
} else {
  describe(`the table on the DynamoDB at ${otherEndpoint}`, () => {
    holdsWhatTheDocumentTablePromises(async () => ({ endpoint: otherEndpoint, stop: async () => {} }));
  });
}

interface Place {
  readonly endpoint: string;
  readonly stop: () => Promise<void>;
}

function holdsWhatTheDocumentTablePromises(start: () => Promise<Place>): void {
  let place: Place;
  let tableName: string;
  let client: DynamoDBDocumentClient;
  let table: DocumentTable;
  const clients: DynamoDBDocumentClient[] = [];

  beforeAll(async () => {
    place = await start();
  });
  afterAll(() => place.stop());

  beforeEach(async () => {
    tableName = `documents-${randomUUID()}`;
    client = newClient();
    table = createDocumentTable(client, tableName);
    await ensureTable(client, tableName);
  });
  afterEach(() => {
    for (const used of clients.splice(0)) used.destroy();
  });

  function newClient(): DynamoDBDocumentClient {
    const environment = { AWS_REGION: 'us-east-1', AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
    const created = createDynamoClient({ ...environment, AWS_ENDPOINT_URL_DYNAMODB: place.endpoint });
    clients.push(created);
    return created;
  }

  describe('a head', () => {
    it('is read though it was written before the fields that are younger', async () => {
      const { keptFrom, orders, told, tellSince, ...older } = sampleHead();
      const item = { pk: `doc#${older.document}`, sk: 'head', ...older, dueAt: null };
      await client.send(new PutCommand({ TableName: tableName, Item: item }));
      expect(await table.getHead(older.document)).toEqual({
        ...older,
        dueAt: null,
        keptFrom: [],
        orders: null,
        told: null,
        tellSince: null,
      });
    });

    it('is null before the first write, and then exactly what was written', async () => {
      const head = sampleHead({
        dueAt: '2026-03-01T09:00:00.000Z',
        published: '0000000001-p',
        publishedLastModified: '2026-03-01T08:00:00Z',
        publishedSequence: 7,
      });
      expect(await table.getHead(head.document)).toBeNull();
      expect(await table.putHead(head, null)).toBe('written');
      expect(await table.getHead(head.document)).toEqual(head);
    });

    it.each([
      ['a first one where there is one already', 1, null],
      ['a third one that was compared with the first', 2, 1],
      ['one that follows a counter never reached', 9, 8],
    ])('is not replaced by %s', async (_, counter, expected) => {
      const second = sampleHead({ counter: 2, versionId: 'v2' });
      await table.putHead(sampleHead(), null);
      await table.putHead(second, 1);
      expect(await table.putHead(sampleHead({ counter, versionId: 'late' }), expected)).toBe('lost');
      expect(await table.getHead(second.document)).toEqual(second);
    });

    it('must count on from what was expected', async () => {
      await expect(table.putHead(sampleHead({ counter: 3 }), 1)).rejects.toThrow('counter 3 cannot follow 1');
    });

    it('goes to one of thirty writers at once, and that one is told', async () => {
      await table.putHead(sampleHead(), null);
      const heads = Array.from({ length: 30 }, (_, index) => sampleHead({ counter: 2, versionId: `v${index}` }));
      const outcomes = await Promise.all(heads.map((head) => createDocumentTable(newClient(), tableName).putHead(head, 1)));
      const written = heads.filter((_, index) => outcomes[index] === 'written');
      expect(written).toEqual([await table.getHead(sampleHead().document)]);
    });

    it('is written for each of thirty writers of the very same', async () => {
      const outcomes = await Promise.all(Array.from({ length: 30 }, () => table.putHead(sampleHead(), null)));
      expect(new Set(outcomes)).toEqual(new Set(['written']));
      expect(await table.getHead(sampleHead().document)).toEqual(sampleHead());
    });

    it('is written where the answer was lost and the SDK sent it again', async () => {
      const fault = injectFault(client, { operation: 'PutItemCommand', request: 1, when: 'after', retried: true });
      expect(await table.putHead(sampleHead(), null)).toBe('written');
      expect(fault.requests()).toBe(2);
    });

    it('is written where the request was lost and the SDK sent it again', async () => {
      const fault = injectFault(client, { operation: 'PutItemCommand', request: 1, when: 'before', retried: true });
      expect(await table.putHead(sampleHead(), null)).toBe('written');
      expect(fault.requests()).toBe(2);
    });

    it('is lost where another took its place between the lost request and the next', async () => {
      const others = sampleHead({ versionId: 'of another' });
      const meanwhile = () => createDocumentTable(newClient(), tableName).putHead(others, null);
      injectFault(client, { operation: 'PutItemCommand', request: 1, when: 'before', retried: true, meanwhile });
      expect(await table.putHead(sampleHead(), null)).toBe('lost');
      expect(await table.getHead(others.document)).toEqual(others);
    });

    it('is lost where another followed it before its answer could be given', async () => {
      const next = sampleHead({ counter: 2, versionId: 'next' });
      const meanwhile = () => createDocumentTable(newClient(), tableName).putHead(next, 1);
      injectFault(client, { operation: 'PutItemCommand', request: 1, when: 'after', retried: true, meanwhile });
      expect(await table.putHead(sampleHead(), null)).toBe('lost');
      expect(await table.getHead(next.document)).toEqual(next);
    });

    it('that could not be read again is not written', async () => {
      await expect(table.putHead(sampleHead({ lastModified: 'yesterday' }), null)).rejects.toThrow('lastModified');
      expect(await table.getHead(sampleHead().document)).toBeNull();
    });

    it('that does not parse is thrown with its key', async () => {
      await client.send(new PutCommand({ TableName: tableName, Item: { pk: 'doc#a.pdf', sk: 'head', counter: 'one' } }));
      await expect(table.getHead('a.pdf')).rejects.toThrow('item ["doc#a.pdf","head"]');
    });

    it.each([
      ['with the mark that separates', 'a#head.pdf'],
      ['that looks form-encoded', '%2B +&?.pdf'],
      ['of 1,024 bytes', `${'绩'.repeat(341)}.`],
      ['with signs of four bytes and combining ones', '𠀀/е́.pdf'],
      ['of white space', ' '],
      ['that looks like a path', '../../..'],
    ])('is kept under a key %s', async (_, document) => {
      await table.putHead(sampleHead({ document, dueAt: '2026-03-01T09:00:00Z' }), null);
      expect(await table.getHead(document)).toEqual(sampleHead({ document, dueAt: '2026-03-01T09:00:00Z' }));
      expect(await table.dueDocuments(new Date('2026-03-02'), 10)).toEqual([document]);
    });

    it.each([
      ['that is empty', '', 'not a document\'s key: ""'],
      ['with half a surrogate pair', '\ud840', 'not a document\'s key: "\\ud840"'],
      ['of more than 2,048 bytes', '绩'.repeat(682), 'has more than 2048 bytes as a partition key'],
    ])('is refused under a key %s', async (_, document, message) => {
      await expect(table.getHead(document)).rejects.toThrow(message);
    });
  });

  describe('the documents that are due', () => {
    it('are those whose time has come, the oldest first, however their times are written', async () => {
      await putDue('c', '2026-03-01T08:00:02Z');
      await putDue('b', '2026-03-01T08:00:01.500Z');
      await putDue('later', '2026-03-01T08:00:03.001Z');
      await putDue('a', '2026-03-01T08:00:00.999Z');
      await putDue('never', null);
      await putDue('now', '2026-03-01T08:00:03Z');
      expect(await table.dueDocuments(new Date('2026-03-01T08:00:03Z'), 100)).toEqual(['a', 'b', 'c', 'now']);
      expect(await table.dueDocuments(new Date('2026-03-01T08:00:03Z'), 2)).toEqual(['a', 'b']);
      expect(await table.dueDocuments(new Date('2026-03-01T08:00:03Z'), 0)).toEqual([]);
    });

    it('are apart from those that the system gave up, which are listed when nothing else is due or withheld', async () => {
      const failed = { versionId: 'v1', at: '2026-03-01T08:00:00Z' };
      await table.putHead(sampleHead({ document: 'failed', failed }), null);
      await table.putHead(sampleHead({ document: 'due', failed, dueAt: '2026-03-01T08:00:00Z' }), null);
      expect(await table.failedDocuments(new Date('2026-03-02'), 10)).toEqual(['failed']);
      expect(await table.failedDocuments(new Date('2026-02-28'), 10)).toEqual([]);
      expect(await table.dueDocuments(new Date('2026-03-02'), 10)).toEqual(['due']);
    });

    it('leave the index when nothing is due any more, come back, and move when the time does', async () => {
      await putDue('other', '2026-03-01T08:00:01Z');
      await putDue('a', '2026-03-01T08:00:00Z');
      const states: (readonly string[])[] = [];
      for (const [counter, dueAt] of [
        [2, '2026-03-01T08:00:02Z'],
        [3, null],
        [4, '2026-03-01T07:00:00Z'],
      ] as const) {
        await table.putHead(sampleHead({ document: 'a', counter, dueAt }), counter - 1);
        states.push(await table.dueDocuments(new Date('2026-03-02'), 10));
      }
      expect(states).toEqual([['other', 'a'], ['other'], ['a', 'other']]);
    });

    it('that are due at one time are all there', async () => {
      const documents = Array.from({ length: 20 }, (_, index) => `${index}.pdf`);
      await Promise.all(documents.map((document) => putDue(document, '2026-03-01T08:00:00Z')));
      expect(new Set(await table.dueDocuments(new Date('2026-03-01T08:00:00Z'), 100))).toEqual(new Set(documents));
    });

    async function putDue(document: string, dueAt: DocumentHead['dueAt']) {
      await table.putHead(sampleHead({ document, dueAt }), null);
    }
  });

  describe('the documents of which there may be something to tell', () => {
    it('come in the order of time, with their times, and leave when there is nothing any more; what is due is another matter', async () => {
      const put = (document: string, counter: number, tellSince: DocumentHead['tellSince']) =>
        table.putHead(sampleHead({ document, counter, tellSince, dueAt: '2026-03-01T08:00:00Z' }), counter === 1 ? null : counter - 1);
      await put('b.pdf', 1, '2026-03-01T08:00:02.500Z');
      await put('a.pdf', 1, '2026-03-01T08:00:01Z');
      await put('well.pdf', 1, null);
      expect(await table.documentsToTell(10)).toEqual([
        { document: 'a.pdf', since: '2026-03-01T08:00:01.000Z' },
        { document: 'b.pdf', since: '2026-03-01T08:00:02.500Z' },
      ]);
      expect(await table.documentsToTell(1)).toHaveLength(1);
      await put('a.pdf', 2, null);
      expect((await table.documentsToTell(10)).map(({ document }) => document)).toEqual(['b.pdf']);
      expect(await table.dueDocuments(new Date('2026-03-02'), 10)).toHaveLength(3);
    });
  });

  describe('a notice', () => {
    const documents = [{ document: 'a.pdf', counter: 1, attention: null }];
    const first: Notice = { number: 1, at: '2026-03-01T08:00:00Z', subject: 'Notice 1', text: '第 1 号', documents, settled: false };

    it('is fixed, settled, followed by the next', async () => {
      expect(await table.getNotice()).toBeNull();
      const settled = { ...first, settled: true };
      const second = { ...first, number: 2 };
      expect(await table.putNotice(first, null)).toBe('written');
      expect(await table.putNotice(settled, first)).toBe('written');
      expect(await table.putNotice(second, settled)).toBe('written');
      expect(await table.getNotice()).toEqual(second);
    });

    it('is lost to one that was faster', async () => {
      await table.putNotice(first, null);
      expect(await table.putNotice({ ...first, text: 'another' }, null)).toBe('lost');
      expect(await table.putNotice({ ...first, number: 2 }, { ...first, settled: true })).toBe('lost');
      expect(await table.getNotice()).toEqual(first);
    });
  });

  describe('a revision', () => {
    const finding = { code: 'score-empty', severity: 'error' as const, message: 'm', messageZh: '无', document: 'd', page: 2 };
    const held: RevisionEntry = {
      ...{ status: 'held', projectName: null, id: null, pages: [2] },
      table: { place: { page: 2, x: 100.5, y: 200 }, codes: ['no-agency'], content: { ...recordContent(sampleRecord(2)), agency: null } },
    };
    const kept: RevisionEntry = { status: 'kept', record: sampleRecord(3), confirmedBy: ['order'] };
    const revision = sampleRevision({
      findings: [finding],
      sketches: [sampleSketch()],
      entries: [acceptedEntry(1), held, kept],
      tablesFound: 2,
    });
    const { document, id } = revision;

    it('is read as it was written, whole and entry by entry', async () => {
      await table.putRevision(revision);
      expect(await table.getRevision(document, id)).toEqual(revision);
      expect(await Promise.all([0, 1, 2].map((index) => table.getEntry(document, id, index)))).toEqual(revision.entries);
    });

    it('may have no entries, no findings and no bytes', async () => {
      const empty = sampleRevision({ entries: [], sha256: null });
      await table.putRevision(empty);
      expect(await table.getRevision(document, id)).toEqual(empty);
      expect(await table.claimedRecords(document, id)).toEqual([]);
      expect(await table.listRevisions(document)).toEqual([id]);
    });

    it('names the records that stand in it, not those that are held', async () => {
      await table.putRevision(sampleRevision({ entries: [acceptedEntry(1), { ...held, id: sampleRecordId(2) }, kept] }));
      expect(await table.claimedRecords(document, id)).toEqual([
        { id: sampleRecordId(1), index: 0 },
        { id: sampleRecordId(3), index: 2 },
      ]);
    });

    it('of a thousand projects fits', async () => {
      const text = '一是项目绩效目标设置不够细化，部分指标难以量化考核。'.repeat(20);
      const entries = Array.from({ length: 1_000 }, (_, index) => acceptedEntry(index, { problems: [text, String(index)] }));
      const large = sampleRevision({ entries });
      await table.putRevision(large);
      expect(await table.getRevision(document, id)).toEqual(large);
      expect(await table.getEntry(document, id, 999)).toEqual(entries[999]);
      expect(await table.claimedRecords(document, id)).toEqual(entries.map((_, index) => ({ id: sampleRecordId(index), index })));
      expect(await table.listRevisions(document)).toEqual([id]);
      await table.deleteRevision(document, id);
      expect(await table.listRevisions(document)).toEqual([]);
    });

    it('with a narrative of a megabyte fits, in characters of four bytes that no cut may touch, and so do its findings', async () => {
      const text = `a${'𠀀'.repeat(262_144)}"\\\n`;
      const large = sampleRevision({
        findings: Array.from({ length: 3 }, () => ({ ...finding, found: text })),
        entries: [acceptedEntry(0), acceptedEntry(1, { achievements: [text, `b${text}`] }), acceptedEntry(2)],
      });
      await table.putRevision(large);
      expect(await table.getRevision(document, id)).toEqual(large);
      expect(await table.getEntry(document, id, 1)).toEqual(large.entries[1]);
      expect(await table.claimedRecords(document, id)).toEqual([0, 1, 2].map((index) => ({ id: sampleRecordId(index), index })));
    });

    it('with half a surrogate pair, as a broken font may give it, is read as it was written', async () => {
      const broken = sampleRevision({ entries: [acceptedEntry(1, { problems: ['\ud840', '\udc00绩', '\u0000'] })] });
      await table.putRevision(broken);
      expect(await table.getRevision(document, id)).toEqual(broken);
    });

    it('may be written again, by another at once too', async () => {
      await Promise.all([table.putRevision(revision), createDocumentTable(newClient(), tableName).putRevision(revision)]);
      await table.putRevision(revision);
      await table.putRevision(await table.getRevision(document, id));
      expect(await table.getRevision(document, id)).toEqual(revision);
    });

    it('writes no row again where it is there already', async () => {
      await table.putRevision(revision);
      const again = newClient();
      const batches = injectFault(again, { operation: 'BatchWriteItemCommand', request: 1, when: 'before', retried: false });
      await createDocumentTable(again, tableName).putRevision(revision);
      expect(batches.requests()).toBe(0);
    });

    it('is written where the answer to its last row was lost', async () => {
      const fault = injectFault(client, { operation: 'PutItemCommand', request: 1, when: 'after', retried: true });
      await table.putRevision(revision);
      expect(fault.requests()).toBe(2);
      expect(await table.getRevision(document, id)).toEqual(revision);
    });

    it('is never replaced by another reading under its name', async () => {
      await table.putRevision(revision);
      await expect(table.putRevision(sampleRevision({ entries: [] }))).rejects.toThrow('already stands with another content');
      expect(await table.getRevision(document, id)).toEqual(revision);
    });

    it('does not mix with another reading under its name that died before its end', async () => {
      const other = sampleRevision({ entries: [acceptedEntry(7), acceptedEntry(8), acceptedEntry(9), acceptedEntry(10)] });
      const dying = newClient();
      injectFault(dying, { operation: 'PutItemCommand', request: 1, when: 'before', retried: false });
      await expect(createDocumentTable(dying, tableName).putRevision(other)).rejects.toThrow('died');
      await table.putRevision(revision);
      expect(await table.getRevision(document, id)).toEqual(revision);
      expect(await table.getEntry(document, id, 0)).toEqual(revision.entries[0]);
      const claimed = await table.claimedRecords(document, id);
      expect(claimed.map((record) => record.id).toSorted()).toEqual([1, 3, 7, 8, 9, 10].map(sampleRecordId));
      await table.deleteRevision(document, id);
      expect(await table.claimedRecords(document, id)).toEqual([]);
    });

    it('whose writing dies at any request is incomplete, is listed as soon as it has a row, and is whole once it is written again', async () => {
      const long = sampleRevision({ entries: Array.from({ length: 60 }, (_, index) => acceptedEntry(index)) });
      for (const { operation, request, when } of deathsOfPut) {
        const dying = newClient();
        injectFault(dying, { operation, request, when, retried: false });
        await expect(createDocumentTable(dying, tableName).putRevision(long)).rejects.toThrow('died');
        const complete = operation === 'PutItemCommand' && when === 'after';
        const read = table.getRevision(document, id);
        await (complete ? expect(read).resolves.toEqual(long) : expect(read).rejects.toThrow('no meta row'));
        expect(await table.listRevisions(document)).toEqual(
          request === 1 && operation !== 'PutItemCommand' && when === 'before' ? [] : [id],
        );
        await table.putRevision(long);
        expect(await table.getRevision(document, id)).toEqual(long);
        await table.deleteRevision(document, id);
        expect(await table.listRevisions(document)).toEqual([]);
      }
    });

    it('whose deletion dies at any request is incomplete, is still listed while it has a row, and is gone once it is deleted again', async () => {
      const long = sampleRevision({ entries: Array.from({ length: 60 }, (_, index) => acceptedEntry(index)) });
      for (const request of [1, 2, 3, 4]) {
        for (const when of ['before', 'after'] as const) {
          await table.putRevision(long);
          const dying = newClient();
          injectFault(dying, { operation: 'BatchWriteItemCommand', request, when, retried: false });
          await expect(createDocumentTable(dying, tableName).deleteRevision(document, id)).rejects.toThrow('died');
          const untouched = request === 1 && when === 'before';
          const read = table.getRevision(document, id);
          await (untouched ? expect(read).resolves.toEqual(long) : expect(read).rejects.toThrow('no meta row'));
          expect(await table.listRevisions(document)).toEqual(request === 4 && when === 'after' ? [] : [id]);
          await table.deleteRevision(document, id);
          expect(await table.listRevisions(document)).toEqual([]);
        }
      }
    });

    it('of which a row is missing is refused, never given in part', async () => {
      await table.putRevision(revision);
      await expect(table.getEntry(document, id, 3)).rejects.toThrow(`entry 3 of ${id} is incomplete: 0 of no rows`);
      await expect(table.getRevision(document, '0000000009-x-1')).rejects.toThrow('no meta row');
      await expect(table.getEntry(document, '0000000009-x-1', 0)).rejects.toThrow('no meta row');
    });

    it('with an entry that is not of the schema is not written', async () => {
      const broken = { status: 'accepted', record: { ...sampleRecord(1), id: 'one' } } as RevisionEntry;
      await expect(table.putRevision(sampleRevision({ entries: [broken] }))).rejects.toThrow();
      expect(await table.listRevisions(document)).toEqual([]);
    });

    it('stands beside others of its document, and is deleted alone', async () => {
      const ids = ['0000000001-a-1', '0000000001-a-1.1', '0000000001-a-10', '0000000002-b-1'];
      for (const each of ids) await table.putRevision(sampleRevision({ id: each, entries: [acceptedEntry(ids.indexOf(each))] }));
      await table.putRevision(sampleRevision({ document: `${document}#rev`, id: '0000000003-c-1' }));
      expect((await table.listRevisions(document)).toSorted()).toEqual(ids.toSorted());
      await table.deleteRevision(document, '0000000001-a-1');
      expect((await table.listRevisions(document)).toSorted()).toEqual(ids.slice(1).toSorted());
      expect(await table.getEntry(document, '0000000001-a-10', 0)).toEqual(acceptedEntry(2));
      expect(await table.listRevisions(`${document}#rev`)).toEqual(['0000000003-c-1']);
    });

    it.each([['a#b'], [''], ['绩'], ['a'.repeat(201)]])('is refused under the id %j', async (refused) => {
      await expect(table.getRevision(document, refused)).rejects.toThrow("not a revision's id");
    });

    const deathsOfPut = [1, 2, 3, 1].flatMap((request, place) =>
      (['before', 'after'] as const).map((when) => ({ operation: place < 3 ? 'BatchWriteItemCommand' : 'PutItemCommand', request, when })),
    );
  });

  describe('claims', () => {
    const subject: ClaimSubject = `record#${sampleRecordId(1)}`;
    const claim = (document: string, revision = '0000000001-a-1', index = 0): Claim => ({ document, revision, index });

    it('stand until they are deleted, each for itself, however often either is done', async () => {
      const claims = [claim('a.pdf'), claim('a.pdf', '0000000002-b-1', 4), claim('乙.pdf')];
      for (let time = 0; time < 2; time++) await table.putClaims(claims.map((each) => ({ subject, claim: each })));
      expect(sorted(await table.claimsOn(subject))).toEqual(sorted(claims));
      for (let time = 0; time < 2; time++) await table.deleteClaims([{ subject, claim: claim('a.pdf') }]);
      expect(sorted(await table.claimsOn(subject))).toEqual(sorted(claims.slice(1)));
    });

    it('on one thing are not claims on another', async () => {
      const bytes: ClaimSubject = `bytes#${sampleSha256}`;
      await table.putClaims([
        { subject, claim: claim('a.pdf') },
        { subject: bytes, claim: claim('b.pdf') },
      ]);
      expect([await table.claimsOn(subject), await table.claimsOn(bytes)]).toEqual([[claim('a.pdf')], [claim('b.pdf')]]);
      expect(await table.claimsOn(`record#${sampleRecordId(2)}`)).toEqual([]);
    });

    it('of one revision on one record are one claim, the last', async () => {
      await table.putClaims([0, 1].map((index) => ({ subject, claim: claim('a.pdf', '0000000001-a-1', index) })));
      expect(await table.claimsOn(subject)).toEqual([claim('a.pdf', '0000000001-a-1', 1)]);
    });

    it('are all found, over every page of 1 MB', async () => {
      const claims = Array.from({ length: 1_500 }, (_, index) => claim(`${'绩'.repeat(330)}${index}.pdf`));
      await table.putClaims(claims.map((each) => ({ subject, claim: each })));
      expect(sorted(await table.claimsOn(subject))).toEqual(sorted(claims));
    });

    it('are none in a call with none', async () => {
      await table.putClaims([]);
      await table.deleteClaims([]);
      expect(await table.claimsOn(subject)).toEqual([]);
    });

    function sorted(claims: readonly Claim[]): readonly string[] {
      return claims.map((each) => JSON.stringify([each.document, each.revision, each.index])).toSorted();
    }
  });

  describe('orders', () => {
    const id = sampleRecordId(1);
    const order = (minute: number, isUndone = false): OrderOf<'withdraw'> => ({
      kind: 'withdraw',
      subject: `record#${id}`,
      who: '值班员',
      when: `2026-03-01T08:${String(minute).padStart(2, '0')}:00.000Z`,
      why: '内部原因',
      isUndone,
      agency: '某市教育局',
      fiscalYear: 2021,
      projectName: '校园足球',
    });
    const claim: Claim = { document: 'a.pdf', revision: '0000000001-a-1', index: 0 };

    it('on a record are read with its claims, the oldest first, and nothing of another record', async () => {
      await table.putClaims([{ subject: `record#${id}`, claim }]);
      for (const each of [order(3), order(1), order(2, true), order(1)]) await table.putOrder(each);
      expect(await table.saidOf(id)).toEqual({ claims: [claim], withdrawals: [order(1), order(2, true), order(3)] });
      expect(await table.saidOf(sampleRecordId(2))).toEqual({ claims: [], withdrawals: [] });
      expect(await table.claimsOn(`record#${id}`)).toEqual([claim]);
    });

    it('on a record wait, the oldest first, until they are settled; put again, they wait no more', async () => {
      for (const each of [order(2, true), order(1)]) await table.putOrder(each);
      expect(await table.waitingOrders(10)).toEqual([order(1), order(2, true)]);
      expect(await table.waitingOrders(1)).toEqual([order(1)]);
      for (let time = 0; time < 2; time++) await table.settleOrders([order(1)]);
      await table.putOrder(order(1));
      expect(await table.waitingOrders(10)).toEqual([order(2, true)]);
      expect((await table.saidOf(id)).withdrawals).toEqual([order(1), order(2, true)]);
    });

    it('on the whole release wait for nothing', async () => {
      const whole = { who: '值班员', when: '2026-03-01T08:00:00.000Z', why: '统一重报', through: '2026-03-01T07:00:00.000Z' };
      await table.putOrder({ kind: 'release-collapse', subject: 'release', ...whole });
      expect(await table.ordersOn('release', 'release-collapse')).toHaveLength(1);
      expect(await table.waitingOrders(10)).toEqual([]);
    });
  });

  describe('orders on bytes', () => {
    it('are found together, whatever their kind, those of each kind oldest first; those on other bytes are not', async () => {
      const decision = { who: '王处长', why: '与原件一致' };
      const on = (sha256: string, when: string): OrderOf<'confirm'> => ({
        ...{ kind: 'confirm', subject: `bytes#${sha256}`, ...decision, when },
        says: { what: 'heading', places: [{ page: 1, x: 10, y: 20.5 }], agency: '某市教育局', fiscalYear: null },
      });
      const [first, second] = [on(sampleSha256, '2026-03-01T08:00:00Z'), on(sampleSha256, '2026-03-02T08:00:00Z')];
      const undone: OrderOf<'confirm-undone'> = {
        ...{ kind: 'confirm-undone', subject: `bytes#${sampleSha256}`, ...decision, when: '2026-03-01T09:00:00Z' },
        orders: [orderName(first)],
      };
      for (const order of [second, undone, first, second, on('cd'.repeat(32), '2026-03-01T08:00:00Z')]) await table.putOrder(order);
      const standing = await table.allOrdersOn(`bytes#${sampleSha256}`);
      expect(standing.filter(({ kind }) => kind === 'confirm')).toEqual([first, second]);
      expect(standing.filter(({ kind }) => kind === 'confirm-undone')).toEqual([undone]);
    });
  });

  describe('the cursor of the reconciliation', () => {
    it('is null at first, and then what was written last, whatever the key', async () => {
      expect(await table.getReconcileCursor()).toBeNull();
      await table.putReconcileCursor({ walk: 'documents', after: 'incoming/区/甲 + 乙%\u2028👩‍👩‍👧.pdf' });
      expect(await table.getReconcileCursor()).toEqual({ walk: 'documents', after: 'incoming/区/甲 + 乙%\u2028👩‍👩‍👧.pdf' });
      await table.putReconcileCursor({ walk: 'shards', after: null });
      expect(await table.getReconcileCursor()).toEqual({ walk: 'shards', after: null });
    });

    it('in a walk that only a later version knows is none: the pass begins anew', async () => {
      await client.send(new PutCommand({ TableName: tableName, Item: { pk: 'reconcile', sk: 'cursor', walk: 'moons', after: 'io' } }));
      expect(await table.getReconcileCursor()).toBeNull();
    });
  });

  describe('the plan mark', () => {
    const first: PlanMark = { sequence: 0, planSha256: 'f0'.repeat(32), settled: true, withdrawals: [] };
    const planned: PlanMark = {
      sequence: 1,
      planSha256: 'a1'.repeat(32),
      settled: false,
      withdrawals: [{ hour: '2026-03-01T08:00:00Z', records: 3 }],
    };

    it('is null at first, and then what was written last', async () => {
      expect(await table.getPlanMark()).toBeNull();
      expect(await table.putPlanMark(first, null)).toBe('written');
      expect(await table.putPlanMark(planned, first)).toBe('written');
      expect(await table.getPlanMark()).toEqual(planned);
    });

    it.each<[string, PlanMark | null]>([
      ['none', null],
      ['another sequence', { ...planned, sequence: 2 }],
      ['another plan', { ...planned, planSha256: 'c1'.repeat(32) }],
      ['a settled one', { ...planned, settled: true }],
    ])('is not replaced by one who read %s', async (_, read) => {
      await table.putPlanMark(planned, null);
      expect(await table.putPlanMark({ ...planned, sequence: 9 }, read)).toBe('lost');
      expect(await table.getPlanMark()).toEqual(planned);
    });

    it('goes to one of thirty publishers at once', async () => {
      await table.putPlanMark(first, null);
      const marks = Array.from({ length: 30 }, (_, index) => ({ ...planned, planSha256: String(index).padStart(64, '0') }));
      const outcomes = await Promise.all(marks.map((mark) => table.putPlanMark(mark, first)));
      expect(marks.filter((_, index) => outcomes[index] === 'written')).toEqual([await table.getPlanMark()]);
    });

    it('is written where the answer was lost and the SDK sent it again', async () => {
      await table.putPlanMark(first, null);
      const fault = injectFault(client, { operation: 'PutItemCommand', request: 1, when: 'after', retried: true });
      expect(await table.putPlanMark(planned, first)).toBe('written');
      expect(fault.requests()).toBe(2);
    });
  });
}
