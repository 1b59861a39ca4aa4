/**
 * The second reader: PDFium reads and draws what pdf.js has read, and each page gets what the two disagree about. It corrects nothing. It runs in the process
 * that reads, which is watched and killed: PDFium answers in one go, and nothing in here could stop it.
 */
import type { Disagreement, Page } from '../core/geometry/page.ts';
import { compareReadings } from '../core/tables/compare-readings.ts';
import type { Pdfium } from './pdfium.ts';
import { createPdfium } from './pdfium-instance.ts';
import { type PictureLimits, readPdfiumPage } from './pdfium-page.ts';

export interface CrossCheckLimits extends PictureLimits {
  /** Bytes of PDFium's memory. It has 19 MB at rest, and 22 with any report seen; a page of images needs them decoded. */
  readonly memoryBytesMax: number;
  /** An instance that has grown beyond this many bytes over a document is not used for another: its memory never shrinks. */
  readonly retireBytes: number;
}

export const crossCheckLimits: CrossCheckLimits = {
  scale: 1.5,
  pixelsMax: 8_000_000,
  memoryBytesMax: 192 * 1024 * 1024,
  retireBytes: 64 * 1024 * 1024,
};

export interface CrossCheck {
  /** Loads PDFium (0.1 s), before the first document comes. */
  warm(): Promise<void>;
  /**
   * The same pages, each with its disagreements. A page without text is not looked at. A page that PDFium cannot read is one disagreement as large as the
   * page. Throws only where PDFium itself cannot be loaded.
   */
  check(bytes: Uint8Array, pages: readonly Page[]): Promise<readonly Page[]>;
}

export function createCrossCheck(limits: CrossCheckLimits = crossCheckLimits): CrossCheck {
  let current: Pdfium | null = null;
  return {
    warm: async () => {
      current ??= await createPdfium(limits.memoryBytesMax);
    },
    check: async (bytes, pages) => {
      if (!pages.some(hasText)) return pages;
      current ??= await createPdfium(limits.memoryBytesMax);
      const { checked, isLost } = checkPages(current, bytes, pages, limits);
      if (isLost || current.pdfium.HEAPU8.length > limits.retireBytes) current = null;
      return checked;
    },
  };
}

/** PDFium aborts by throwing; what it was about to say of the page, and of those after it, nobody knows. */
function checkPages(
  pdfium: Pdfium,
  bytes: Uint8Array,
  pages: readonly Page[],
  limits: CrossCheckLimits,
): { readonly checked: readonly Page[]; readonly isLost: boolean } {
  const checked: Page[] = [];
  try {
    const address = pdfium.pdfium.wasmExports.malloc(bytes.length);
    pdfium.pdfium.HEAPU8.set(bytes, address);
    const document = pdfium.FPDF_LoadMemDocument(address, bytes.length, '');
    for (const page of pages) checked.push(hasText(page) ? checkPage(pdfium, document, page, limits) : page);
    if (document !== 0) pdfium.FPDF_CloseDocument(document);
    pdfium.pdfium.wasmExports.free(address);
    return { checked, isLost: false };
  } catch {
    return { checked: [...checked, ...pages.slice(checked.length).map(notChecked)], isLost: true };
  }
}

function checkPage(pdfium: Pdfium, document: number, page: Page, limits: CrossCheckLimits): Page {
  const handle = document === 0 ? 0 : pdfium.FPDF_LoadPage(document, page.number - 1);
  if (handle === 0) return notChecked(page);
  const second = readPdfiumPage(pdfium, handle, page, limits);
  pdfium.FPDF_ClosePage(handle);
  return withDisagreements(page, compareReadings(page, second));
}

function notChecked(page: Page): Page {
  if (!hasText(page)) return page;
  return withDisagreements(page, [
    { kind: 'other-text', box: { x: 0, y: 0, width: page.width, height: page.height }, found: '', expected: '' },
  ]);
}

function withDisagreements(page: Page, disagreements: readonly Disagreement[]): Page {
  return disagreements.length === 0 ? page : { ...page, disagreements };
}

function hasText(page: Page): boolean {
  return page.glyphs.some((glyph) => !glyph.invisible && glyph.text.trim() !== '');
}
