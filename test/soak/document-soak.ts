import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { type LocalSystem, startLocalSystem } from '../../local/local-system.ts';
import type { S3Change } from '../../local/s3/event.ts';
import { type CurrentRecord, publishedRecordSchema, type Receipt, receiptSchema } from '../../shared/core/document.ts';
import { incomingKey, receiptKey } from '../../shared/core/documents/keys.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { Random } from '../convergence/random.ts';
import { type Project, reportOf, reportPdf } from '../support/report-pdf.ts';

export interface DocumentSoak {
  readonly documents: number;
  /** Events that were delivered, and those that never were. */
  readonly events: { readonly delivered: number; readonly dropped: number };
  readonly tables: { readonly found: number; readonly accepted: number; readonly held: number };
  readonly public: { readonly current: number; readonly withdrawn: number; readonly sequence: number };
  readonly seconds: { readonly upload: number; readonly extract: number; readonly publish: number };
}

interface Upload {
  readonly document: string;
  readonly agency: string;
  readonly year: number;
  /** Null: not a PDF. */
  readonly projects: readonly Project[] | null;
}

const chances = { notPdf: 0.05, held: 0.1, copy: 0.05, shared: 0.05, revised: 0.1, removed: 0.04, repeated: 0.2, dropped: 0.1 };
const agencies = ['东', '南', '西', '北'].flatMap((place) =>
  ['教育', '体育', '卫生健康', '水务', '交通', '农业农村', '民政', '文化', '林业', '统计'].map((subject) => `${place}湖区${subject}局`),
);
const projectsMax = 3;
const bytesMax = 64 * 1024 * 1024;

/**
 * A life of the local system with many documents: uploads, copies, the same project in two documents, revisions, removals; its events shuffled, repeated
 * and in part dropped, to be found again when the system starts anew. Throws where at its end any receipt or any public record is not what the bucket
 * says, or one is missing.
 */
export async function soakDocuments(
  { count, seed, folder }: { readonly count: number; readonly seed: number; readonly folder: string },
  tell: (line: string) => void = () => {},
): Promise<DocumentSoak> {
  const random = new Random(seed);
  const bucket = new Map<string, Upload>();
  const events = { delivered: 0, dropped: 0 };
  const seconds = { upload: 0, extract: 0, publish: 0 };
  const timed = async <T>(what: keyof typeof seconds, work: () => Promise<T>): Promise<T> => {
    const start = performance.now();
    const result = await work();
    seconds[what] += (performance.now() - start) / 1000;
    return result;
  };

  let withheld: S3Change[] = [];
  const start = (): Promise<LocalSystem> => startLocalSystem(folder, { onEvent: (change) => void withheld.push(change) });
  const deliver = async (system: LocalSystem): Promise<void> => {
    for (const change of withheld.splice(0).toSorted(() => random.next() - 0.5)) {
      const times = change.kind === 'created' && random.chance(chances.dropped) ? 0 : random.chance(chances.repeated) ? 2 : 1;
      if (times === 0) events.dropped += 1;
      for (let sent = 0; sent < times; sent++) system.queue.send(change);
    }
    await run(system);
  };
  const countDelivered = (): void => {
    events.delivered += 1;
  };
  const run = async (system: LocalSystem): Promise<void> => {
    await timed('extract', () => system.extract(countDelivered));
    assert.deepEqual(system.queue.deadLetters, [], 'dead letters');
    await timed('publish', async () => assert.notEqual((await system.publish()).kind, 'overtaken'));
  };
  const put = async (system: LocalSystem, upload: Upload): Promise<void> => {
    bucket.set(upload.document, upload);
    await timed('upload', () => system.uploads.put(incomingKey(upload.document), bytesOf(upload), { contentType: 'application/pdf' }));
  };

  const first = await start();
  for (let index = 0; index < count; index++) await put(first, newUpload(index, bucket, random));
  tell(`${count} documents put`);
  await deliver(first);
  tell(`read and published once: ${events.delivered} events`);
  for (const upload of [...bucket.values()]) {
    if (random.chance(chances.revised)) await put(first, revised(upload, random));
    else if (random.chance(chances.removed)) {
      bucket.delete(upload.document);
      await first.uploads.delete(incomingKey(upload.document));
    }
  }
  await deliver(first);
  tell(`read and published after revisions and removals: ${events.delivered} events`);
  await first.close();
  withheld = [];

  const second = await start();
  for (const change of withheld) second.queue.send(change);
  await run(second);
  tell(`started anew: ${events.delivered} events`);
  const totals = await checkAll(second, bucket);
  await second.close();
  return { documents: count, events, seconds, ...totals };
}

