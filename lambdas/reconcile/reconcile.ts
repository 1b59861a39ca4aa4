import type { ReconcileCursor } from '../../shared/core/documents/reconcile-cursor.ts';
import { metricNames } from '../../shared/metrics.ts';
import { inParallel } from '../../shared/steps/in-parallel.ts';
import type { OutOfPlace } from './out-of-place.ts';
import type { ReconcilePorts } from './reconcile-ports.ts';
import type { Walk } from './walk.ts';
import { walkAliases } from './walk-aliases.ts';
import { walkDocuments } from './walk-documents.ts';
import { walkReceipts } from './walk-receipts.ts';
import { walkShards } from './walk-shards.ts';
import { walkTakedown } from './walk-takedown.ts';

export interface Reconciled {
  readonly places: number;
  readonly setRight: number;
  readonly left: number;
  /** What was out of place, the first of it. */
  readonly found: readonly OutOfPlace[];
  /** Whether the pass came to its end; else the next run goes on where this one stopped. */
  readonly isWhole: boolean;
}

/** Places between two writes of the cursor: what is done again where a run dies. */
const pageMax = 64;

/** Told to whoever called; the log has it all. A key has at most 1,024 bytes, and an answer of Lambda 6 MB. */
const foundMax = 200;

/** Each place costs some ten calls, one after another; more at a time would get in the way of the extractions. */
const placesAtATime = 8;

/**
 * One pass over what the bucket holds, what was receipted, and what is public, or as much of it as `mayGoOn` allows; the cursor in the table says from
 * where. Nothing here decides anything about a document: what is out of place is sent to where it would have been decided.
 */
export async function reconcile(ports: ReconcilePorts, mayGoOn: () => boolean): Promise<Reconciled> {
  const walks = await walksOf(ports);
  const names = Object.keys(walks) as ReconcileCursor['walk'][];
  const cursor = (await ports.table.getReconcileCursor()) ?? { walk: 'documents', after: null };
  const tally = { places: 0, setRight: 0, left: 0 };
  const all: OutOfPlace[] = [];
  for (const walk of names.slice(names.indexOf(cursor.walk))) {
    for await (const page of pagesOf(walks[walk].places(walk === cursor.walk ? cursor.after : null))) {
      if (!mayGoOn()) return told({ ...tally, found: all, isWhole: false }, ports);
      await inParallel(page, placesAtATime, async (place) => {
        for (const found of await walks[walk].look(place)) {
          tally[found.isSetRight ? 'setRight' : 'left'] += 1;
          if (all.length < foundMax) all.push(found);
          ports.logger.info('out of place', { what: found.what, place: found.where, isSetRight: found.isSetRight });
        }
      });
      tally.places += page.length;
      await ports.table.putReconcileCursor({ walk, after: page.at(-1) ?? null });
    }
  }
  await ports.table.putReconcileCursor({ walk: 'documents', after: null });
  return told({ ...tally, found: all, isWhole: true }, ports);
}

async function walksOf(ports: ReconcilePorts): Promise<Readonly<Record<ReconcileCursor['walk'], Walk>>> {
  return {
    documents: walkDocuments(ports),
    receipts: walkReceipts(ports),
    shards: await walkShards(ports),
    aliases: walkAliases(ports),
    takedown: walkTakedown(ports),
  };
}

async function* pagesOf(places: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let page: string[] = [];
  for await (const place of places) {
    page.push(place);
    if (page.length < pageMax) continue;
    yield page;
    page = [];
  }
  if (page.length > 0) yield page;
}

function told(reconciled: Reconciled, { metrics }: ReconcilePorts): Reconciled {
  metrics.put(metricNames.reconciled, reconciled.setRight);
  metrics.put(metricNames.unreconciled, reconciled.left);
  return reconciled;
}
