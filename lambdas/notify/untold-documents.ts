import { attentionOf } from '../../shared/core/notices/attention.ts';
import type { NoticeEntry } from '../../shared/core/notices/render-notice.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { inParallel } from '../../shared/steps/in-parallel.ts';
import { type LoadedDocument, loadDocument } from '../../shared/steps/load-document.ts';

/** What there is to tell of a document, and its head's counter as it was read. */
export interface UntoldDocument extends NoticeEntry {
  readonly counter: number;
}

/** A document costs some four reads, and writes where there is nothing to tell of it. */
const documentsAtOnce = 8;

/** Of the candidates those of which there is something to tell, as a consistent read has them. Of the others the mark goes. */
export async function untoldDocuments(documents: readonly string[], table: DocumentTable): Promise<readonly UntoldDocument[]> {
  const untold: UntoldDocument[] = [];
  await inParallel(documents, documentsAtOnce, async (document) => {
    const loaded = await loadDocument(table, document);
    if (loaded === null || loaded.head.tellSince === null) return;
    const news = newsOf(loaded);
    if (news === null) await unmark(loaded, table);
    else untold.push(news);
  });
  return untold;
}

/** Null where what needs attention is what was told. */
function newsOf({ head, revision }: LoadedDocument): UntoldDocument | null {
  const attention = attentionOf(head, revision);
  if ((attention?.fingerprint ?? null) === (head.told?.attention ?? null)) return null;
  return { document: head.document, counter: head.counter, isRemoved: head.state === 'removed', attention };
}

/** Where the head has moved on, whoever moved it saw to the mark. */
async function unmark({ head }: LoadedDocument, table: DocumentTable): Promise<void> {
  await table.putHead({ ...head, counter: head.counter + 1, tellSince: null }, head.counter);
}
