import type { Finding } from '../document.ts';
import { mergeRulings } from '../geometry/merge-rulings.ts';
import type { Page, Pages, Ruling } from '../geometry/page.ts';
import { drawnText } from './drawn-text.ts';
import { glyphsToPieces, type TextPiece } from './glyphs-to-pieces.ts';
import type { PageSketch } from './page-sketch.ts';

export interface SketchLimits {
  /** Pages of one document: a receipt with more pictures helps nobody. */
  readonly pagesMax: number;
  /** Of all sketches of a document as JSON, in bytes: below one row of the table, and a receipt's page draws them in a few times as many. */
  readonly bytesMax: number;
  /** Of one page, in bytes: a dense page of a report has 12,000; one hostile page must not use up what the others need. */
  readonly pageBytesMax: number;
  /** On one page: a dense page has 2,000; more is not looked at for a picture. */
  readonly glyphsMax: number;
}

export const sketchLimits: SketchLimits = { pagesMax: 20, bytesMax: 240_000, pageBytesMax: 60_000, glyphsMax: 10_000 };

/**
 * Sketches of the pages where an error or a warning has a place, by page. Where the limits leave some out, pages with errors go before pages with
 * warnings, and earlier ones before later ones; a page is sketched whole or not at all.
 */
export function sketchPages(pages: Pages, findings: readonly Finding[], limits: SketchLimits = sketchLimits): readonly PageSketch[] {
  const sketches: PageSketch[] = [];
  let bytes = 0;
  for (const number of pagesWithPlaces(findings)) {
    const page = pages.at(number - 1);
    if (page === undefined || page.glyphs.length > limits.glyphsMax) continue;
    const sketch = sketchPage(page);
    const sketchBytes = Buffer.byteLength(JSON.stringify(sketch));
    if (sketchBytes > limits.pageBytesMax || bytes + sketchBytes > limits.bytesMax) continue;
    sketches.push(sketch);
    bytes += sketchBytes;
    if (sketches.length === limits.pagesMax) break;
  }
  return sketches.sort((a, b) => a.page - b.page);
}

function pagesWithPlaces(findings: readonly Finding[]): ReadonlySet<number> {
  const of = (severity: Finding['severity']) => findings.flatMap((one) => (one.severity === severity && one.box ? [one.box.page] : []));
  return new Set([...of('error'), ...of('warning')]);
}

function sketchPage(page: Page): PageSketch {
  const { horizontal, vertical } = mergeRulings(page.rulings);
  return {
    page: page.number,
    width: tenth(page.width),
    height: tenth(page.height),
    pieces: glyphsToPieces(page.glyphs.filter((glyph) => !glyph.invisible)).map(sketchPiece),
    horizontal: horizontal.map(sketchRuling),
    vertical: vertical.map(sketchRuling),
  };
}

function sketchPiece({ text, x, y, size, length, direction }: TextPiece): PageSketch['pieces'][number] {
  return { text: drawnText(text), x: tenth(x), y: tenth(y), size: tenth(size), length: tenth(length), direction };
}

function sketchRuling({ position, start, end }: Ruling): [number, number, number] {
  return [tenth(position), tenth(start), tenth(end)];
}

/** What is no number (a broken matrix) is 0, which JSON can say. */
function tenth(points: number): number {
  const rounded = Math.round(points * 10) / 10;
  return Number.isFinite(rounded) && rounded !== 0 ? rounded : 0;
}
