import { afterAll, describe, expect, it } from 'vitest';
import { createPdfProcessReader, pdfProcessLimits } from '../../shared/adapters/pdf/pdf-process-reader.ts';
import type { CheckedDocument } from '../../shared/core/documents/check-reading.ts';
import { reportOf, reportPdf } from '../support/report-pdf.ts';
import { hostilePdfs } from './hostile-pdfs.ts';
import { watchPeak } from './watch-peak.ts';

/** Milliseconds: shorter than the pipeline's, so that the tests take minutes less. What a document gives must not depend on how busy the machine is: one that should be read, and is not so soon, is given the pipeline's own time. */
const deadlineMs = 2000;
/** Milliseconds for a process to start, and for a test: a busy machine is no failure. */
const startMs = 120_000;
const testMs = 240_000;
/** Of any document, from its bytes to what its receipt says (milliseconds, megabytes). */
const receiptMsMax = 20_000;
const megabytesMax = 600;

const reader = createPdfProcessReader({ limits: { ...pdfProcessLimits, deadlineMs, startMs } });
afterAll(() => reader.close());
const check = (bytes: Uint8Array, by = reader) => by.check(bytes, { key: '文件.pdf', sha256: '0'.repeat(64) });
const patient = createPdfProcessReader({ limits: { ...pdfProcessLimits, startMs } });
afterAll(() => patient.close());

const goodReport = reportPdf(reportOf('某市财政局', 2023, [{ name: '道路维修' }]));
const goodResult = await check(goodReport, patient);

describe('a document made to take the reader down ends in a receipt, in bounded time and memory, and the next one is read as if nothing had happened', () => {
  it.each(hostilePdfs)(
    '$name',
    async ({ make, outcome }) => {
      const bytes = make();
      await reader.read(new Uint8Array()); // the process is ready
      const peak = watchPeak();
      const started = performance.now();
      const first = firstError((await check(bytes)).extraction);
      const elapsed = performance.now() - started;
      expect(elapsed).toBeLessThan(receiptMsMax);
      const isLate = first === 'reading-too-slow' && !outcome.includes(first);
      expect(outcome).toContain(isLate ? firstError((await check(bytes, patient)).extraction) : first);
      expect(peak()).toBeLessThan(megabytesMax);
      expect(await checkGood()).toEqual(goodResult);
    },
    testMs,
  );
});

describe('a report that is cut off', () => {
  it.each(cutsOf(goodReport))(
    '%s is damaged, or what is left of it is held or right',
    async (_place, bytes) => {
      const { extraction } = await check(bytes, patient);
      const accepted = extraction.entries.filter(({ status }) => status === 'accepted');
      if (accepted.length > 0) expect(extraction.entries).toEqual(goodResult.extraction.entries);
      else expect(extraction.findings.some(({ severity }) => severity === 'error')).toBe(true);
      expect(extraction.tablesFound).toBe(extraction.entries.length);
    },
    testMs,
  );
});

it('the good document is accepted', () => {
  expect(goodResult.extraction.entries.map(({ status }) => status)).toEqual(['accepted']);
});

/** The process has to start anew where it was ended, which takes a busy machine longer than a hostile document may. */
async function checkGood(): ReturnType<typeof check> {
  const checked = await check(goodReport);
  return firstError(checked.extraction) === 'reading-too-slow' ? check(goodReport, patient) : checked;
}

function firstError({ entries, findings }: CheckedDocument['extraction']): string {
  if (entries.some(({ status }) => status === 'accepted')) return 'accepted';
  return findings.find(({ severity }) => severity === 'error')?.code ?? 'no error';
}

/** The file up to each kind of place: before, within and after each of its parts. */
function cutsOf(pdf: Uint8Array): readonly (readonly [string, Uint8Array])[] {
  const text = Buffer.from(pdf).toString('latin1');
  const marks = [
    '%PDF-',
    ' obj',
    '/Kids',
    '/MediaBox',
    'stream',
    ' Tf',
    ' Tj',
    'endstream',
    'endobj',
    'xref',
    'trailer',
    '/Root',
    'startxref',
    '%%EOF',
  ];
  return marks.flatMap((mark) => {
    const at = text.lastIndexOf(mark);
    const cut = (end: number): Uint8Array => pdf.slice(0, end);
    return [
      [`before ${mark}`, cut(at)],
      [`within ${mark}`, cut(at + 2)],
      [`after ${mark}`, cut(at + mark.length)],
    ] as const;
  });
}
