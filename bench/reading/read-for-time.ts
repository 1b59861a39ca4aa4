/**
 * One contestant in a process of its own: `engine`, `getText` or `getTable`. Reads each document that its parent names, and answers how long that took.
 * It ends when its parent lets it go.
 */
import { readFile } from 'node:fs/promises';
import type { TimedAnswer, TimedRequest } from './timed-reader.ts';

interface Contestant {
  /** Resolves to the number of pages, where the contestant gives it. */
  readonly read: (bytes: Uint8Array) => Promise<number | null>;
  readonly peakMegabytes: () => number;
  readonly close: () => Promise<void>;
}

const [name = ''] = process.argv.slice(2);
const contestant = await start(name);

process.on('message', (request: TimedRequest) => void answer(request));
process.on('disconnect', () => void contestant.close().then(() => process.exit()));

function start(name: string): Promise<Contestant> {
  switch (name) {
    case 'engine':
      return engine();
    case 'getText':
    case 'getTable':
      return pdfParse(name);
    default:
      throw new Error(`no contestant is called ${name}`);
  }
}

/** What the extract Lambda does with a document's bytes. The memory is that of the process that it reads in. */
async function engine(): Promise<Contestant> {
  const { createPdfProcessReader } = await import('../../shared/adapters/pdf/pdf-process-reader.ts');
  const { watchPeak } = await import('../../test/hostile/watch-peak.ts');
  const reader = createPdfProcessReader();
  return {
    read: async (bytes) => {
      await reader.check(bytes, { key: 'report.pdf', sha256: '0'.repeat(64) });
      return null;
    },
    peakMegabytes: watchPeak(),
    close: () => reader.close(),
  };
}

/** With the CMaps that it does not load by itself. */
async function pdfParse(method: 'getText' | 'getTable'): Promise<Contestant> {
  const { PDFParse } = await import('pdf-parse');
  const { defaultCMapDirectory } = await import('../../shared/adapters/pdf/pdf-pages.ts');
  return {
    read: async (bytes) => {
      const parser = new PDFParse({ data: bytes, cMapUrl: defaultCMapDirectory(), cMapPacked: true, verbosity: 0 });
      try {
        return (await parser[method]()).total;
      } finally {
        await parser.destroy();
      }
    },
    peakMegabytes: () => Math.round(process.resourceUsage().maxRSS / 1000),
    close: async () => {},
  };
}

async function answer(request: TimedRequest): Promise<void> {
  send(request.kind === 'peak' ? { kind: 'peak', megabytes: contestant.peakMegabytes() } : await timed(request.path));
}

async function timed(path: string): Promise<TimedAnswer> {
  const bytes = new Uint8Array(await readFile(path));
  const started = performance.now();
  try {
    const pages = await contestant.read(bytes);
    return { kind: 'read', ms: performance.now() - started, pages };
  } catch (error) {
    return { kind: 'failed', why: (error as Error).message };
  }
}

function send(message: TimedAnswer): void {
  if (process.send === undefined) throw new Error('this file is started by timed-reader.ts');
  process.send(message);
}
