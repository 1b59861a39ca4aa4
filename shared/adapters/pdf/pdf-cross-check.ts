/**
 * The second reader: PDFium reads and draws what pdf.js has read, and each page gets what the two disagree about. It corrects nothing. It runs in the process
 * that reads, which is watched and killed: PDFium answers in one go, and nothing in here could stop it.
 */
import type { Disagreement, Page } from '../../core/geometry/page.ts';
import { compareReadings } from '../../core/second-reader/compare-readings.ts';
import type { Pdfium } from './pdfium.ts';
import { createPdfium } from './pdfium-instance.ts';
import { type PictureLimits, readPdfiumPage } from './pdfium-page.ts';

export interface CrossCheckLimits extends PictureLimits {
  /** Bytes of PDFium's memory. It has 19 MB at rest, and 22 with any report seen; a page of images needs them decoded. */
  readonly memoryBytesMax: number;
  /** An instance that has grown beyond this many bytes over a document is not used for another, nor kept while this one is judged: its memory never shrinks. */
  readonly retireBytes: number;
}

export const crossCheckLimits: CrossCheckLimits = {
  scale: 1.5,
  pixelsMax: 8_000_000,
  memoryBytesMax: 192 * 1024 * 1024,
  retireBytes: 32 * 1024 * 1024,
};

export interface CrossCheck {
  /** Loads PDFium (0.1 s), before the first document comes. */
  warm(): Promise<void>;
  /** For the pages of one document, of whose bytes it takes a copy. One document at a time. Throws only where PDFium itself cannot be loaded. */
  of(bytes: Uint8Array): Promise<DocumentCheck>;
}

/** Pages after which PDFium opens the document anew: it keeps all objects that it has read of it, some 20 KB a page. */
const PAGES_OPEN = 200;

export interface DocumentCheck {
  /**
   * The same page with its disagreements. One without text is not looked at. A page that PDFium cannot read is one disagreement as large as the page.
   */
  check(page: Page): Page;
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
  return { warm: async () => void (await load()), of: async (bytes) => new PdfiumCheck(await load(), bytes, limits, drop) };
}

/**
 * PDFium aborts by throwing; what it was about to say of the page, and of those after it, nobody knows: the instance is dropped. So it is after a document with
 * disagreements: what a damaged font leaves behind changes what PDFium says of the next document.
 */
class PdfiumCheck implements DocumentCheck {
  /** Null where the instance is lost, and once all is over: nothing of it stays while the document is judged. */
  #document: CopiedDocument | null;
  #hasDisagreed = false;
  readonly #limits: CrossCheckLimits;
  readonly #drop: () => void;

  constructor(pdfium: Pdfium, bytes: Uint8Array, limits: CrossCheckLimits, drop: () => void) {
    this.#limits = limits;
    this.#drop = drop;
    this.#document = this.#unlessLost(() => copyDocument(pdfium, bytes));
  }

  check(page: Page): Page {
    if (!hasText(page)) return page;
    const document = this.#document;
    const checked = document && this.#unlessLost(() => checkPage(document, page, this.#limits));
    if (checked?.disagreements !== undefined) this.#hasDisagreed = true;
    return checked ?? notChecked(page);
  }

  end(): void {
    const document = this.#document;
    if (document === null) return;
    this.#unlessLost(() => closeDocument(document));
    if (this.#hasDisagreed || document.pdfium.pdfium.HEAPU8.length > this.#limits.retireBytes) this.#drop();
    this.#document = null;
  }

  #unlessLost<T>(work: () => T): T | null {
    try {
      return work();
    } catch {
      this.#document = null;
      this.#drop();
      return null;
    }
  }
}

interface CopiedDocument {
  readonly pdfium: Pdfium;
  /** Where its bytes lie, and how many they are. */
  readonly address: number;
  readonly size: number;
  /** Null until a page is looked at; 0 where PDFium cannot open it. */
  handle: number | null;
  /** Looked at since it was opened. */
  pages: number;
  /** Null until a page has a field. */
  form: PdfiumForm | null;
}

interface PdfiumForm {
  readonly info: number;
  readonly handle: number;
}

function copyDocument(pdfium: Pdfium, bytes: Uint8Array): CopiedDocument {
  const address = pdfium.pdfium.wasmExports.malloc(bytes.length);
  pdfium.pdfium.HEAPU8.set(bytes, address);
  return { pdfium, address, size: bytes.length, handle: null, pages: 0, form: null };
}

function closeDocument(document: CopiedDocument): void {
  close(document);
  document.pdfium.pdfium.wasmExports.free(document.address);
}

function close(document: CopiedDocument): void {
  closeForm(document);
  if (document.handle) document.pdfium.FPDF_CloseDocument(document.handle);
  document.handle = null;
  document.pages = 0;
}

function formOf(document: CopiedDocument): number {
  const { pdfium } = document;
  document.form ??= openForm(pdfium, document.handle ?? 0);
  return document.form.handle;
}

function openForm(pdfium: Pdfium, document: number): PdfiumForm {
  const info = pdfium.PDFiumExt_OpenFormFillInfo();
  const handle = pdfium.PDFiumExt_InitFormFillEnvironment(document, info);
  pdfium.FPDF_RemoveFormFieldHighlight(handle);
  return { info, handle };
}

function closeForm(document: CopiedDocument): void {
  const { pdfium, form } = document;
  if (form === null) return;
  pdfium.PDFiumExt_ExitFormFillEnvironment(form.handle);
  pdfium.PDFiumExt_CloseFormFillInfo(form.info);
  document.form = null;
}

function checkPage(document: CopiedDocument, page: Page, limits: CrossCheckLimits): Page {
  const { pdfium, address, size } = document;
  if (document.pages === PAGES_OPEN) close(document);
  document.handle ??= pdfium.FPDF_LoadMemDocument(address, size, '');
  document.pages += 1;
  const handle = document.handle === 0 ? 0 : pdfium.FPDF_LoadPage(document.handle, page.number - 1);
  if (handle === 0) return notChecked(page);
  const disagreements = readPdfiumPage(pdfium, { page: handle, form: () => formOf(document) }, page, limits, (second) =>
    compareReadings(page, second),
  );
  pdfium.FPDF_ClosePage(handle);
  return withDisagreements(page, disagreements);
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
