/**
 * `npm run bench:long [-- --pages 1980] [--open]`: a report of about so many dense pages, five to a table, is read and judged as the pipeline does, but with all the
 * time that it wants: what comes of it, and the most memory that the process that reads ever held, and this one (Linux only). `--open`: without lines around its cells.
 */
import { parseArgs } from 'node:util';
import { createPdfProcessReader, pdfProcessLimits } from '../shared/adapters/pdf/pdf-process-reader.ts';
import { watchPeak } from '../test/hostile/watch-peak.ts';
import { longReport } from '../test/support/long-report.ts';

const { values } = parseArgs({ options: { pages: { type: 'string', default: '1980' }, open: { type: 'boolean', default: false } } });
const bytes = longReport(Number(values.pages), !values.open);
const reader = createPdfProcessReader({ limits: { ...pdfProcessLimits, deadlineMs: 600_000 } });
await reader.read(new Uint8Array());
const before = process.memoryUsage.rss();
const peak = watchPeak();
const started = performance.now();
const { extraction } = await reader.check(bytes, { key: 'long.pdf', sha256: '0'.repeat(64) });
const seconds = ((performance.now() - started) / 1000).toFixed(1);
const grown = Math.round((process.memoryUsage.rss() - before) / 1_000_000);
const accepted = extraction.entries.filter(({ status }) => status === 'accepted').length;
const codes = [...new Set(extraction.findings.map(({ code }) => code))].join(' ');
process.stdout.write(
  `${Math.ceil(bytes.length / 1000)} KB, ${seconds} s, reader ${peak()} MB at most, handler ${grown} MB more; ${extraction.tablesFound} tables, ${accepted} accepted ${codes}\n`,
);
await reader.close();
