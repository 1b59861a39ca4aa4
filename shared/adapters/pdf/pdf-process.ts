/** One process that reads PDFs, watched from outside: it answers, or it ends, by itself or killed, and the end is told. */
import { type ChildProcess, fork } from 'node:child_process';
import type { RevisionEntry } from '../../core/documents/revision.ts';
import type { PageReading } from '../../core/geometry/page.ts';
import { PageStore } from './page-store.ts';
import { memoryWatchMs, residentBytes } from './pdf-process-memory.ts';
import type { Checked, ReaderMessage, ReadRequest } from './pdf-process-messages.ts';
import { unpackPage } from './pdf-process-pages.ts';
import { keptWaitingMs } from './pdf-process-waiting.ts';

export interface PdfProcessLimits {
  /**
   * Milliseconds for one document, in a process that is ready: a receipt is due within 20 s, and 500 usual pages take 10. Those in which other work had the cores do
   * not count (ADR 27): how busy a machine is says nothing of a document.
   */
  readonly deadlineMs: number;
  /** Pages within that time … */
  readonly deadlinePages: number;
  /** … and milliseconds more for each page beyond that was read: a dense one takes 15 to 25, all told; 2,000 have 75 s, of the 120 that the extract Lambda has. */
  readonly pageMs: number;
  /** Bytes of the whole process: 600 MB are allowed, and between two looks it can take 50 MB more. At rest it has 90 in the Lambda; 2,000 dense pages take 300. */
  readonly residentBytesMax: number;
  /** Megabytes of JavaScript values, where the process ends by itself: 2,000 dense pages have 100, one of a million strokes 300. Less than `residentBytesMax`. */
  readonly heapMegabytesMax: number;
  /** Milliseconds until a process is ready: 0.5 s, and more on a machine that is cold or busy. */
  readonly startMs: number;
}

/** Of the kind that was asked for; `unreadable` may come in either case. */
export type Answer = PageReading | Checked;

/** It was killed here for what it took. */
export interface LimitPassed {
  readonly kind: 'limit';
  readonly code: 'reading-too-slow' | 'reading-too-large';
  readonly found: string;
  readonly expected: string;
}

/** It ended by itself (`crash`), or somebody else ended it (`outside`). */
export type ProcessEnd =
  | { readonly kind: 'crash' /** A signal's name, or the exit code. */; readonly how: string }
  | { readonly kind: 'outside'; readonly how: string };

/** Signals that a system sends for what a program did; any other comes from somebody. */
const FAULT_SIGNALS: readonly string[] = ['SIGABRT', 'SIGBUS', 'SIGFPE', 'SIGILL', 'SIGSEGV', 'SIGSYS', 'SIGTRAP'];
/** Characters kept of what the process wrote last. */
const LAST_WORDS_MAX = 2000;
/** Megabytes of young values (V8's own limit depends on the machine): a process that has read many documents stays at 250 MB instead of 340. 16 take 3 to 6 % less time, and 30 MB more for a long report. */
const YOUNG_MEGABYTES_MAX = 8;
/**
 * glibc gives each of V8's threads memory of its own to allot from, and keeps what was given back, the more the larger it was: some 50 MB over a long document.
 * So all share one, and pieces of 128 KB and more go back at once.
 */
const sparingly = { MALLOC_ARENA_MAX: '1', MALLOC_MMAP_THRESHOLD_: '131072', MALLOC_TRIM_THRESHOLD_: '131072' };
const MEGABYTE = 1024 * 1024;

export class PdfProcess {
  readonly #child: ChildProcess;
  readonly #limits: PdfProcessLimits;
  readonly #end: Promise<LimitPassed | ProcessEnd>;
  #limit: LimitPassed | null = null;
  #hasEnded = false;
  #isFresh = true;
  #pagesRead = 0;
  #lastWords = '';
  #hear: (message: ReaderMessage) => void = nobodyHears;
  /** Beside `#end`, which lives as long as the process: whoever waited for it would be kept as long, with the answer that came instead. */
  #hearEnd: (end: LimitPassed | ProcessEnd) => void = nobodyHears;

  /** `compiledFolder`: where it keeps what V8 compiled. Throws where the system starts no process, or the process is not ready in time. */
  static async start(entry: URL, limits: PdfProcessLimits, compiledFolder?: string): Promise<PdfProcess> {
    const started = new PdfProcess(entry, limits, compiledFolder);
    await started.#untilReady();
    started.#letParentEnd(true);
    return started;
  }

