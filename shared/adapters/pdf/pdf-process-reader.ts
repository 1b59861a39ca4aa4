/**
 * A page reader whose work is done by another process, so that no document can take more time or memory than it is given, or take this process down.
 * (A worker thread cannot be bounded so: its limits do not count the buffers that a PDF inflates to.)
 *
 *   bytes ──▶ process, warm from the document before ──▶ pages
 *                 │ too slow, too large: killed         ──▶ unreadable, with a code of its own
 *                 │ crashed twice over the same bytes   ──▶ unreadable, damaged-pdf
 *                 └ does not start, or ended by others  ──▶ throws: that is the world's failure, not the document's
 */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { checkReading } from '../../core/documents/check-reading.ts';
import type { Unreadable } from '../../core/geometry/page.ts';
import type { Logger, PageReader } from '../../ports.ts';
import { type Answer, type LimitPassed, PdfProcess, type PdfProcessLimits, type ProcessEnd } from './pdf-process.ts';
import type { ReadRequest } from './pdf-process-messages.ts';

export const pdfProcessLimits: PdfProcessLimits = {
  deadlineMs: 15_000,
  deadlinePages: 500,
  pageMs: 40,
  residentBytesMax: 500 * 1024 * 1024,
  heapMegabytesMax: 400,
  startMs: 30_000,
};

export interface PdfProcessReaderOptions {
  readonly limits?: PdfProcessLimits;
  /** Told of each process that ended over a document: as an error where it was not ended here. */
  readonly logger?: Logger;
  /** The program of the process, for tests. */
  readonly entry?: URL;
  /** Starts the process now, not with the first document: it takes half a second. Left out: no. */
  readonly startsAhead?: boolean;
  /**
   * Folder where the process keeps what V8 compiled, so that the next one starts in two thirds of the time. Nobody else may write there: what stands in it is run.
   * Left out: it keeps nothing, as in a Lambda, whose disk is as new as itself.
   */
  readonly compiledFolder?: string;
}

export interface PdfProcessReader extends Required<PageReader> {
  /** Ends the process; a later read starts another. Without it, the process ends with its parent. */
  close(): Promise<void>;
}

/** A process that holds more after a document is not used for another (bytes): the next one would be judged by what this one left. */
const RETIRE_BYTES = 320 * 1024 * 1024;
/** How often a document may take a process down by itself. */
const CRASHES_MAX = 2;

export function createPdfProcessReader(options: PdfProcessReaderOptions = {}): PdfProcessReader {
  const { limits = pdfProcessLimits, logger, entry = defaultEntry(), startsAhead = false, compiledFolder } = options;
  let current: PdfProcess | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  /** One after another: each has the whole process, and the whole time. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = queue.then(work);
    queue = turn.catch(() => {});
    return turn;
  }

  async function running(): Promise<PdfProcess> {
    if (current === null || current.hasEnded) current = await PdfProcess.start(entry, limits, compiledFolder);
    return current;
  }

  async function ask(request: ReadRequest): Promise<Answer | Unreadable> {
    let since: number | null = null;
    for (let crashes = 0; ; ) {
      const process = await running();
      const wasFresh = process.isFresh;
      since ??= performance.now();
      const answer = await process.answer(request, since);
      if (answer.kind !== 'limit' && answer.kind !== 'crash' && answer.kind !== 'outside') {
        if ((await process.residentBytes()) > RETIRE_BYTES) await end();
        return answer;
      }
      const log = answer.kind === 'limit' ? logger?.info : logger?.error;
      log?.('the process that reads PDFs ended over a document', { ...answer });
      if (answer.kind === 'limit') {
        // What the documents before had left is not this one's fault.
        if (answer.code === 'reading-too-slow' || wasFresh) return unreadable(answer);
      } else {
        crashes += 1;
        if (crashes === CRASHES_MAX) return afterCrashes(answer);
      }
    }
  }

  async function end(): Promise<void> {
    const ended = current;
    current = null;
    await ended?.stop();
  }

  // What fails here fails again with the first document, which is told.
  if (startsAhead) inTurn(running).catch(() => {});
  return {
    read: async (bytes) => {
      const answer = await inTurn(() => ask({ bytes, document: null }));
      assert(answer.kind !== 'checked', 'pages were asked for');
      return answer;
    },
    check: async (bytes, document) => {
      const answer = await inTurn(() => ask({ bytes, document }));
      return answer.kind === 'checked' ? answer.checked : checkReading(answer, document);
    },
    close: () => inTurn(end),
  };
}

/** In the Lambda's bundle a file beside this one. */
function defaultEntry(): URL {
  const bundled = new URL('./read-pages.mjs', import.meta.url);
  return existsSync(bundled) ? bundled : new URL('./pdf-process-entry.ts', import.meta.url);
}

function unreadable({ code, found, expected }: LimitPassed): Unreadable {
  return { kind: 'unreadable', code, found, expected };
}

function afterCrashes(end: ProcessEnd): Unreadable {
  if (end.kind === 'outside') throw new Error(`the process that reads PDFs was ended from outside: ${end.how}`);
  const found = `the reader crashed over it (${end.how})`;
  return { kind: 'unreadable', code: 'damaged-pdf', found, expected: 'a document that can be read to its end' };
}
