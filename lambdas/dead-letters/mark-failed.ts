import type { DocumentHead, Failure } from '../../shared/core/documents/head.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { saysWhatStandsThere } from '../../shared/core/documents/says-what-stands-there.ts';
import { markTelling } from '../../shared/core/notices/mark-telling.ts';
import type { Clock, ObjectVersion } from '../../shared/ports.ts';
import { type ReceiptPorts, writeReceipt } from '../../shared/steps/write-receipt.ts';

export interface MarkFailedPorts extends ReceiptPorts {
  readonly clock: Clock;
}

/** Writers of one head that may overtake this before it counts as the world's trouble. */
const attemptsMax = 8;

/**
 * The head says that what stands in the bucket now could not be processed, and the receipt follows; unless it was processed since. The head's counter
 * decides between this and an extraction that succeeds at the same time: whoever comes second sees the other.
 */
export async function markFailed(document: string, ports: MarkFailedPorts): Promise<'marked' | 'processed'> {
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    const head = await ports.table.getHead(document);
    const version = await ports.uploads.head(incomingKey(document));
    if (saysWhatStandsThere(head, version)) return 'processed';
    const now = ports.clock.now();
    const failure = { versionId: version?.versionId ?? null, at: now.toISOString() };
    if (head?.failed?.versionId !== failure.versionId || head.failed === null) {
      const after = head === null ? unreadHead(document, version, failure) : { ...head, counter: head.counter + 1, failed: failure };
      // Of what failed, nothing else counts.
      const marked = markTelling(after, null, now);
      if ((await ports.table.putHead(marked, head?.counter ?? null)) === 'lost') continue;
    }
    await writeReceipt(document, ports);
    return 'marked';
  }
  throw new Error(`head overtaken ${attemptsMax} times`);
}

/** Of a document of which nothing was ever read. */
function unreadHead(document: string, version: ObjectVersion | null, failed: Failure): DocumentHead {
  return {
    ...{
      document,
      counter: 1,
      state: 'unread',
      versionId: null,
      lastModified: version?.lastModified ?? failed.at,
      sha256: null,
      engine: '',
    },
    ...{
      revision: null,
      keptFrom: [],
      orders: null,
      published: null,
      publishedLastModified: null,
      publishedSequence: null,
      comparedCounter: 0,
      previous: null,
    },
    ...{ withheld: null, failed, told: null, tellSince: null, dueAt: null },
  };
}
