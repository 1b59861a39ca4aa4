/**
 * Pictures on pages that have text, large enough to be a table or a text: nobody knows what they show. What text stands on is its ground; what is repeated at
 * its place is a letterhead or a mark; what stands in a project table is doubted with it.
 */
import type { PlacedBox } from '../document.ts';
import { boxIndex } from '../geometry/box-index.ts';
import type { Box, Page, Pages } from '../geometry/page.ts';
import type { ProjectTable, TextlessPage } from './report.ts';

/** Square points. Seals and emblems are below 45 mm (127 points) either way. */
const SEAL_AREA = 130 * 130;
/** Pictures on two pages that differ by less than this (points) are at one place. */
const SAME_PLACE = 2;

export function unreadPictures(pages: Pages, tables: readonly ProjectTable[], textless: readonly TextlessPage[]): readonly PlacedBox[] {
  const without = new Set(textless.map(({ page }) => page));
  const inTables = tables.flatMap(({ boxes }) => boxes);
  const large: PlacedBox[] = [];
  const bare: PlacedBox[] = [];
  for (const page of pages) {
    if (without.has(page.number)) continue;
    const pictures = page.images.filter(({ width, height }) => width * height > SEAL_AREA).map((box) => ({ page: page.number, ...box }));
    large.push(...pictures);
    bare.push(...withoutText(pictures, page));
  }
  const places = Map.groupBy(large, placeOf);
  return bare.filter(
    (picture) =>
      places.get(placeOf(picture))?.length === 1 &&
      !inTables.some((table) => table.page === picture.page && holds(table, middleOf(picture))),
  );
}

function withoutText(pictures: readonly PlacedBox[], { glyphs }: Page): readonly PlacedBox[] {
  if (pictures.length === 0) return [];
  const text = boxIndex(glyphs.flatMap(({ box, text: said, invisible }) => (invisible || said.trim() === '' ? [] : [middleOf(box)])));
  return pictures.filter((picture) => text.touching(picture).length === 0);
}

function placeOf({ x, y, width, height }: Box): string {
  return [x, y, width, height].map((value) => Math.round(value / SAME_PLACE)).join(' ');
}

function middleOf({ x, y, width, height }: Box): Box {
  return { x: x + width / 2, y: y + height / 2, width: 0, height: 0 };
}

function holds(outer: Box, { x, y }: Box): boolean {
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}