  private constructor(entry: URL, limits: PdfProcessLimits, compiledFolder?: string) {
    this.#limits = limits;
    const child = fork(entry, {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${limits.heapMegabytesMax}`, `--max-semi-space-size=${YOUNG_MEGABYTES_MAX}`, '--expose-gc'],
      env: { ...surroundings(), ...(compiledFolder === undefined ? {} : { NODE_COMPILE_CACHE: compiledFolder }) },
      stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    });
    this.#child = child;
    child.on('message', (message: ReaderMessage) => this.#hear(message));
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.#lastWords = (this.#lastWords + text).slice(-LAST_WORDS_MAX);
    });
    this.#end = new Promise((resolve, reject) => {
      child.on('error', (error) => child.pid === undefined && reject(error));
      child.once('close', (code, signal) => {
        this.#hasEnded = true;
        const end = this.#limit ?? endOf(code, signal, this.#lastWords);
        this.#hearEnd(end);
        resolve(end);
      });
    });
    this.#end.catch(() => {}); // heard by whoever waits for an answer
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** It has read nothing yet. */
  get isFresh(): boolean {
    return this.#isFresh;
  }

  /**
   * The answer, or how the process ended over the document. One document at a time. `since`: when its time began, in milliseconds of performance.now().
   * Throws what the reader threw.
   */
  async answer(request: ReadRequest, since: number): Promise<Answer | LimitPassed | ProcessEnd> {
    this.#isFresh = false;
    this.#letParentEnd(false);
    const kill = (): void => void this.#child.kill('SIGKILL');
    process.once('exit', kill);
    this.#pagesRead = 0;
    const watch = this.#watch(since);
    try {
      if (this.#hasEnded) return await this.#end;
      const answer = this.#heard();
      this.#child.send(request, (error) => error !== null && kill());
      return await answer;
    } finally {
      [this.#hear, this.#hearEnd] = [nobodyHears, nobodyHears];
      clearInterval(watch);
      process.off('exit', kill);
      this.#letParentEnd(true);
    }
  }

  /** Bytes that it holds now. */
  async residentBytes(): Promise<number> {
    return (await residentBytes(this.#child.pid ?? 0)) ?? 0;
  }

  /** Resolves when it is gone. */
  async stop(): Promise<void> {
    this.#letParentEnd(false);
    this.#child.kill('SIGKILL');
    await this.#end;
  }

  async #untilReady(): Promise<void> {
    const ready = new Promise<'ready'>((resolve) => {
      this.#hear = () => resolve('ready');
    });
    const { startMs } = this.#limits;
    const late = setTimeout(() => this.#killFor('reading-too-slow', `not ready after ${startMs} ms`, 'ready'), startMs);
    const outcome = await Promise.race([ready, this.#end]).finally(() => clearTimeout(late));
    if (outcome === 'ready') return;
    const why = outcome.kind === 'limit' ? outcome.found : outcome.how;
    throw new Error(`the process that reads PDFs did not start: ${why}\n${this.#lastWords}`);
  }

  #heard(): Promise<Answer | LimitPassed | ProcessEnd> {
    const pages = new PageStore();
    const entries: RevisionEntry[] = [];
    return new Promise((resolve, reject) => {
      this.#hearEnd = resolve;
      this.#hear = (message) => {
        switch (message.kind) {
          case 'ready':
            return;
          case 'page':
            pages.add(unpackPage(message.page));
            this.#pagesRead = pages.length;
            return;
          case 'progress':
            this.#pagesRead = message.pages;
            return;
          case 'end':
            resolve({ kind: 'pages', pages });
            return;
          case 'entries':
            entries.push(...message.entries);
            return;
          case 'unreadable':
            resolve(message);
            return;
          case 'checked':
            resolve({ ...message, checked: { ...message.checked, extraction: { ...message.checked.extraction, entries } } });
            return;
          case 'failed':
            reject(new Error(`the reader failed: ${message.message}`, { cause: message.stack }));
            return;
        }
      };
    });
  }

  /** Monotonic time: a clock that is set, or a frozen Lambda, makes no document late. */
  #watch(since: number): NodeJS.Timeout {
    const { deadlineMs, deadlinePages, pageMs, residentBytesMax } = this.#limits;
    const waitedBefore = this.#keptWaitingMs();
    return setInterval(async () => {
      const allowedMs = deadlineMs + pageMs * Math.max(0, this.#pagesRead - deadlinePages);
      if (performance.now() - since - (this.#keptWaitingMs() - waitedBefore) > allowedMs) {
        this.#killFor('reading-too-slow', `more than ${allowedMs} ms`, `at most ${allowedMs} ms`);
        return;
      }
      const bytes = await this.residentBytes();
      if (bytes > residentBytesMax) this.#killFor('reading-too-large', ...inMegabytes(bytes, residentBytesMax));
    }, memoryWatchMs);
  }

  #keptWaitingMs(): number {
    return keptWaitingMs(this.#child.pid ?? 0);
  }

  #killFor(code: LimitPassed['code'], found: string, expected: string): void {
    this.#limit ??= { kind: 'limit', code, found, expected };
    this.#child.kill('SIGKILL');
  }

  /** While nothing is asked of it, it does not keep its parent from ending; its own end follows. */
  #letParentEnd(may: boolean): void {
    const { channel, stderr } = this.#child;
    const pipe = stderr as unknown as { ref(): void; unref(): void } | null;
    for (const handle of [this.#child, channel, pipe]) {
      if (may) handle?.unref();
      else handle?.ref();
    }
  }
}

function nobodyHears(): void {}

/** Only what Node itself may need: a process that opens hostile files knows no keys. */
function surroundings(): Record<string, string> {
  const names = ['PATH', 'LD_LIBRARY_PATH', 'SystemRoot', 'TZ'];
  const given = names.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(given), ...sparingly };
}

function endOf(code: number | null, signal: string | null, lastWords: string): LimitPassed | ProcessEnd {
  if (lastWords.includes('out of memory')) {
    const found = 'more values than the heap holds';
    return { kind: 'limit', code: 'reading-too-large', found, expected: 'a document that can be read in the memory there is' };
  }
  if (signal !== null && !FAULT_SIGNALS.includes(signal)) return { kind: 'outside', how: signal };
  return { kind: 'crash', how: signal ?? `exit code ${code}` };
}

function inMegabytes(bytes: number, max: number): [string, string] {
  return [`${Math.round(bytes / MEGABYTE)} MB of memory`, `at most ${Math.round(max / MEGABYTE)} MB`];
}
