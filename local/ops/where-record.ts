import type { PublishedRecord } from '../../shared/core/document.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import type { OrderOf } from '../../shared/core/documents/order.ts';
import { publicSpeakerOf } from '../../shared/core/documents/speaker.ts';
import { withdrawalInForce } from '../../shared/core/documents/withdrawal-in-force.ts';
import { loadRecords } from '../../shared/steps/load-records.ts';
import { readRecordFile } from '../../shared/steps/read-record-file.ts';
import { UsageError } from '../input-files.ts';
import { terminalText } from '../terminal-text.ts';
import type { OpsSystem } from './ops-system.ts';

/** All that is known of a record. */
export interface RecordPlaces {
  readonly id: string;
  /** As the public has it, and the release that changed it last; null where it never had it. */
  readonly published: { readonly sequence: number; readonly record: PublishedRecord } | null;
  /** Each release that changed it, the newest first; those before the oldest stand in the change summaries. */
  readonly history: readonly { readonly sequence: number; readonly publishedAt: string; readonly kind: string; readonly reason: string }[];
  /** Documents that claim it in any of their versions. */
  readonly documents: readonly string[];
  /** The one that speaks for it in public, but for orders. */
  readonly speaker: string | null;
  readonly orders: readonly OrderOf<'withdraw'>[];
  readonly sentence: string;
}

export async function recordPlaces(id: string, { table, feed }: OpsSystem): Promise<RecordPlaces> {
  const heads = new Map<string, DocumentHead | null>();
  const said = (await loadRecords(table, [id], heads)).get(id);
  const { claims, withdrawals } = said ?? { claims: [], withdrawals: [] };
  const file = await readRecordFile(feed, id);
  if (file === null && claims.length === 0)
    throw new UsageError(
      `${id}: no record has this id in public, and no document says one. A record that is held is known by its document alone: where <file>`,
    );
  const published = file === null ? null : { sequence: file.sequence, record: file.record };
  const history = (file?.history ?? []).map(({ sequence, publishedAt, kind, reason }) => ({ sequence, publishedAt, kind, reason }));
  const documents = [...new Set(claims.map(({ document }) => document))].toSorted();
  const speaker = publicSpeakerOf(claims, heads)?.document ?? null;
  const places = { id, published, history, documents, speaker, orders: withdrawals };
  return { ...places, sentence: sentenceOf(places) };
}

function sentenceOf({ published, orders }: Omit<RecordPlaces, 'sentence'>): string {
  const order = withdrawalInForce(orders);
  if (order !== null && published?.record.status === 'current')
    return `It waits for the publisher: it was ordered out of public at ${order.when}.`;
  if (order !== null) return `It is withdrawn by an order of ${order.when}; jixiao ops withdraw --undo ends it.`;
  if (published === null) return 'It was never public: see its documents.';
  if (published.record.status === 'withdrawn') return `It is withdrawn since release ${published.sequence}: ${published.record.reason}.`;
  return `It is published as it is since release ${published.sequence}.`;
}

const columnsMax = 150;

export function describeRecord({ id, published, history, documents, speaker, orders, sentence }: RecordPlaces): string {
  const record = published?.record;
  const lines: readonly (readonly [string, string])[] = [
    ['record', record === undefined ? id : `${id} ${record.agency} ${record.fiscalYear} ${record.projectName}`],
    ['public', record === undefined ? 'never' : `${record.status}, revision ${record.revision}, modified ${record.modifiedAt}`],
    ...history.map(({ sequence, publishedAt, kind, reason }) => ['release', `${sequence} of ${publishedAt}: ${kind}, ${reason}`] as const),
    ...documents.map((document) => ['document', `${document}${document === speaker ? ', speaks for it' : ''}`] as const),
    ...orders.map(
      ({ when, who, why, isUndone }) => ['order', `${when} ${isUndone ? 'brought back' : 'withdrawn'} by ${who}: ${why}`] as const,
    ),
  ];
  return [...lines.map(([what, text]) => `${what.padEnd(10)}${terminalText(text, columnsMax)}`), '', sentence].join('\n');
}
