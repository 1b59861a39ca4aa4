/**
 * Where two readers disagree about a table, or about a line above it that its heading may stand in, or its text has a line through it, other text over it,
 * something drawn in it, or is too small beside other text, the table is doubted: nothing says what counts.
 */
import type { PlacedBox } from '../document.ts';
import type { Box, Disagreement, Page, Pages } from '../geometry/page.ts';
import { drawnInText } from './drawn-in-text.ts';
import { overprintedText } from './overprinted-text.ts';
import type { Doubt, DoubtCode, ProjectTable } from './report.ts';
import { smallText } from './small-text.ts';
import { struckText } from './struck-text.ts';

/** Share of the smaller of two boxes that the other must cover for one to stand in the other. */
const INSIDE_SHARE = 0.5;
/** Characters of what was seen that a doubt shows of either reading. */
const FOUND_MAX = 38;

const codes: Readonly<Record<Disagreement['kind'], DoubtCode>> = {
  'other-text': 'readers-disagree',
  'not-mapped': 'text-not-mapped',
  'not-seen': 'text-not-seen',
};

export function doubtReadings(tables: readonly ProjectTable[], pages: Pages): readonly ProjectTable[] {
  const doubts: Doubt[] = [];
  for (const page of pages) doubts.push(...doubtsOfPage(page));
  if (doubts.length === 0) return tables;
  const above: PlacedBox[] = []; // a table without a heading of its own takes the one before
  return tables.map((table) => {
    above.push(...table.linesAbove.map((line) => line.box));
    const places = [...table.boxes, ...above];
    return { ...table, doubts: [...table.doubts, ...doubts.filter(({ box }) => places.some((place) => standsIn(box, place)))] };
  });
}

function doubtsOfPage(page: Page): readonly Doubt[] {
  return [
    ...(page.disagreements ?? []).map((disagreement) => toDoubt(disagreement, page.number)),
    ...struckText(page).map((struck) => doubtSeen('text-struck-out', struck, page.number)),
    ...overprintedText(page).map((over) => doubtSeen('text-overprinted', over, page.number)),
    ...smallText(page).map((small) => doubtSeen('text-too-small', small, page.number)),
    ...drawnInText(page).map((box) => doubtSeen('drawing-not-read', { text: '', box }, page.number)),
  ];
}

function toDoubt({ kind, box, found, expected }: Disagreement, page: number): Doubt {
  const texts = kind === 'other-text' ? [found, expected] : [found];
  return { code: codes[kind], box: { page, ...box }, found: texts.map((text) => text.slice(0, FOUND_MAX)).join(' / ') };
}

function doubtSeen(code: DoubtCode, { text, box }: { readonly text: string; readonly box: Box }, page: number): Doubt {
  return { code, box: { page, ...box }, found: text.slice(0, FOUND_MAX) };
}

function standsIn(box: PlacedBox, place: PlacedBox): boolean {
  if (box.page !== place.page) return false;
  const width = Math.min(box.x + box.width, place.x + place.width) - Math.max(box.x, place.x);
  const height = Math.min(box.y + box.height, place.y + place.height) - Math.max(box.y, place.y);
  return width > 0 && height > 0 && width * height >= INSIDE_SHARE * Math.min(areaOf(box), areaOf(place));
}

function areaOf({ width, height }: Box): number {
  return width * height;
}
