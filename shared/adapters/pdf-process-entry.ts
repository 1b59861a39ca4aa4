/**
 * The reader's own process: reads the documents that its parent sends, one after another, and is killed by it when one takes too much. It ends when its
 * parent does. In the Lambda's bundle this file is `read-pages.mjs`.
 */
import { registerHooks } from 'node:module';
import { checkReading } from '../core/documents/check-reading.ts';
import type { PageReader } from '../ports.ts';
import type { ReaderMessage, ReadRequest } from './pdf-process-messages.ts';
import { packPage } from './pdf-process-pages.ts';
import { pdfWorkerSource } from './pdf-worker-source.ts';

/** The bundle has its pdf.js changed already. */
const isBundle = !import.meta.url.endsWith('.ts');

if (!isBundle) changePdfjs();
// Only now: pdf.js must be loaded after the hook.
const { createPdfPageReader } = await import('./pdf-pages.ts');
const { pdfDoor } = await import('./pdf-door.ts');
const { createCrossCheck } = await import('./pdf-cross-check.ts');
await pdfDoor();
const reader = createPdfPageReader();
const crossCheck = createCrossCheck();
await crossCheck.warm();

process.on('disconnect', () => process.exit());
process.on('message', (request: ReadRequest) => void answer(request, reader));
await send({ kind: 'ready' });

function changePdfjs(): void {
  registerHooks({
    load: (url, context, nextLoad) => {
      const loaded = nextLoad(url, context);
      if (!url.endsWith('/pdf.worker.mjs')) return loaded;
      return { ...loaded, source: pdfWorkerSource(String(loaded.source)) };
    },
  });
}

async function answer(request: ReadRequest, reader: PageReader): Promise<void> {
  try {
    await work(request, reader);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    await send({ kind: 'failed', message, stack });
  }
}

async function work({ bytes, document }: ReadRequest, reader: PageReader): Promise<void> {
  const read = await reader.read(bytes);
  // PDFium looks at the same bytes: what it reads otherwise, or does not see, is doubted (ADR 10). It never overwrites.
  const reading = read.kind === 'pages' ? { ...read, pages: await crossCheck.check(bytes, read.pages) } : read;
  if (document !== null) {
    const { extraction, sketches } = checkReading(reading, document);
    return send({ kind: 'checked', checked: { extraction, sketches } });
  }
  if (reading.kind === 'unreadable') return send(reading);
  for (const page of reading.pages) await send({ kind: 'page', page: packPage(page) });
  await send({ kind: 'end' });
}

/** Waits until the message is on its way, so that no more than one page waits in memory. */
function send(message: ReaderMessage): Promise<void> {
  return new Promise((resolve, reject) => {
    if (process.send === undefined) throw new Error('this file is started by pdf-process-reader.ts');
    process.send(message, undefined, undefined, (error: Error | null) => (error ? reject(error) : resolve()));
  });
}
