import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { measureWarm } from '../../bench/reading/measure-warm.ts';
import { crossCheckLimits } from '../../shared/adapters/pdf/pdf-cross-check.ts';
import { createPdfPageReader } from '../../shared/adapters/pdf/pdf-pages.ts';
import type { Pdfium } from '../../shared/adapters/pdf/pdfium.ts';
import { createPdfium } from '../../shared/adapters/pdf/pdfium-instance.ts';
import { readPdfiumPage } from '../../shared/adapters/pdf/pdfium-page.ts';

const documentOf = (name: string): string => path.resolve(import.meta.dirname, '../documents', name, 'input.pdf');

/** Half as much again as the 3.3 times that were measured: contestants take turns, and still a busy machine moves the ratio. */
const toGetTextMax = 5;

it('reading takes no more of the time of getText than it did', { timeout: 240_000 }, async () => {
  const documents = ['word-processor', 'four-columns', 'thin-rectangles'].map(documentOf);
  const engine = (await measureWarm(documents, 7)).find(({ name }) => name === 'engine');
  expect(engine?.toGetText.median).toBeLessThan(toGetTextMax);
});

/** Of each character, and for each page, text object and annotation. */
const callsPerCharacter = 7;
const callsPerPage = 60;

it('PDFium is asked seven things of a character, and little of a page', async () => {
  const bytes = new Uint8Array(await readFile(documentOf('word-processor')));
  const read = await createPdfPageReader().read(bytes);
  const pdfium = await createPdfium(crossCheckLimits.memoryBytesMax);
  const memory = pdfium.pdfium.wasmExports;
  const address = memory.malloc(bytes.length);
  pdfium.pdfium.HEAPU8.set(bytes, address);
  const document = pdfium.FPDF_LoadMemDocument(address, bytes.length, '');
  const pages = read.kind === 'pages' ? read.pages : [];
  for (const page of pages) {
    const handle = pdfium.FPDF_LoadPage(document, page.number - 1);
    const text = pdfium.FPDFText_LoadPage(handle);
    const characters = pdfium.FPDFText_CountChars(text);
    const { counted, calls } = countCalls(pdfium);
    readPdfiumPage(counted, { page: handle, form: () => 0 }, page, crossCheckLimits, () => {});
    expect(calls()).toBeLessThanOrEqual(callsPerCharacter * characters + callsPerPage);
    expect(calls()).toBeGreaterThan(characters);
  }
  expect(pages.length).toBeGreaterThan(0);
});

/** The same PDFium, and how often it was called: by the package's wrappers and past them. */
function countCalls(pdfium: Pdfium): { readonly counted: Pdfium; readonly calls: () => number } {
  let calls = 0;
  const counting = <Target extends object>(target: Target): Target =>
    // Not of the target itself: what WebAssembly exports may be given as it is only.
    new Proxy({} as Target, {
      get: (_, name) => {
        const value = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        return (...args: unknown[]) => {
          calls += 1;
          return Reflect.apply(value, target, args);
        };
      },
    });
  const module = new Proxy(pdfium.pdfium, {
    get: (target, name) => (name === 'wasmExports' ? counting(target.wasmExports) : Reflect.get(target, name)),
  });
  const counted = new Proxy(counting(pdfium), { get: (target, name) => (name === 'pdfium' ? module : Reflect.get(target, name)) });
  return { counted, calls: () => calls };
}
