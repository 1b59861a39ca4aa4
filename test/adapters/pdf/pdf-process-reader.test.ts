import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { availableParallelism, tmpdir } from 'node:os';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { createPdfPageReader } from '../../../shared/adapters/pdf/pdf-pages.ts';
import { residentBytes } from '../../../shared/adapters/pdf/pdf-process-memory.ts';
import { createPdfProcessReader, type PdfProcessReader, pdfProcessLimits } from '../../../shared/adapters/pdf/pdf-process-reader.ts';
import type { Logger } from '../../../shared/ports.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';

const fake = new URL('../../support/fake-reader-process.ts', import.meta.url);
const documents = new URL('../../documents/', import.meta.url);

describe('a document', () => {
  const here = createPdfPageReader();
  const there = createPdfProcessReader();
  afterAll(() => there.close());

  it.each(['word-processor', 'thin-rectangles', 'gbk-without-tounicode', 'rotated-page'])(
    '%s gives the same pages as in this process',
    async (name) => {
      const bytes = await readFile(new URL(`${name}/input.pdf`, documents));
      const reading = await there.read(bytes);
      expect(reading.kind === 'pages' && { ...reading, pages: [...reading.pages] }).toEqual(await here.read(bytes));
    },
  );

  it.each([
    ['nothing', ''],
    ['no PDF', 'hello'],
    ['no more than a header', '%PDF-1.7\n'],
  ])('that is %s is unreadable for the same reason', async (_what, content) => {
    const bytes = new TextEncoder().encode(content);
    const reading = await there.read(bytes);
    expect(reading.kind).toBe('unreadable');
    expect(reading).toEqual(await here.read(bytes));
  });

  it('is read in its turn where several are asked for at once', async () => {
    const names = ['甲', '乙', '丙'];
    const files = names.map((name) => reportPdf(reportOf('某市财政局', 2023, [{ name }])));
    const readings = await Promise.all(files.map((file) => there.read(file)));
    const texts = readings.map((reading) =>
      reading.kind === 'pages' ? [...reading.pages].flatMap((page) => page.glyphs.map((glyph) => glyph.text)) : [],
    );
    expect(texts.map((own) => names.filter((name) => own.includes(name)))).toEqual([['甲'], ['乙'], ['丙']]);
  });
});

