import { createHash } from 'node:crypto';
import * as z from 'zod';
import { candidateSchema, findingSchema, sha256Schema } from '../../core/document.ts';
import { heldTableSchema } from '../../core/documents/held-table.ts';
import type { Revision, RevisionEntry } from '../../core/documents/revision.ts';
import { pageSketchSchema } from '../../core/pictures/page-sketch.ts';
import { parseStored } from '../../core/stored/parse-stored.ts';
import { checkItem } from './dynamo-check-item.ts';
import { textToChunks } from './dynamo-chunks.ts';
import type { Item, KeyedItem } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The items of one revision. `meta` is written after all `chunks`: where it stands, they all do. */
export interface RevisionRows {
  readonly chunks: readonly KeyedItem[];
  readonly meta: KeyedItem;
}

/** Throws where an entry, a finding or a sketch is not of its schema: what could not be read again is not written. */
export function revisionToRows(revision: Revision): RevisionRows {
  const { document, id, sha256, engine, tablesFound } = revision;
  const { pk, sk } = dynamoKeys.meta(document, id);
  const findings = findingsSchema.parse(revision.findings);
  const sketches = sketchesSchema.parse(revision.sketches);
  const entries = entriesSchema.parse(revision.entries);
  const content = contentHash([sha256, engine, tablesFound, findings, sketches, entries]);
  const findingsChunks = jsonToRows(findings, content, (chunk) => ({ pk, sk: dynamoKeys.findingsChunk(id, content, chunk) }));
  const sketchesChunks = jsonToRows(sketches, content, (chunk) => ({
    pk,
    sk: dynamoKeys.sketchesChunk(id, content, chunk),
    of: 'sketches',
  }));
  const entryChunks = entries.flatMap((entry, index) =>
    jsonToRows(entry, content, (chunk) => ({
      pk,
      sk: dynamoKeys.entryChunk(id, index, content, chunk),
      index,
      ...(chunk === 0 && entry.status !== 'held' && { recordId: entry.record.id }),
    })),
  );
  const meta = { pk, sk, document, sha256, engine, tablesFound, content, entries: entries.length };
  return { chunks: [...entryChunks, ...findingsChunks, ...sketchesChunks], meta: { ...checkItem(metaSchema, meta) } };
}

/** Throws where a row that the meta row counts on is not there. */
export function rowsToRevision(id: string, items: readonly Item[]): Revision {
  const metaItem = items.find((item) => item.sk === `${dynamoKeys.revisionPrefix(id)}meta`);
  if (metaItem === undefined) throw new Error(`revision ${id} has no meta row`);
  const meta = itemToMeta(metaItem);
  const chunks = itemsToChunks(items.filter((item) => item !== metaItem)).filter((chunk) => chunk.content === meta.content);
  const parts = Map.groupBy(chunks, (chunk) => chunk.index ?? chunk.of ?? 'findings');
  return {
    id,
    document: meta.document,
    sha256: meta.sha256,
    engine: meta.engine,
    tablesFound: meta.tablesFound,
    findings: parseStored(findingsSchema, chunksToJson(parts.get('findings') ?? [], `findings of ${id}`)),
    sketches: parseStored(sketchesSchema, chunksToJson(parts.get('sketches') ?? [], `sketches of ${id}`)),
    entries: Array.from({ length: meta.entries }, (_, index) => chunksToEntry(id, index, parts.get(index) ?? [])),
  };
}

/** One entry from its own rows, of which those of another content may be among them. Throws where one is missing. */
export function rowsToEntry(id: string, index: number, meta: RevisionMeta, items: readonly Item[]): RevisionEntry {
  const chunks = itemsToChunks(items).filter((chunk) => chunk.content === meta.content);
  return chunksToEntry(id, index, chunks);
}

export type RevisionMeta = z.infer<typeof metaSchema>;

export function itemToMeta(item: Item): RevisionMeta {
  return parseItem(metaSchema, item);
}

/** DynamoDB limits an item to 409,600 bytes, keys and names of attributes included: those take at most 3,500. */
export const chunkBytesMax = 358_400;

const metaSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  document: z.string().min(1),
  sha256: sha256Schema.nullable(),
  engine: z.string(),
  tablesFound: z.int().min(0),
  content: z.string(),
  entries: z.int().min(0),
});

const chunkSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  content: z.string(),
  chunk: z.int().min(0),
  /** How many there are of this entry, of the findings, or of the sketches. */
  chunks: z.int().min(1),
  json: z.string(),
  /** Of the entry; the rows of findings and sketches have none. */
  index: z.int().min(0).optional(),
  /** Only in the rows of the sketches; of what a later version keeps there, the rows are passed over. */
  of: z.string().optional(),
  recordId: z.string().optional(),
});
type Chunk = z.infer<typeof chunkSchema>;

const confirmedBy = z.array(z.string()).min(1).optional();

const revisionEntrySchema = z.discriminatedUnion('status', [
  z.strictObject({ status: z.literal('accepted'), record: candidateSchema, confirmedBy }),
  z.strictObject({
    status: z.literal('held'),
    projectName: z.string().nullable(),
    id: z.string().nullable(),
    pages: z.array(z.int().min(1)),
    table: heldTableSchema.nullable().default(null),
  }),
  z.strictObject({ status: z.literal('kept'), record: candidateSchema, confirmedBy }),
]);
const entriesSchema = z.array(revisionEntrySchema);
const findingsSchema = z.array(findingSchema);
const sketchesSchema = z.array(pageSketchSchema);

function contentHash(content: unknown): string {
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

function jsonToRows(value: unknown, content: string, rowOf: (chunk: number) => KeyedItem): readonly KeyedItem[] {
  const texts = textToChunks(JSON.stringify(value), chunkBytesMax);
  return texts.map((json, chunk) => ({ ...rowOf(chunk), content, chunk, chunks: texts.length, json }));
}

function itemsToChunks(items: readonly Item[]): readonly Chunk[] {
  return items.map((item) => parseItem(chunkSchema, item));
}

function chunksToEntry(id: string, index: number, chunks: readonly Chunk[]): RevisionEntry {
  return parseStored(revisionEntrySchema, chunksToJson(chunks, `entry ${index} of ${id}`));
}

/** The chunks come in the order of their sort keys. */
function chunksToJson(chunks: readonly Chunk[], what: string): unknown {
  const complete = chunks.length > 0 && chunks.every(({ chunk, chunks: count }, place) => chunk === place && count === chunks.length);
  if (!complete) throw new Error(`${what} is incomplete: ${chunks.length} of ${chunks[0]?.chunks ?? 'no'} rows`);
  return JSON.parse(chunks.map((chunk) => chunk.json).join(''));
}
