/**
 * `npm run bench:flat [-- --documents 1000]`: one warm extract handler reads so many documents, one after another, and the memory of its two processes is printed
 * after 10, 100, 1,000: what is in the heap after a collection, and what the system counts. Flat is what stays where it was after 10.
 */
import { parseArgs } from 'node:util';
import { measureFlatness } from './flat/measure-flatness.ts';

const { values } = parseArgs({ options: { documents: { type: 'string', default: '1000' } } });
process.stdout.write('documents  accepted  handler heap MB  handler MB  reader heap MB  reader MB\n');
for await (const { documents, accepted, handler, reader } of measureFlatness(Number(values.documents))) {
  const numbers = [documents, accepted, handler.heapMegabytes, handler.residentMegabytes, reader.heapMegabytes, reader.residentMegabytes];
  const widths = [9, 8, 15, 10, 14, 9];
  process.stdout.write(`${numbers.map((number, index) => String(number).padStart(widths[index] ?? 0)).join('  ')}\n`);
}
