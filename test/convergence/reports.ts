import { createPdfPageReader } from '../../shared/adapters/pdf/pdf-pages.ts';
import { type CheckedDocument, checkReading } from '../../shared/core/documents/check-reading.ts';
import type { PageReading } from '../../shared/core/geometry/page.ts';
import type { SourceDocument } from '../../shared/core/records/extract-records.ts';
import type { PageReader } from '../../shared/ports.ts';
import { type Project, reportOf, reportPdf } from '../support/report-pdf.ts';

/** What stands in the place of a PDF here: the report as text, from which each process reads the very pages that the PDF would give. */
export function report(agency: string, year: number, projects: readonly Project[], copy = ''): string {
  return JSON.stringify({ agency, year, projects, copy });
}

/** Pages of small reports. Each is made as a PDF and read once; what is read of it is the same for every process. */
export class ReportReader implements PageReader {
  readonly #pages = new Map<string, Promise<PageReading>>();
  readonly #checked = new Map<string, Promise<CheckedDocument>>();
  readonly #reader = createPdfPageReader();

  read(bytes: Uint8Array): Promise<PageReading> {
    const content = new TextDecoder().decode(bytes);
    const pages = this.#pages.get(content) ?? this.#pagesOf(content);
    this.#pages.set(content, pages);
    return pages;
  }

  check(bytes: Uint8Array, document: SourceDocument): Promise<CheckedDocument> {
    const confirmed = (document.confirmations ?? []).map(({ name }) => name);
    const name = [document.sha256, document.key, ...confirmed].join(' ');
    const checked = this.#checked.get(name) ?? this.read(bytes).then((reading) => checkReading(reading, document));
    this.#checked.set(name, checked);
    return checked;
  }

  #pagesOf(content: string): Promise<PageReading> {
    if (!content.startsWith('{')) return this.#reader.read(new TextEncoder().encode(content));
    const { agency, year, projects } = JSON.parse(content);
    return this.#reader.read(reportPdf(reportOf(agency, year, projects)));
  }
}
