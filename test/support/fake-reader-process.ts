/** Stands in for the program that reads pages, and does to a document what the document says: `exit 3`, `allocate 2000`, … */
import { existsSync, writeFileSync } from 'node:fs';
import type { ReaderMessage, ReadRequest } from '../../shared/adapters/pdf/pdf-process-messages.ts';

const send = (message: ReaderMessage): void => void process.send?.(message);
const answer = (found: string): void => send({ kind: 'unreadable', code: 'damaged-pdf', found, expected: 'what was asked' });
const kept: unknown[] = [];

const deeds: Record<string, (argument: string) => void> = {
  /** The process's number, to tell whether it is still the same. */
  pid: () => answer(String(process.pid)),
  startedAt: () => answer(String(performance.timeOrigin)),
  environment: () => answer(Object.keys(process.env).sort().join(' ')),
  exit: (code) => process.exit(Number(code)),
  signal: (name) => process.kill(process.pid, name),
  throw: (message) => send({ kind: 'failed', message, stack: `Error: ${message}\n    at somewhere` }),
  loop: () => {
    for (;;) kept.length = 0;
  },
  /** Works for so many milliseconds of processor time. */
  work: (milliseconds) => {
    const start = process.cpuUsage();
    const spent = (): number => Object.values(process.cpuUsage(start)).reduce((sum, microseconds) => sum + microseconds, 0) / 1000;
    while (spent() < Number(milliseconds)) kept.length = 0;
    answer('worked');
  },
  /** Does nothing, and never answers. */
  idle: () => {},
  /** Tells that it has read so many pages, and answers a second later. */
  pages: (pages) => {
    send({ kind: 'progress', pages: Number(pages) });
    setTimeout(() => answer('read'), 1000);
  },
  /** Megabytes outside the heap, touched; then it is still there. */
  allocate: (megabytes) => {
    for (let done = 0; done < Number(megabytes); done += 1) kept.push(new Uint8Array(1024 * 1024).fill(1));
    answer('allocated');
  },
  /** Megabytes in the heap. */
  heap: (megabytes) => {
    for (let done = 0; done < Number(megabytes); done += 1) kept.push(Array.from({ length: 131_072 }, (_, index) => index + 0.5));
    answer('allocated');
  },
  /** Crashes where the file is not there yet, and makes it. */
  crashOnce: (file) => {
    if (existsSync(file)) return answer('survived');
    writeFileSync(file, '');
    process.abort();
  },
};

process.on('disconnect', () => process.exit());
process.on('message', ({ bytes }: ReadRequest) => {
  const [deed = '', argument = ''] = new TextDecoder().decode(bytes).split(' ');
  deeds[deed]?.(argument);
});
send({ kind: 'ready' });