function newUpload(index: number, bucket: ReadonlyMap<string, Upload>, random: Random): Upload {
  const document = `${random.pick(['教育局', '财政局/2021 年', 'a+b'])}/报告 ${index}%.pdf`;
  const others = [...bucket.values()];
  if (others.length > 0 && random.chance(chances.copy)) return { ...random.pick(others), document };
  const [agency, year] = [random.pick(agencies), 2015 + random.below(8)];
  if (random.chance(chances.notPdf)) return { document, agency, year, projects: null };
  const projects = Array.from({ length: 1 + random.below(projectsMax) }, (_, place) => ({
    name: `第${index}号第${place}子项目`,
    score: score(random),
    ...(random.chance(chances.held) && { amount: '约一千万' }),
  }));
  if (others.length === 0 || !random.chance(chances.shared)) return { document, agency, year, projects };
  const other = random.pick(others);
  const [shared] = other.projects ?? [];
  return shared === undefined
    ? { document, agency, year, projects }
    : { document, agency: other.agency, year: other.year, projects: [...projects, { ...shared, score: score(random) }] };
}

/** From 80 to 90: the grade that every report prints. */
function score(random: Random): string {
  return (80 + random.below(99) / 10).toFixed(1);
}

function revised(upload: Upload, random: Random): Upload {
  const projects = upload.projects?.map(({ name }) => ({ name, score: score(random) })) ?? null;
  return { ...upload, projects };
}

function bytesOf({ agency, year, projects }: Upload): Uint8Array {
  return projects === null ? new TextEncoder().encode(`不是 PDF ${agency}`) : reportPdf(reportOf(agency, year, projects));
}

async function checkAll(system: LocalSystem, bucket: ReadonlyMap<string, Upload>): Promise<Pick<DocumentSoak, 'tables' | 'public'>> {
  const tables = { found: 0, accepted: 0, held: 0 };
  for (const upload of bucket.values()) {
    const receipt = await receiptOf(system, upload.document);
    const [good, bad] = countsOf(upload);
    assert.equal(receipt.sha256, createHash('sha256').update(bytesOf(upload)).digest('hex'), `${upload.document}: receipt of other bytes`);
    assert.deepEqual([receipt.tablesFound, receipt.recordsAccepted, receipt.recordsHeld], [good + bad, good, bad], JSON.stringify(receipt));
    assert.notEqual(receipt.publication, 'pending', `${upload.document}: still pending`);
    tables.found += receipt.tablesFound;
    tables.accepted += receipt.recordsAccepted;
    tables.held += receipt.recordsHeld;
  }
  assert.equal(tables.found, tables.accepted + tables.held);
  const { current, withdrawn } = await publicRecords(system);
  assert.deepEqual(Object.fromEntries(current), Object.fromEntries(await expectedScores(system, bucket)));
  const latest = await system.feed.get('latest.json', { bytesMax });
  const { sequence } = JSON.parse(new TextDecoder().decode(latest?.bytes));
  return { tables, public: { current: current.size, withdrawn, sequence } };
}

function countsOf({ projects }: Upload): readonly [good: number, bad: number] {
  const bad = projects?.filter(({ amount }) => amount !== undefined).length ?? 0;
  return [(projects?.length ?? 0) - bad, bad];
}

async function receiptOf(system: LocalSystem, document: string): Promise<Receipt> {
  const object = await system.uploads.get(receiptKey(document, 'json'), { bytesMax });
  assert(object !== null, `${document}: no receipt`);
  return receiptSchema.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
}

/** For each record the score that the document says that speaks for it: the latest in the bucket, then by its key. */
async function expectedScores(system: LocalSystem, bucket: ReadonlyMap<string, Upload>): Promise<ReadonlyMap<string, number>> {
  const times = new Map<string, string>();
  for (const { document } of bucket.values()) times.set(document, (await system.uploads.head(incomingKey(document)))?.lastModified ?? '');
  const inOrder = [...bucket.values()].toSorted(({ document: a }, { document: b }) => {
    const [one, other] = [`${times.get(a)} ${a}`, `${times.get(b)} ${b}`];
    return one < other ? -1 : 1;
  });
  const said = inOrder.flatMap(({ agency, year, projects }) =>
    (projects ?? []).flatMap(({ name, score, amount }) =>
      amount === undefined ? [[recordId(agency, year, name), Number(score)] as const] : [],
    ),
  );
  return new Map([...new Map(said)].toSorted());
}

async function publicRecords(system: LocalSystem): Promise<{ current: ReadonlyMap<string, number | null>; withdrawn: number }> {
  const current: CurrentRecord[] = [];
  let withdrawn = 0;
  for await (const line of system.feed.lines('records.ndjson')) {
    const record = publishedRecordSchema.parse(JSON.parse(line));
    if (record.status === 'current') current.push(record);
    else withdrawn += 1;
  }
  return { current: new Map(current.map(({ id, score }) => [id, score] as const).toSorted()), withdrawn };
}
