import { afterAll, expect, it } from 'vitest';
import { createPdfProcessReader, pdfProcessLimits } from '../../shared/adapters/pdf/pdf-process-reader.ts';
import { watchPeak } from '../hostile/watch-peak.ts';
import { longReport } from '../support/long-report.ts';

/** All the time that a busy machine wants: how long a report takes is measured elsewhere. */
const reader = createPdfProcessReader({ limits: { ...pdfProcessLimits, deadlineMs: 600_000, startMs: 120_000 } });
afterAll(() => reader.close());

/** Megabytes: 200 were measured on a machine with six times the work that it has cores for; all pages in memory at once took 750. */
const megabytesMax = 240;

it.each([
  ['ruled tables', true],
  ['tables without lines', false],
])('a report of five hundred pages with %s is read whole, page by page', { timeout: 600_000 }, async (_, isRuled) => {
  await reader.read(new Uint8Array()); // the process is ready
  const peak = watchPeak();
  const { extraction } = await reader.check(longReport(500, isRuled), { key: '长报告.pdf', sha256: '0'.repeat(64) });
  expect(extraction.entries.map(({ status }) => status)).toEqual(Array.from({ length: 100 }, () => 'accepted'));
  expect(peak()).toBeLessThan(megabytesMax);
});
