/** PDF bytes → pages of glyphs and rulings. What is wrong with the document comes back as a value; a missing CMap directory is our own fault and throws. */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Page, Unreadable, UnreadableCode } from '../../core/geometry/page.ts';
import type { PageReader } from '../../ports.ts';
import { type OptionalContent, type PdfDocument, type PdfDoor, type PdfFont, pdfDoor } from './pdf-door.ts';
import { operatorsToPage, type WalkedPage } from './pdf-operators.ts';

export interface PageReaderLimits {
  /** Bytes of the file. Reports are below 5 MB, scans of 30 pages below 30. */
  readonly bytesMax: number;
  /** Pages of one document. The longest reports of a whole city government have some hundreds; a province's year in one file has more. */
  readonly pagesMax: number;
  /** What one page draws, which is in memory at once. */
  readonly page: DrawingLimits;
  /** What all pages draw: memory does not count them, time does. */
  readonly document: DrawingLimits;
  /** Milliseconds for one document, looked at between pages, where nobody else has a watch on it. */
  readonly deadlineMs: number;
}

export interface DrawingLimits {
  /** 4 million strokes take pdf.js 8 s. A dense page has 20,000. */
  readonly operatorsMax: number;
  /** A dense page has 2,000. */
  readonly glyphsMax: number;
  /** A page whose borders are tiny rectangles has 10,000. */
  readonly rulingsMax: number;
}

export const pageReaderLimits: PageReaderLimits = {
  bytesMax: 50 * 1024 * 1024,
  pagesMax: 2_000,
  page: { operatorsMax: 3_000_000, glyphsMax: 2_000_000, rulingsMax: 2_000_000 },
  document: { operatorsMax: 12_000_000, glyphsMax: 8_000_000, rulingsMax: 8_000_000 },
  deadlineMs: 75_000,
};

export interface PageReaderOptions {
  /** Directory of pdf.js's packed CMaps; without them fonts in Chinese encodings lose every character. */
  readonly cMapDirectory: string;
}

/** The header of a PDF stands within this many bytes from the start (ISO 32000-2, annex I). */
const HEADER_WITHIN = 1024;
/** `BAAAAA+NotoSans`: a part of a font, which no system has (ISO 32000-2, 9.9.2). */
const SUBSET_NAME = /^[A-Z]{6}\+/;
/** Characters of pdf.js's own words that a finding shows. */
const FOUND_MAX = 200;

export interface PdfPageReader extends PageReader {
  read(bytes: Uint8Array): Promise<{ readonly kind: 'pages'; readonly pages: readonly Page[] } | Unreadable>;
  /**
   * The same, page by page: none is kept here. The next one is read when `take` is done. Resolves to what is wrong with the document, or null; then all pages
   * were taken. The bytes are gone from the caller's array: no second copy of a large document is held.
   */
  readEach(bytes: Uint8Array, take: (page: Page) => Promise<void>): Promise<Unreadable | null>;
}

export function createPdfPageReader(limits: PageReaderLimits = pageReaderLimits, options?: PageReaderOptions): PdfPageReader {
  const cMapDirectory = options?.cMapDirectory ?? defaultCMapDirectory();
  if (!existsSync(cMapDirectory)) throw new Error(`no CMaps at ${cMapDirectory}`);
  const readEach: PdfPageReader['readEach'] = async (bytes, take) => {
    const refused = refuseBytes(bytes, limits);
    if (refused) return refused;
    const door = await pdfDoor();
    try {
      const pdf = await ofPdfjs(door.open(bytes, cMapDirectory));
      return await readPages(pdf.document, door, limits, take).finally(pdf.close);
    } catch (error) {
      if (error instanceof PdfjsRefusal) return unreadableByRefusal(error.reason);
      throw error;
    }
  };
  return {
    readEach,
    read: async (bytes) => {
      const pages: Page[] = [];
      const refused = await readEach(bytes.slice(), async (page) => void pages.push(page));
      return refused ?? { kind: 'pages', pages };
    },
  };
}

/** pdf.js could not read what stands in the document; any other error is our own and goes on. */
class PdfjsRefusal extends Error {
  readonly reason: Error;
  constructor(reason: Error) {
    super(reason.message);
    this.name = 'PdfjsRefusal';
    this.reason = reason;
  }
}

function ofPdfjs<T>(reading: Promise<T>): Promise<T> {
  return reading.catch((error: unknown) => {
    throw error instanceof Error ? new PdfjsRefusal(error) : new PdfjsRefusal(new Error(String(error)));
  });
}

