import { createPdfPageReader } from '../../shared/adapters/pdf-pages.ts';
import type { PageReading } from '../../shared/core/geometry/page.ts';
import type { PageReader } from '../../shared/ports.ts';
import { type Project, reportOf, reportPdf } from '../support/report-pdf.ts';

/** What stands in the place of a PDF here: the report as text, from which each process reads the very pages that the PDF would give. */
export function report(agency: string, year: number, projects: readonly Project[], copy = ''): string {
  return JSON.stringify({ agency, year, projects, copy });
}

/** Pages of small reports. Each is made as a PDF and read once; what is read of it is the same for every process. */
export class ReportReader implements PageReader {
  readonly #pages = new Map<string, Promise<PageReading>>();
  readonly #reader = createPdfPageReader();

  read(bytes: Uint8Array): Promise<PageReading> {
    const content = new TextDecoder().decode(bytes);
    const pages = this.#pages.get(content) ?? this.#pagesOf(content);
    this.#pages.set(content, pages);
    return pages;
  }

  #pagesOf(content: string): Promise<PageReading> {
    if (!content.startsWith('{')) return this.#reader.read(new TextEncoder().encode(content));
    const { agency, year, projects } = JSON.parse(content);
    return this.#reader.read(reportPdf(reportOf(agency, year, projects)));
  }
}
