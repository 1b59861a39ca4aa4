import { createHash } from 'node:crypto';
import { redactionKey } from '../../shared/core/documents/keys.ts';
import type { Order, OrderOf } from '../../shared/core/documents/order.ts';
import { immutableCacheControl } from '../../shared/core/feed/public-headers.ts';
import { sourcePath } from '../../shared/core/feed/source-path.ts';
import { type Redaction, redactionBody } from '../../shared/core/redaction/redaction.ts';
import { type Takedown, takenDownMax } from '../../shared/core/redaction/takedown.ts';
import type { DroppedCopies } from '../../shared/ports.ts';
import { heedsOrders } from '../../shared/steps/heeds-orders.ts';
import { inParallel } from '../../shared/steps/in-parallel.ts';
import { readLatest } from '../../shared/steps/read-feed.ts';
import { readRedaction } from '../../shared/steps/read-redaction.ts';
import { UsageError } from '../input-files.ts';
import { deleteOldBulk } from './delete-old-bulk.ts';
import { deleteUnnamedBulk } from './delete-unnamed-bulk.ts';
import { namingRelease } from './naming-release.ts';
import type { OpsSystem } from './ops-system.ts';
import { rewriteHistory } from './rewrite-history.ts';
import { staleUrls } from './stale-urls.ts';

/** What came of it. */
export interface TakenDown {
  readonly order: OrderOf<'takedown'>;
  /** Public files that are gone, others standing in their place. */
  readonly replaced: readonly string[];
  /** Documents with these bytes that have still to be looked at: nothing of them is public, but their receipts say more than they should. */
  readonly waiting: readonly string[];
  /** Where others may have copies of what was public; null where an earlier try had begun, which knew of more than this one. */
  readonly urls: readonly string[] | null;
  /** What became of the copies that a CDN keeps; null where the system knows of none. */
  readonly copies: DroppedCopies | null;
}

type TakedownSystem = Pick<OpsSystem, 'table' | 'uploads' | 'feed' | 'clock' | 'copies' | 'lookAt' | 'runPublisher' | 'buildBulk'>;

/** Releases that others may make while the history is rewritten, before it is given up for now. */
const roundsMax = 10;
const writesMax = 5;
const deletesAtOnce = 8;

/**
 * Takes bytes down, from wherever an earlier try left it: the order; the documents with them are looked at; the history is rewritten beside the one that
 * stands; the next release names what stands in the place of what; then what was replaced is deleted, and the CDN's copies of it are dropped, which nothing
 * can bring back by then. Each step is fixed before the next begins; the item in the table says last that it is done, so that a death before is seen.
 */
export async function takeDown(sha256: string, decision: Pick<Order, 'who' | 'why'>, system: TakedownSystem): Promise<TakenDown> {
  const found = await system.table.getTakedown();
  refuseWhereItCannotEnd(found, sha256);
  const isFirst = found === null || ![...found.sha256s, ...found.done].includes(sha256);
  const order = await giveOrder(sha256, decision, system);
  await writeTakedown((before) => begun(before, sha256), system);
  await system.lookAt(await documentsWith(sha256, system));
  // Of runs of the publisher only one is under way: with this one, whatever was found without the order is out, and in the history.
  await system.runPublisher();
  const cleared = await clearHistory(system);
  // So it is with builds: whatever one wrote that had read the history before is out, and named no more.
  await system.buildBulk();
  const replaced = [...cleared.replaced, ...(await deleteUnnamedBulk(system.feed))];
  const urls = isFirst ? await staleUrls(replaced, cleared.recordIds, system.feed) : null;
  await system.feed.delete(sourcePath(sha256));
  const copies = (await system.copies?.drop(`takedown of ${sha256} at ${system.clock.now().toISOString()}`)) ?? null;
  await writeTakedown(
    (before) => ({ ...before, sha256s: [], done: [...new Set([...before.done, sha256])].toSorted(), history: null }),
    system,
  );
  return { order, replaced, waiting: await documentsNotHeeding(sha256, system), urls, copies };
}

type TakedownState = Omit<Takedown, 'counter'>;

/** One at a time: files that one has rewritten and not named yet hold what the other takes down. And no more than can be remembered for good. */
function refuseWhereItCannotEnd(takedown: TakedownState | null, sha256: string): void {
  const other = takedown?.sha256s.find((each) => each !== sha256);
  if (other !== undefined) throw new UsageError(`another takedown has begun: finish it first, by the same command with --bytes ${other}`);
  const done = takedown?.done ?? [];
  if (done.length >= takenDownMax && !done.includes(sha256))
    throw new UsageError(`${takenDownMax} documents have been taken down, and no more can be kept in mind`);
}

