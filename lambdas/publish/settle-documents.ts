import { type Claim, recordSubject } from '../../shared/core/documents/claim.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { revisionContent } from '../../shared/core/documents/revision.ts';
import type { ReleasePlan } from '../../shared/core/feed/release-plan.ts';
import { markTelling } from '../../shared/core/notices/mark-telling.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { inParallel } from '../../shared/steps/in-parallel.ts';
import { sweepDocument } from '../../shared/steps/sweep-document.ts';
import { writeReceipt } from '../../shared/steps/write-receipt.ts';
import type { PublishPorts } from './publish-ports.ts';

/** Writers of one head that may overtake the publisher before it counts as the world's trouble. */
const attemptsMax = 8;

/** A thousand receipts are some sixteen thousand requests of some milliseconds each: one after the other, they would not be done in a Lambda's time. */
const requestsAtOnce = 8;

/**
 * What the plan compared is public now, or said nothing new: its heads are due no longer, unless something came in since. Every document that claims one
 * of the touched records hears who speaks for it; rows that nothing names any more go; the orders that it honoured wait no longer.
 */
export async function settleDocuments(plan: ReleasePlan, ports: PublishPorts): Promise<void> {
  const heads = new Map<string, DocumentHead>();
  await inParallel(plan.documents, requestsAtOnce, async (compared) => {
    heads.set(compared.document, await settleHead(compared, plan.sequence, ports));
  });
  if (ports.publicationDelaySeconds > 0) for (const compared of plan.documents) await endEmbargoOfCopies(compared, plan, ports.table);
  const concerned = new Set(heads.keys());
  const ordered = publishedByOrder(plan);
  await inParallel(plan.touched, requestsAtOnce, async (id) => {
    for (const claim of await ports.table.claimsOn(`record#${id}`)) {
      concerned.add(claim.document);
      if (ordered.has(id) && !heads.has(claim.document)) await nameRelease(claim, plan.sequence, ports.table);
    }
  });
  await inParallel(concerned, requestsAtOnce, (document) => writeReceipt(document, ports));
  for (const head of heads.values()) await sweepDocument(head, ports);
  await ports.table.settleOrders(plan.orders);
}

async function settleHead(
  compared: ReleasePlan['documents'][number],
  sequence: number,
  { table, clock }: PublishPorts,
): Promise<DocumentHead> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const head = await table.getHead(compared.document);
    if (head === null) throw new Error('a head that was compared is gone: heads are never deleted');
    if (head.comparedCounter >= compared.counter) return head;
    const settled: DocumentHead = {
      ...head,
      counter: head.counter + 1,
      published: compared.revision,
      publishedLastModified: compared.lastModified,
      publishedSequence: sequence === 0 ? null : sequence,
      comparedCounter: compared.counter,
      withheld: compared.withheld,
      dueAt: head.counter === compared.counter ? null : head.dueAt,
    };
    const isNews = (head.withheld === null) !== (settled.withheld === null);
    const after = isNews ? markTelling(settled, 'unknown', clock.now()) : settled;
    if ((await table.putHead(after, head.counter)) === 'written') return after;
  }
  throw new Error(`head overtaken ${attemptsMax} times`);
}

/** Records that are public from this release on because an order says so: their documents were compared before, and nothing of them was public then. */
function publishedByOrder({ orders, summary }: ReleasePlan): ReadonlySet<string> {
  const subjects = new Set<string>(orders.map(({ subject }) => subject));
  const records = summary?.records ?? [];
  return new Set(records.filter(({ id, record }) => record.status === 'current' && subjects.has(recordSubject(id))).map(({ id }) => id));
}

async function nameRelease(claim: Claim, sequence: number, table: DocumentTable): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const head = await table.getHead(claim.document);
    if (head === null || head.published !== claim.revision || head.publishedSequence !== null) return;
    if ((await table.putHead({ ...head, counter: head.counter + 1, publishedSequence: sequence }, head.counter)) === 'written') return;
  }
  throw new Error(`head overtaken ${attemptsMax} times`);
}

/**
 * Bytes that are public wait for nothing (see extract-document.ts). A copy that came while the original waited is due from now on: else the removal of the
 * original would withdraw what the copy says, until its own embargo ends.
 */
async function endEmbargoOfCopies(
  { document, revision }: ReleasePlan['documents'][number],
  { publishedAt }: ReleasePlan,
  table: DocumentTable,
): Promise<void> {
  if (revision === null) return;
  for (const claim of await table.claimsOn(`bytes#${revisionContent(revision)}`)) {
    if (claim.document !== document) await makeDue(claim, publishedAt, table);
  }
}

async function makeDue(claim: Claim, dueAt: string, table: DocumentTable): Promise<void> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const head = await table.getHead(claim.document);
    if (head === null || head.revision !== claim.revision || head.dueAt === null || Date.parse(head.dueAt) <= Date.parse(dueAt)) return;
    if ((await table.putHead({ ...head, counter: head.counter + 1, dueAt }, head.counter)) === 'written') return;
  }
  throw new Error(`head overtaken ${attemptsMax} times`);
}
