/** pdftotext has no tables: a line of `-layout` is a row, and two spaces or more part its cells. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { printReadings } from './print-readings.ts';

/** In bytes; the text of the longest report has some megabytes. */
const textBytesMax = 64 * 1024 * 1024;

await printReadings(async (path) => {
  const { stdout } = await promisify(execFile)('pdftotext', ['-layout', '-enc', 'UTF-8', path, '-'], { maxBuffer: textBytesMax });
  const rows = stdout.split(/[\n\f]/u).map((line) => line.split(/ {2,}/u));
  return { kind: 'tables', tables: [rows] };
});
