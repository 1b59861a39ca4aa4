/**
 * The door to pdf.js through pdf-parse, and the few things of it that are used. pdf-parse is pinned: `load` is private in its types only, and `setWorker` puts
 * pdf.js's operator numbers on `globalThis.pdfjs`; a test sees it if an upgrade changes either.
 */
import type { ReadableStream } from 'node:stream/web';
import { setImmediate } from 'node:timers/promises';
import type { PDFWorker } from 'pdfjs-dist';
import { shimmedNames } from './pdf-canvas-shim.ts';
import { PdfPort } from './pdf-port.ts';

export type Matrix = readonly [number, number, number, number, number, number];

export interface PdfFont {
  readonly name?: string;
  /** The document does not bring it along, or what it brings cannot be read. */
  readonly missingFile?: boolean;
  readonly fontMatrix?: readonly number[];
  readonly vertical?: boolean;
  readonly defaultVMetrics?: readonly number[];
  readonly isType3Font?: boolean;
  readonly bbox?: readonly number[];
}

export interface OperatorList {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly (readonly unknown[] | null)[];
}

export interface PdfPage {
  getViewport(options: { scale: number }): { readonly width: number; readonly height: number; readonly transform: Matrix };
  /** A font that pdf.js could not load is there as a string, the reason. */
  readonly commonObjs: { has(id: string): boolean; get(id: string): PdfFont | string };
  cleanup(): boolean;
}

export interface PdfDocument {
  readonly numPages: number;
  getPage(number: number): Promise<PdfPage>;
  getOptionalContentConfig(): Promise<OptionalContent>;
}

/** The layers of a document. */
export interface OptionalContent {
  isVisible(group: unknown): boolean;
}

export interface OpenPdf {
  readonly document: PdfDocument;
  close(): Promise<void>;
}

export interface PdfDoor {
  /** pdf.js's operator numbers by name. */
  readonly operators: Readonly<Record<string, number>>;
  /** Throws pdf.js's exceptions by name: PasswordException, InvalidPDFException and others. The bytes are pdf.js's from then on: the caller's array is empty. */
  open(bytes: Uint8Array, cMapDirectory: string): Promise<OpenPdf>;
  /** Null where there are more than `operatorsMax`. Throws pdf.js's exceptions. */
  operatorsOf(page: PdfPage, operatorsMax: number): Promise<OperatorList | null>;
}

/** What pdf.js's own page asks its worker with: private in its types only. */
interface PageInternals {
  readonly _pageIndex: number;
  readonly _transport: {
    getRenderingIntent(
      intent: 'display',
      annotationMode: number,
      storage: null,
      isEditing: boolean,
      isOperatorList: boolean,
    ): {
      readonly renderingIntent: number;
      readonly cacheKey: string;
      readonly annotationStorageSerializable: { readonly map: unknown };
      readonly modifiedIds: unknown;
    };
    readonly messageHandler: { sendWithStream(action: 'GetOperatorList', data: object): ReadableStream<OperatorList> };
  };
}

/** The half of pdf.js that reads the file. */
interface WorkerHalf {
  initializeFromPort(port: PdfPort): void;
}

/** As much as is used of what pdf-parse puts on globalThis. */
interface PdfjsGlobal {
  readonly OPS?: Record<string, number>;
  readonly PDFWorker: new (options: { readonly port: PdfPort; readonly verbosity: number }) => PDFWorker;
}

/** pdf.js's AnnotationMode.ENABLE: annotations as they are drawn. */
const WITH_ANNOTATIONS = 1;

let door: Promise<PdfDoor> | undefined;

/** Loads pdf.js once a process (0.4 s), when the first document comes. */
export function pdfDoor(): Promise<PdfDoor> {
  door ??= loadDoor();
  return door;
}

async function loadDoor(): Promise<PdfDoor> {
  if (shimmedNames.some((name) => !(name in globalThis))) throw new Error('pdf.js would be loaded without the canvas shim');
  const { PDFParse, WorkerMessageHandler } = await quietly(async () => {
    // The worker's half first: it brings what Node lacks for both.
    // @ts-expect-error pdfjs-dist gives no types for its worker
    const worker: { WorkerMessageHandler: WorkerHalf } = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
    return { ...worker, ...(await import('pdf-parse')) };
  });
  PDFParse.setWorker();
  const { pdfjs } = globalThis as { pdfjs?: PdfjsGlobal };
  if (pdfjs?.OPS === undefined) throw new Error('pdf-parse no longer puts pdf.js on globalThis');
  return {
    operators: pdfjs.OPS,
    open: async (bytes, cMapDirectory) => {
      // In this thread: pdf.js looks for no file of its worker, which a bundle does not have.
      const port = new PdfPort();
      WorkerMessageHandler.initializeFromPort(port);
      const worker = new pdfjs.PDFWorker({ port, verbosity: 0 });
      const parser = new PDFParse({
        worker,
        data: bytes,
        cMapUrl: cMapDirectory.endsWith('/') ? cMapDirectory : `${cMapDirectory}/`,
        cMapPacked: true,
        isEvalSupported: false,
        useSystemFonts: false,
        disableFontFace: true,
        stopAtErrors: true, // half a page read without a word would be a wrong value
        verbosity: 0,
      });
      const close = async (): Promise<void> => {
        await parser.destroy();
        worker.destroy();
      };
      try {
        const document = await (parser as unknown as { load(): Promise<PdfDocument> }).load();
        return { document, close };
      } catch (error) {
        await close();
        throw error;
      }
    },
    operatorsOf,
  };
}

/**
 * Not by pdf.js's own `getOperatorList`: where its worker fails in the middle of a page, that resolves with what came before, as if it were the whole page
 * (it tells its listeners that the last piece is there, and only then rejects, too late). So the worker's stream is read here.
 */
async function operatorsOf(page: PdfPage, operatorsMax: number): Promise<OperatorList | null> {
  const { _pageIndex: pageIndex, _transport: transport } = page as unknown as PageInternals;
  const asked = transport.getRenderingIntent('display', WITH_ANNOTATIONS, null, false, true);
  const reader = transport.messageHandler
    .sendWithStream('GetOperatorList', {
      pageIndex,
      intent: asked.renderingIntent,
      cacheKey: asked.cacheKey,
      annotationStorage: asked.annotationStorageSerializable.map,
      modifiedIds: asked.modifiedIds,
    })
    .getReader();
  const fnArray: number[] = [];
  const argsArray: OperatorList['argsArray'][number][] = [];
  for (;;) {
    const { value, done } = await reader.read();
    if (done) break;
    for (const operator of value.fnArray) fnArray.push(operator);
    for (const operands of value.argsArray) argsArray.push(operands);
    if (fnArray.length > operatorsMax) {
      // Else the worker waits for ever with the next piece. It must be waiting when it is told, or nobody hears of the promise that it will be told by.
      await setImmediate();
      // Not waited for: a worker that has just sent its last piece does not answer.
      reader.cancel(new Error('enough')).catch(() => {});
      return null;
    }
  }
  await setImmediate(); // fonts that came along are in their place some promises later
  return { fnArray, argsArray };
}

/** pdf.js warns on the console about a native canvas that is not there, before its verbosity can be set. */
async function quietly<T>(load: () => Promise<T>): Promise<T> {
  const { warn } = console;
  console.warn = () => {};
  try {
    return await load();
  } finally {
    console.warn = warn;
  }
}
