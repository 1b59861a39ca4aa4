/** pdf-parse's own `getTable`, with the CMaps that it does not load by itself. */
import { readFile } from 'node:fs/promises';
import { PDFParse } from 'pdf-parse';
import { defaultCMapDirectory } from '../../../shared/adapters/pdf/pdf-pages.ts';
import { printReadings } from './print-readings.ts';

await printReadings(async (path) => {
  const parser = new PDFParse({ data: await readFile(path), cMapUrl: defaultCMapDirectory(), cMapPacked: true, verbosity: 0 });
  try {
    const { pages } = await parser.getTable();
    return { kind: 'tables', tables: pages.flatMap(({ tables }) => tables) };
  } finally {
    await parser.destroy();
  }
});
