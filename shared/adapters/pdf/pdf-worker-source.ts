import { pdfWithStrictContent } from './pdf-strict-content.ts';
import { pdfWithUnmappedCodes } from './pdf-unmapped-codes.ts';
import { pdfWithoutOutlines } from './pdf-without-outlines.ts';
import { pdfWithoutPictures } from './pdf-without-pictures.ts';
import { pdfWithoutTransfers } from './pdf-without-transfers.ts';

/** pdf.js's worker source → as it is run here, from the package and in the bundle. Throws where pdf.js is another than this was written for. */
export function pdfWorkerSource(source: string): string {
  return pdfWithUnmappedCodes(pdfWithStrictContent(pdfWithoutTransfers(pdfWithoutOutlines(pdfWithoutPictures(source)))));
}