describe('a process', () => {
  let folder: string;
  let reader: PdfProcessReader;
  const told: { level: string; kind: unknown }[] = [];
  const logger: Logger = {
    info: (_message, fields) => void told.push({ level: 'info', kind: fields?.kind }),
    error: (_message, fields) => void told.push({ level: 'error', kind: fields?.kind }),
  };
  const limits = { ...pdfProcessLimits, deadlineMs: 10_000, residentBytesMax: 300 * 1024 * 1024 };
  const read = (request: string) => reader.read(new TextEncoder().encode(request));
  const answered = (found: string) => ({ kind: 'unreadable', code: 'damaged-pdf', found, expected: 'what was asked' });

  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'jixiao-reader-'));
  });
  afterAll(() => rm(folder, { recursive: true }));
  afterEach(async () => {
    await reader.close();
    told.length = 0;
  });

  it('is the same for one document after another', async () => {
    reader = createPdfProcessReader({ limits, entry: fake });
    expect(await read('pid')).toEqual(await read('pid'));
  });

  it('starts before the first document where that is wanted', async () => {
    reader = createPdfProcessReader({ limits, entry: fake, startsAhead: true });
    await sleep(1_000);
    const asked = Date.now();
    const answer = await read('startedAt');
    expect(answer).toMatchObject({ kind: 'unreadable', code: 'damaged-pdf' });
    expect(Number('found' in answer && answer.found)).toBeLessThan(asked);
  });

  it('that cannot start ahead fails with the first document', async () => {
    reader = createPdfProcessReader({ limits, entry: new URL('./no-such-program.ts', fake), startsAhead: true });
    await expect(read('pid')).rejects.toThrow('did not start');
  });

  it('keeps what was compiled where it is told to, once it has answered, and reads the same with it', { timeout: 60_000 }, async () => {
    const compiledFolder = path.join(folder, 'compiled');
    const bytes = await readFile(new URL('word-processor/input.pdf', documents));
    const readOnce = async () => {
      reader = createPdfProcessReader({ compiledFolder });
      const reading = await reader.read(bytes);
      await vi.waitFor(async () => expect((await readdir(compiledFolder, { recursive: true })).length).toBeGreaterThan(100), {
        timeout: 10_000,
      });
      await reader.close();
      return reading.kind === 'pages' ? [...reading.pages] : reading;
    };
    expect(await readOnce()).toEqual(await readOnce());
  });

  it('is another after it was closed', async () => {
    reader = createPdfProcessReader({ limits, entry: fake });
    const first = await read('pid');
    await reader.close();
    expect(await read('pid')).not.toEqual(first);
  });

  it('knows nothing of the environment but what Node may need', async () => {
    process.env.AWS_SECRET_ACCESS_KEY = 'secret';
    reader = createPdfProcessReader({ limits, entry: fake });
    const reading = await read('environment');
    delete process.env.AWS_SECRET_ACCESS_KEY;
    const names =
      reading.kind === 'unreadable'
        ? reading.found.split(' ').filter((name) => !/^(NODE_CHANNEL_\w+|PATH|LD_LIBRARY_PATH|SystemRoot|TZ|MALLOC_\w+)$/.test(name))
        : null;
    expect(names).toEqual([]);
  });

  it.each([
    ['loops for ever', 'loop', { code: 'reading-too-slow', found: 'more than 1000 ms', expected: 'at most 1000 ms' }],
    ['waits for what never comes', 'idle', { code: 'reading-too-slow', found: 'more than 1000 ms', expected: 'at most 1000 ms' }],
    ['takes too much memory outside the heap', 'allocate 4000', { code: 'reading-too-large', expected: 'at most 300 MB' }],
    ['takes too much memory in the heap', 'heap 4000', { code: 'reading-too-large', expected: 'at most 300 MB' }],
  ])(
    'that %s over a document is killed, the document says so, and the next one is read as if nothing had happened',
    async (_what, request, expected) => {
      const deadlineMs = expected.code === 'reading-too-slow' ? 1000 : limits.deadlineMs;
      reader = createPdfProcessReader({ limits: { ...limits, deadlineMs }, entry: fake, logger });
      expect(await read(request)).toMatchObject({ kind: 'unreadable', ...expected });
      expect(told).toEqual([{ level: 'info', kind: 'limit' }]);
      expect(await read('allocate 1')).toEqual(answered('allocated'));
    },
  );

  it.runIf(process.platform === 'linux')('that gets no core because of other work has its time all the same', async () => {
    const deadlineMs = 1000;
    reader = createPdfProcessReader({ limits: { ...limits, deadlineMs }, entry: fake });
    await read('pid'); // it is ready
    const others = Array.from({ length: 4 * availableParallelism() }, () => spawn(process.execPath, ['-e', 'for (;;);']));
    try {
      await Promise.all(others.map((other) => once(other, 'spawn')));
      const started = performance.now();
      expect(await read('work 500')).toEqual(answered('worked'));
      expect(performance.now() - started).toBeGreaterThan(deadlineMs);
    } finally {
      for (const other of others) other.kill('SIGKILL');
    }
  });

  it.each([
    ['so many pages has no more time than a short one', 'pages 20', { code: 'reading-too-slow', found: 'more than 200 ms' }],
    ['more pages has more time for each of them, once they are read', 'pages 400', { found: 'read' }],
  ])('with a document of %s', async (_what, request, expected) => {
    reader = createPdfProcessReader({ limits: { ...limits, deadlineMs: 200, deadlinePages: 20, pageMs: 50 }, entry: fake });
    expect(await read(request)).toMatchObject(expected);
  });

  it('that runs out of its heap by itself is too large as well', async () => {
    reader = createPdfProcessReader({
      limits: { ...limits, heapMegabytesMax: 64, residentBytesMax: 2000 * 1024 * 1024 },
      entry: fake,
    });
    expect(await read('heap 1000')).toMatchObject({ code: 'reading-too-large', found: 'more values than the heap holds' });
    expect(await read('allocate 1')).toEqual(answered('allocated'));
  });

  it('that holds much from the document before is not what the next one is judged by', async () => {
    reader = createPdfProcessReader({ limits, entry: fake });
    const first = await read('pid');
    expect(await read('allocate 130')).toEqual(answered('allocated'));
    expect(await read('allocate 130')).toEqual(answered('allocated'));
    expect(await read('pid')).not.toEqual(first);
  });

  it.each(['exit 0', 'exit 3', 'signal SIGSEGV', 'signal SIGABRT'])(
    'that crashes over a document twice (%s): the document is damaged',
    async (request) => {
      reader = createPdfProcessReader({ limits, entry: fake, logger });
      const how = request.startsWith('exit') ? request.replace('exit', 'exit code') : request.replace('signal ', '');
      const found = `the reader crashed over it (${how})`;
      expect(await read(request)).toEqual({
        kind: 'unreadable',
        code: 'damaged-pdf',
        found,
        expected: 'a document that can be read to its end',
      });
      expect(told).toEqual([
        { level: 'error', kind: 'crash' },
        { level: 'error', kind: 'crash' },
      ]);
      expect(await read('allocate 1')).toEqual(answered('allocated'));
    },
  );

  it('that crashes once is only started again', async () => {
    reader = createPdfProcessReader({ limits, entry: fake });
    expect(await read(`crashOnce ${path.join(folder, 'crashed')}`)).toEqual(answered('survived'));
  });

  it('that somebody else kills, again and again, is the world’s failure', async () => {
    reader = createPdfProcessReader({ limits, entry: fake });
    await expect(read('signal SIGKILL')).rejects.toThrow('ended from outside: SIGKILL');
    expect(await read('allocate 1')).toEqual(answered('allocated'));
  });

  it('that was killed while it waited is only started again', async () => {
    reader = createPdfProcessReader({ limits, entry: fake });
    const first = await read('pid');
    process.kill(Number(first.kind === 'unreadable' ? first.found : 0), 'SIGKILL');
    expect(await read('allocate 1')).toEqual(answered('allocated'));
  });

  it('whose reader throws: the mistake is ours, and the process goes on', async () => {
    reader = createPdfProcessReader({ limits, entry: fake });
    const first = await read('pid');
    await expect(read('throw impossible')).rejects.toThrow('the reader failed: impossible');
    expect(await read('pid')).toEqual(first);
  });

  it.each([
    ['is not there', new URL('./no-such-file.ts', import.meta.url), limits, /did not start.*exit code 1/],
    ['does not get ready', fake, { ...limits, startMs: 1 }, /did not start/],
  ])('whose program %s is the world’s failure', async (_what, entry, own, message) => {
    reader = createPdfProcessReader({ limits: own, entry });
    await expect(read('pid')).rejects.toThrow(message);
  });
});

describe('a program that has read a document and closes nothing', () => {
  it('ends, and the process with it', async () => {
    const adapter = pathToFileURL(path.resolve(import.meta.dirname, '../../../shared/adapters/pdf/pdf-process-reader.ts'));
    const program = `
      const { createPdfProcessReader } = await import(${JSON.stringify(adapter)});
      const reading = await createPdfProcessReader({ entry: new URL(${JSON.stringify(fake)}) }).read(new TextEncoder().encode('pid'));
      console.log(reading.found);`;
    const parent = spawn(process.execPath, ['--input-type=module', '--eval', program], { stdio: ['ignore', 'pipe', 'inherit'] });
    const [pid] = await Promise.all([text(parent.stdout), once(parent, 'close')]);
    expect(Number(pid)).toBeGreaterThan(0);
    await expect.poll(() => residentBytes(Number(pid)), { timeout: 5000 }).toBe(null);
  });
});
