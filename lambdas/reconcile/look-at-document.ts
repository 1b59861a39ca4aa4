import type { DocumentHead } from '../../shared/core/documents/head.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { lookAgainMessage } from '../../shared/core/documents/look-again-message.ts';
import { saysWhatStandsThere } from '../../shared/core/documents/says-what-stands-there.ts';
import type { ObjectVersion } from '../../shared/ports.ts';
import { heedsOrders } from '../../shared/steps/heeds-orders.ts';
import { sweepDocument } from '../../shared/steps/sweep-document.ts';
import { writeReceipt } from '../../shared/steps/write-receipt.ts';
import type { OutOfPlace } from './out-of-place.ts';
import type { ReconcilePorts } from './reconcile-ports.ts';

/** A document as the bucket has it, and what is ordered on its bytes, against its head; the head against the feed that it was compared with; the receipt and the rows against the head. */
export async function lookAtDocument(document: string, ports: ReconcilePorts): Promise<readonly OutOfPlace[]> {
  const head = await ports.table.getHead(document);
  const version = await ports.uploads.head(incomingKey(document));
  if (!saysWhatStandsThere(head, version)) return notProcessed(document, head, version, ports);
  if (head === null) return [];
  if (!(await heedsOrders(head, ports.table))) return notProcessed(document, head, version, ports);
  const found = [...(await notCompared(head, ports))];
  const written = await writeReceipt(document, ports);
  if (written?.isNew) found.push({ what: 'receipt out of date', where: document, isSetRight: true });
  if ((await sweepDocument(head, ports)) > 0) found.push({ what: 'rows left behind', where: document, isSetRight: true });
  return found;
}

/** What failed for good waits for a person, whose redrive it is: trying it here every hour would cost without end. Everything else hears of its key. */
async function notProcessed(
  document: string,
  head: DocumentHead | null,
  version: ObjectVersion | null,
  { intake, clock, onItsWayMs }: ReconcilePorts,
): Promise<readonly OutOfPlace[]> {
  const failed = head?.failed ?? null;
  if (failed !== null && failed.versionId === (version?.versionId ?? null)) {
    return [{ what: 'document failed', where: document, isSetRight: false }];
  }
  if (version !== null && Date.parse(version.lastModified) > clock.now().getTime() - onItsWayMs) return [];
  await intake.send([lookAgainMessage(document, 'Reconcile')]);
  return [{ what: 'document not processed', where: document, isSetRight: true }];
}

/** A head that is not due says what the feed says; one that is due is taken up within minutes, or publishing stands still. */
async function notCompared(head: DocumentHead, { table, clock, onItsWayMs }: ReconcilePorts): Promise<readonly OutOfPlace[]> {
  const now = clock.now();
  if (head.dueAt !== null) {
    const isLate = Date.parse(head.dueAt) < now.getTime() - onItsWayMs;
    return isLate ? [{ what: 'document not published in time', where: head.document, isSetRight: false }] : [];
  }
  if (head.published === head.revision) return [];
  const isWritten = await table.putHead({ ...head, counter: head.counter + 1, dueAt: now.toISOString() }, head.counter);
  return isWritten === 'written' ? [{ what: 'document never compared', where: head.document, isSetRight: true }] : [];
}
