/**
 * The reader's own process: reads the documents that its parent sends, one after another, and is killed by it when one takes too much. It ends when its
 * parent does. In the Lambda's bundle this file is `read-pages.mjs`.
 */
import { flushCompileCache, registerHooks } from 'node:module';
import { checkReading } from '../../core/documents/check-reading.ts';
import type { Page } from '../../core/geometry/page.ts';
import { PageStore } from './page-store.ts';
import type { ReaderMessage, ReadRequest } from './pdf-process-messages.ts';
import { packPage } from './pdf-process-pages.ts';
import { pdfWorkerSource } from './pdf-worker-source.ts';

/** Pages after which the parent is told how far the reading is: a long document is given more time as it goes on. */
const PAGES_TOLD = 50;

/** Entries of a document told at once: a row of a list has 2 KB, a long form 20. */
const ENTRIES_TOLD = 500;

/** The bundle has its pdf.js changed already. */
const isBundle = !import.meta.url.endsWith('.ts');

if (!isBundle) changePdfjs();
// Only now: pdf.js must be loaded after the hook.
const { createPdfPageReader, pageReaderLimits } = await import('./pdf-pages.ts');
const { pdfDoor } = await import('./pdf-door.ts');
const { createCrossCheck } = await import('./pdf-cross-check.ts');
await pdfDoor();
// Its time is up to the parent, which has a watch on it.
const reader = createPdfPageReader({ ...pageReaderLimits, deadlineMs: Number.POSITIVE_INFINITY });
const crossCheck = createCrossCheck();
await crossCheck.warm();

process.on('disconnect', () => process.exit());
// A copy of their own: those that came lie in the whole message, which would stay as long as they do.
process.on('message', ({ bytes, document }: ReadRequest) => void answer(bytes.slice(), document));
await send({ kind: 'ready' });

/** As in the bundle: its worker changed, and without the native canvas, which takes 30 MB and half the start, and draws nothing here. */
function changePdfjs(): void {
  registerHooks({
    resolve: (name, context, nextResolve) => {
      if (name === '@napi-rs/canvas') throw new Error('nothing is drawn by pdf.js');
      return nextResolve(name, context);
    },
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.endsWith('/pdf.worker.mjs')) return loaded;
      return { ...loaded, source: pdfWorkerSource(String(loaded.source)) };
    },
  });
}

async function answer(bytes: Uint8Array, document: ReadRequest['document']): Promise<void> {
  try {
    await work(bytes, document);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    await send({ kind: 'failed', message, stack });
  }
  // Once the answer is given, and what it took is compiled; not when the process ends, since it is killed. Where nothing is kept, it does nothing.
  flushCompileCache();
}

async function work(bytes: Uint8Array, document: ReadRequest['document']): Promise<void> {
  // PDFium looks at the same bytes: what it reads otherwise, or does not see, is doubted (ADR 10). It never overwrites.
  const second = await crossCheck.of(bytes);
  const pages = new PageStore();
  const take = async (read: Page): Promise<void> => {
    const page = second.check(read);
    if (document === null) return send({ kind: 'page', page: packPage(page) });
    pages.add(page);
    if (pages.length % PAGES_TOLD === 0) await send({ kind: 'progress', pages: pages.length });
  };
  const refused = await reader.readEach(bytes, take).finally(() => second.end());
  if (document === null) return send(refused ?? { kind: 'end' });
  // What both readers held goes before the document is judged. Of most of it, memory of WebAssembly and buffers, V8 does not know how much it is.
  if (pages.isLong) globalThis.gc?.();
  const { extraction, sketches } = checkReading(refused ?? { kind: 'pages', pages }, document);
  if (pages.isLong) globalThis.gc?.();
  for (let start = 0; start < extraction.entries.length; start += ENTRIES_TOLD) {
    await send({ kind: 'entries', entries: extraction.entries.slice(start, start + ENTRIES_TOLD) });
  }
  return send({ kind: 'checked', checked: { extraction: { ...extraction, entries: [] }, sketches } });
}

/** Waits until the message is on its way, so that no more than one page waits in memory. */
function send(message: ReaderMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) throw new Error('this file is started by pdf-process-reader.ts');
    process.send(message, undefined, undefined, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
