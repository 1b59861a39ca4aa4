/**
 * `npm run bench:hostile [-- <part of a name>]`: the files that were made to take a reader down, each read and judged under the limits of the pipeline: how
 * long it took, the most memory that the reading process ever held (Linux only), and what the receipt says.
 */
import { createPdfProcessReader } from '../shared/adapters/pdf/pdf-process-reader.ts';
import { hostilePdfs } from '../test/hostile/hostile-pdfs.ts';
import { watchPeak } from '../test/hostile/watch-peak.ts';

const [part = ''] = process.argv.slice(2);
const reader = createPdfProcessReader();
for (const { name, make } of hostilePdfs.filter((pdf) => pdf.name.includes(part))) {
  const bytes = make();
  // A fresh process, so that the peak is this document's.
  await reader.close();
  await reader.read(new Uint8Array());
  const peak = watchPeak();
  const started = performance.now();
  const { extraction } = await reader.check(bytes, { key: 'hostile.pdf', sha256: '0'.repeat(64) });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  const codes = new Set(extraction.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  process.stdout.write(
    `${`${kilobytes(bytes.length)} KB ${seconds.padStart(5)} s ${String(peak()).padStart(4)} MB  ${name}: ${[...codes].join(' ')}`}\n`,
  );
}
await reader.close();

function kilobytes(bytes: number): string {
  return String(Math.ceil(bytes / 1000)).padStart(6);
}
