import { setTimeout as sleep } from 'node:timers/promises';
import type { DocumentHead } from '../core/documents/head.ts';
import type { Revision } from '../core/documents/revision.ts';
import type { DocumentTable } from '../ports.ts';

/** How often a head may move on while its rows are being read before it is somebody else's trouble. */
const attemptsMax = 5;
const pauseMs = 20;

export interface LoadedDocument {
  readonly head: DocumentHead;
  readonly revision: Revision | null;
  readonly published: Revision | null;
  readonly previous: Revision | null;
  /** What the head names as withheld. */
  readonly withheld: readonly Revision[];
}

/** A head and the revisions that it names, read as one state: rows may be swept while they are read, but only after the head has moved on. */
export async function loadDocument(table: DocumentTable, document: string): Promise<LoadedDocument | null> {
  for (let attempt = 1; ; attempt++) {
    const head = await table.getHead(document);
    if (head === null) return null;
    try {
      return await loadRevisions(table, head);
    } catch (error) {
      const now = await table.getHead(document);
      if (now?.counter === head.counter || attempt === attemptsMax) throw error;
      await sleep(pauseMs * attempt);
    }
  }
}

async function loadRevisions(table: DocumentTable, head: DocumentHead): Promise<LoadedDocument> {
  const loaded = new Map<string, Revision>();
  const load = async (id: string | null): Promise<Revision | null> => {
    if (id === null) return null;
    const known = loaded.get(id) ?? (await table.getRevision(head.document, id));
    loaded.set(id, known);
    return known;
  };
  const withheld: Revision[] = [];
  for (const id of head.withheld?.revisions ?? []) withheld.push((await load(id)) as Revision);
  return {
    head,
    revision: await load(head.revision),
    published: await load(head.published),
    previous: await load(head.previous),
    withheld,
  };
}
