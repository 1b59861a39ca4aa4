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
  /** For the pages of one document. One document at a time. */
  of(bytes: Uint8Array): DocumentCheck;
}

export interface DocumentCheck {
  /**
   * The same page with its disagreements. One without text is not looked at. A page that PDFium cannot read is one disagreement as large as the page. Throws
   * only where PDFium itself cannot be loaded.
   */
  check(page: Page): Promise<Page>;
  /** Gives back what the document took; whether or not all of its pages were looked at. */
  end(): void;
}

export function createCrossCheck(limits: CrossCheckLimits = crossCheckLimits): CrossCheck {
  let current: Pdfium | null = null;
  const load = async (): Promise<Pdfium> => {
    current ??= await createPdfium(limits.memoryBytesMax);
    return current;
  };
  const drop = (): void => {
    current = null;
  };
  return { warm: async () => void (await load()), of: (bytes) => new PdfiumCheck(bytes, limits, load, drop) };
}

/**
 * PDFium aborts by throwing; what it was about to say of the page, and of those after it, nobody knows: the instance is dropped. So it is after a document with
 * disagreements: what a damaged font leaves behind changes what PDFium says of the next document.
 */
class PdfiumCheck implements DocumentCheck {
  #document: OpenDocument | null = null;
  #isLost = false;
  #hasDisagreed = false;
  readonly #bytes: Uint8Array;
  readonly #limits: CrossCheckLimits;
  readonly #load: () => Promise<Pdfium>;
  readonly #drop: () => void;

  constructor(bytes: Uint8Array, limits: CrossCheckLimits, load: () => Promise<Pdfium>, drop: () => void) {
    this.#bytes = bytes;
    this.#limits = limits;
    this.#load = load;
    this.#drop = drop;
  }

  async check(page: Page): Promise<Page> {
    if (!hasText(page)) return page;
    if (this.#isLost) return notChecked(page);
    const pdfium = this.#document?.pdfium ?? (await this.#load());
    try {
      this.#document ??= openDocument(pdfium, this.#bytes);
      const checked = checkPage(this.#document, page, this.#limits);
      if (checked.disagreements !== undefined) this.#hasDisagreed = true;
      return checked;
    } catch {
      this.#lose();
      return notChecked(page);
    }
  }

  end(): void {
    const document = this.#document;
    if (document === null || this.#isLost) return;
    try {
      closeDocument(document);
      if (this.#hasDisagreed || document.pdfium.pdfium.HEAPU8.length > this.#limits.retireBytes) this.#drop();
    } catch {
      this.#lose();
    }
  }

  #lose(): void {
    this.#isLost = true;
    this.#drop();
  }
}

interface OpenDocument {
  readonly pdfium: Pdfium;
  /** Where its bytes lie. */
  readonly address: number;
  /** 0 where PDFium cannot open it. */
  readonly handle: number;
}

function openDocument(pdfium: Pdfium, bytes: Uint8Array): OpenDocument {
  const address = pdfium.pdfium.wasmExports.malloc(bytes.length);
  pdfium.pdfium.HEAPU8.set(bytes, address);
  return { pdfium, address, handle: pdfium.FPDF_LoadMemDocument(address, bytes.length, '') };
}

function closeDocument({ pdfium, address, handle }: OpenDocument): void {
  if (handle !== 0) pdfium.FPDF_CloseDocument(handle);
  pdfium.pdfium.wasmExports.free(address);
}

function checkPage({ pdfium, handle: document }: OpenDocument, page: Page, limits: CrossCheckLimits): Page {
  const handle = document === 0 ? 0 : pdfium.FPDF_LoadPage(document, page.number - 1);
  if (handle === 0) return notChecked(page);
  const second = readPdfiumPage(pdfium, handle, page, limits);
  pdfium.FPDF_ClosePage(handle);
  return withDisagreements(page, compareReadings(page, second));
}

function notChecked(page: Page): Page {
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
