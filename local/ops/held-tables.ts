import type { Finding } from '../../shared/core/document.ts';
import type { HeldTable } from '../../shared/core/documents/held-table.ts';
import type { HeldEntry, Revision } from '../../shared/core/documents/revision.ts';
import { type Confirmation, standingConfirmations } from '../../shared/core/records/confirmation.ts';
import type { DocumentTable } from '../../shared/ports.ts';
import { loadDocument } from '../../shared/steps/load-document.ts';
import { loadOrders } from '../../shared/steps/load-orders.ts';

/** A table that is held, with what an officer was told about it. */
export interface ShownTable {
  /** As a person names it, and `jixiao inspect` too: from 1 on, in the order of the document, those that were accepted counted. */
  readonly number: number;
  readonly projectName: string | null;
  readonly pages: readonly number[];
  /** The errors that hold it. */
  readonly findings: readonly Finding[];
  /** Null where nobody can confirm anything of it. */
  readonly table: HeldTable | null;
}

/** A confirmation that stands, and the projects that are published because of it. */
export interface ShownConfirmation {
  readonly number: number;
  readonly sha256: string;
  readonly confirmation: Confirmation;
  readonly records: readonly { readonly id: string; readonly projectName: string }[];
}

export interface HeldTables {
  readonly document: string;
  /** Null where the bytes are too many to be read. */
  readonly sha256: string | null;
  readonly held: readonly ShownTable[];
  /** On the document's own bytes, and on those of earlier versions from which it keeps records. */
  readonly confirmations: readonly ShownConfirmation[];
}

/** What is held of a document, and what was confirmed; null where nothing stands at its key. */
export async function heldTables(document: string, table: DocumentTable): Promise<HeldTables | null> {
  const loaded = await loadDocument(table, document);
  if (loaded === null || loaded.revision === null) return null;
  const { revision, head } = loaded;
  const orders = await loadOrders(table, [...(head.sha256 === null ? [] : [head.sha256]), ...head.keptFrom]);
  const standing = [...orders].flatMap(([sha256, each]) => standingConfirmations(each).map((confirmation) => ({ sha256, confirmation })));
  return {
    document,
    sha256: head.sha256,
    held: revision.entries.flatMap((entry, index) => (entry.status === 'held' ? [shownTable(entry, index + 1, revision)] : [])),
    confirmations: standing.map((each, index) => ({
      ...each,
      number: index + 1,
      records: recordsBy(each.confirmation.name, revision),
    })),
  };
}

function shownTable(entry: HeldEntry, number: number, { findings }: Revision): ShownTable {
  const { projectName, pages, table } = entry;
  const about = findings.filter((finding) => isAbout(finding, entry));
  const oneEach = new Map(about.map((finding) => [[finding.code, finding.message, finding.found].join('\n'), finding]));
  return { number, projectName, pages, table, findings: [...oneEach.values()] };
}

/** By the record; by the page where there is none, or where its name is not believed: then tables of one page share what is found there. */
function isAbout({ severity, code, recordId, page }: Finding, { id, pages, table }: HeldEntry): boolean {
  if (severity !== 'error' || (page !== undefined && !pages.includes(page))) return false;
  return (id === null || recordId === id) && (table === null || table.codes.includes(code));
}

function recordsBy(name: string, { entries }: Revision): ShownConfirmation['records'] {
  return entries.flatMap((entry) =>
    entry.status !== 'held' && entry.confirmedBy?.includes(name) ? [{ id: entry.record.id, projectName: entry.record.projectName }] : [],
  );
}