function begun(before: TakedownState, sha256: string): TakedownState {
  refuseWhereItCannotEnd(before, sha256);
  return { ...before, sha256s: [sha256] };
}

async function giveOrder(sha256: string, { who, why }: Pick<Order, 'who' | 'why'>, { table, clock }: TakedownSystem) {
  const subject = `bytes#${sha256}` as const;
  const [standing] = await table.ordersOn(subject, 'takedown');
  if (standing !== undefined) return standing;
  const order = { kind: 'takedown', subject, who, when: clock.now().toISOString(), why } as const;
  await table.putOrder(order);
  return order;
}

interface Cleared {
  /** Paths of files that were deleted. */
  readonly replaced: readonly string[];
  /** Records whose own files were written anew. */
  readonly recordIds: ReadonlySet<string>;
}

/** Until the history holds nothing of any bytes that are being taken down, and no release but the newest has to be named for it. */
async function clearHistory(system: TakedownSystem): Promise<Cleared> {
  const replaced: string[] = [];
  const recordIds = new Set<string>();
  for (let round = 1; round <= roundsMax; round++) {
    const [takedown, read] = [await system.table.getTakedown(), await readLatest(system.feed)];
    if (takedown === null || read === null) return { replaced, recordIds };
    const { history } = takedown;
    const named = history === null ? null : await namingRelease(read.latest, history.manifestSha256, system.feed);
    const mark = await system.table.getPlanMark();
    if (mark !== null && !mark.settled) {
      await system.runPublisher();
    } else if (history !== null && named !== null) {
      const redaction = await readRedaction(history.redactionSha256, system.uploads);
      replaced.push(...(await deleteReplaced(redaction, named, system)));
      for (const id of redaction?.recordIds ?? []) recordIds.add(id);
      await writeTakedown((before) => ({ ...before, history: null }), system);
    } else if (history !== null && history.manifestSha256 === read.latest.manifest.sha256) {
      await system.runPublisher();
    } else {
      const redaction = await rewriteHistory(read.latest, new Set(takedown.sha256s), system.feed, putInFeed(system));
      if (redaction.files.length === 0) return { replaced, recordIds };
      await fixHistory(redaction, read.latest.manifest.sha256, system);
    }
  }
  throw new Error('others published again and again while the history was rewritten: the same again later goes on from here');
}

function putInFeed({ feed }: TakedownSystem): Parameters<typeof rewriteHistory>[3] {
  return async ({ path }, body, contentType) => {
    await feed.put(path, body, { contentType, cacheControl: immutableCacheControl, condition: 'absent' });
  };
}

/** The object first: what the table names is there. */
async function fixHistory(redaction: Redaction, manifestSha256: string, system: TakedownSystem): Promise<void> {
  const body = redactionBody(redaction);
  const redactionSha256 = createHash('sha256').update(body).digest('hex');
  await system.uploads.put(redactionKey(redactionSha256), body, { contentType: 'application/json', condition: 'absent' });
  await writeTakedown((before) => ({ ...before, history: { manifestSha256, redactionSha256 } }), system);
}

async function deleteReplaced(redaction: Redaction | null, sequence: number, { feed }: TakedownSystem): Promise<readonly string[]> {
  const paths = (redaction?.files ?? []).map(({ from }) => from.path);
  for (const path of (redaction?.sha256s ?? []).map(sourcePath)) if ((await feed.head(path)) !== null) paths.push(path);
  await inParallel(paths, deletesAtOnce, (path) => feed.delete(path));
  return [...paths, ...(await deleteOldBulk(sequence, feed))];
}

async function documentsWith(sha256: string, { table }: TakedownSystem): Promise<readonly string[]> {
  const claims = await table.claimsOn(`bytes#${sha256}`);
  return [...new Set(claims.map(({ document }) => document))].toSorted();
}

async function documentsNotHeeding(sha256: string, system: TakedownSystem): Promise<readonly string[]> {
  const waiting: string[] = [];
  for (const document of await documentsWith(sha256, system)) {
    const head = await system.table.getHead(document);
    if (head !== null && !(await heedsOrders(head, system.table))) waiting.push(document);
  }
  return waiting;
}

async function writeTakedown(next: (before: TakedownState) => TakedownState, { table }: TakedownSystem): Promise<void> {
  for (let write = 1; write <= writesMax; write++) {
    const before = await table.getTakedown();
    const after = { ...next(before ?? { sha256s: [], done: [], history: null }), counter: (before?.counter ?? 0) + 1 };
    if ((await table.putTakedown(after)) === 'written') return;
  }
  throw new Error('another takedown is being carried out: wait until it is over');
}