/** `cmaps` beside the bundle file where there is one; else the directory inside pdfjs-dist. */
export function defaultCMapDirectory(): string {
  const besideThisFile = fileURLToPath(new URL('./cmaps/', import.meta.url));
  if (existsSync(besideThisFile)) return besideThisFile;
  return join(dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps/');
}

function refuseBytes(bytes: Uint8Array, limits: PageReaderLimits): Unreadable | null {
  if (bytes.length === 0) return unreadable('empty-file', '0 bytes', 'a PDF');
  if (bytes.length > limits.bytesMax) return unreadable('too-many-bytes', `${bytes.length} bytes`, `at most ${limits.bytesMax}`);
  const start = Buffer.from(bytes.subarray(0, HEADER_WITHIN)).toString('latin1');
  if (!start.includes('%PDF-')) return unreadable('not-a-pdf', JSON.stringify(start.slice(0, 16)), '%PDF-');
  return null;
}

async function readPages(
  document: PdfDocument,
  door: PdfDoor,
  limits: PageReaderLimits,
  take: (page: Page) => Promise<void>,
): Promise<Unreadable | null> {
  const started = performance.now();
  const count = document.numPages;
  if (count === 0) return unreadable('no-pages', '0 pages', 'at least one page');
  if (count > limits.pagesMax) return unreadable('too-many-pages', `${count} pages`, `at most ${limits.pagesMax}`);
  const layers = await ofPdfjs(document.getOptionalContentConfig());
  const drawn = { operators: 0, glyphs: 0, rulings: 0 };
  for (let number = 1; number <= count; number += 1) {
    const operatorsMax = Math.min(limits.page.operatorsMax, limits.document.operatorsMax - drawn.operators);
    const read = await readPage(document, number, layers, door, operatorsMax);
    if (!read) return tooMuch(number, 'operators', operatorsMax);
    const { page, breaksOff, operators } = read;
    if (breaksOff) return unreadable('damaged-pdf', `page ${number} breaks off inside a text`, 'a document that can be read to its end');
    drawn.operators += operators;
    drawn.glyphs += page.glyphs.length;
    drawn.rulings += page.rulings.length;
    const refused =
      refuseDrawn(number, { glyphs: page.glyphs.length, rulings: page.rulings.length }, limits.page) ??
      refuseDrawn(number, drawn, limits.document);
    if (refused) return refused;
    await take(page);
    if (performance.now() - started > limits.deadlineMs) {
      return unreadable('reading-too-slow', `${number} of ${count} pages`, `all within ${limits.deadlineMs} ms`);
    }
  }
  return null;
}

interface ReadPage extends WalkedPage {
  readonly operators: number;
}

/** Null where it has more operators. */
async function readPage(
  document: PdfDocument,
  number: number,
  layers: OptionalContent,
  door: PdfDoor,
  operatorsMax: number,
): Promise<ReadPage | null> {
  const page = await ofPdfjs(document.getPage(number));
  const { width, height, transform } = page.getViewport({ scale: 1 });
  const operatorList = await ofPdfjs(door.operatorsOf(page, operatorsMax));
  if (!operatorList) return null;
  const fontOf = (id: string): PdfFont | null => {
    const font = page.commonObjs.has(id) ? page.commonObjs.get(id) : null;
    return typeof font === 'string' || hasLostItsFile(font) ? null : font;
  };
  const isVisible = (group: unknown): boolean => layers.isVisible(group);
  const walked = operatorsToPage({ number, width, height, transform, operatorList, fontOf, isVisible }, door.operators);
  page.cleanup();
  return { ...walked, operators: operatorList.fnArray.length };
}

/** What the codes of a subset mean stands in its file alone. Without it, readers show blanks, or what some other font has for the codes. */
function hasLostItsFile(font: PdfFont | null): boolean {
  return font?.missingFile === true && SUBSET_NAME.test(font.name ?? '');
}

function refuseDrawn(
  pageNumber: number,
  drawn: { readonly glyphs: number; readonly rulings: number },
  limits: DrawingLimits,
): Unreadable | null {
  if (drawn.glyphs > limits.glyphsMax) return tooMuch(pageNumber, 'glyphs', limits.glyphsMax);
  return drawn.rulings > limits.rulingsMax ? tooMuch(pageNumber, 'rulings', limits.rulingsMax) : null;
}

function tooMuch(pageNumber: number, what: string, limit: number): Unreadable {
  return unreadable('too-much-drawing', `more ${what} by page ${pageNumber}`, `at most ${limit} ${what}`);
}

function unreadableByRefusal(reason: Error): Unreadable {
  if (reason.name === 'PasswordException') {
    return unreadable('password-needed', 'an encrypted document', 'a document that opens without a password');
  }
  return unreadable('damaged-pdf', reason.message.slice(0, FOUND_MAX), 'a document that can be read to its end');
}

function unreadable(code: UnreadableCode, found: string, expected: string): Unreadable {
  return { kind: 'unreadable', code, found, expected };
}
