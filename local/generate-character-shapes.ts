/**
 * `node local/generate-character-shapes.ts <pdf>`: writes shared/core/second-reader/character-shapes.ts from a PDF whose first page shows the figures, and the
 * ideographs that grades and units are written with, once in each font, a line a font. Any program prints one; the fonts are named in docs/adr/0012-figures-that-lie.md. Not part of `npm run generate`: not every machine has them.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createPdfium } from '../shared/adapters/pdf/pdfium-instance.ts';
import { readPdfiumPage } from '../shared/adapters/pdf/pdfium-page.ts';
import { characterCells } from '../shared/core/second-reader/character-cells.ts';

/** Pixels a point: fine enough that the size they are printed in does not show. */
const SCALE = 6;
const PIXELS_MAX = 40_000_000;
const MEMORY_MAX = 512 * 1024 * 1024;
/** Greys of a cell: one hexadecimal digit. */
const GREYS = 15;

const [file = ''] = process.argv.slice(2);
const pdfium = await createPdfium(MEMORY_MAX);
const bytes = readFileSync(file);
const address = pdfium.pdfium.wasmExports.malloc(bytes.length);
pdfium.pdfium.HEAPU8.set(bytes, address);
const page = pdfium.FPDF_LoadPage(pdfium.FPDF_LoadMemDocument(address, bytes.length, ''), 0);
const size = { width: pdfium.FPDF_GetPageWidthF(page), height: pdfium.FPDF_GetPageHeightF(page) };
const shapes = readPdfiumPage(pdfium, { page, form: () => 0 }, size, { scale: SCALE, pixelsMax: PIXELS_MAX }, ({ characters, picture }) => {
  if (!picture) throw new Error('the page is too large');
  return [...'0123456789优秀良好中等合格较差不万亿元'].map((figure) => {
    const drawn = characters.filter(({ text }) => text === figure).map(({ box }) => hexadecimal(characterCells(box, picture)));
    return `  ${figure}: [\n${drawn.map((shape) => `    '${shape}',\n`).join('')}  ],\n`;
  });
});
writeFileSync(
  path.resolve(import.meta.dirname, '../shared/core/second-reader/character-shapes.ts'),
  `import { standardised } from './standardised.ts';

/** The characters of usual fonts that decide a value, as cells (see character-cells.ts), a grey a hexadecimal digit. Made by local/generate-character-shapes.ts. */
const greys: Readonly<Record<string, readonly string[]>> = {
${shapes.join('')}};

/** Of each, standardised. */
export const characterShapes: Readonly<Record<string, readonly Float64Array[]>> = Object.fromEntries(
  Object.entries(greys).map(([figure, shapes]) => [figure, shapes.map((shape) => standardised([...shape].map((grey) => Number.parseInt(grey, 16))))]),
);
`,
);

function hexadecimal(cells: Float64Array): string {
  const most = Math.max(...cells);
  return [...cells].map((cell) => Math.round((cell / most) * GREYS).toString(16)).join('');
}
