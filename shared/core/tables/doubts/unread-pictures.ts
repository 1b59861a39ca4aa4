/**
 * Pictures on pages that have text, large enough to be a table or a text: nobody knows what they show. What text stands on is its ground; what is repeated at
 * its place is a letterhead or a mark; what stands in a project table is doubted with it.
 */
import type { PlacedBox } from '../../document.ts';
import type { Box } from '../../geometry/page.ts';
import type { ProjectTable, TextlessPage } from '../report.ts';
import type { LargePicture } from './large-pictures.ts';

/** Pictures on two pages that differ by less than this (points) are at one place. */
const SAME_PLACE = 2;

/** `pictures`: the large ones of all pages. */
export function unreadPictures(
  pictures: readonly LargePicture[],
  tables: readonly ProjectTable[],
  textless: readonly TextlessPage[],
): readonly PlacedBox[] {
  const without = new Set(textless.map(({ page }) => page));
  const inTables = tables.flatMap(({ boxes }) => boxes);
  const besideText = pictures.filter(({ box }) => !without.has(box.page));
  const places = Map.groupBy(besideText, ({ box }) => placeOf(box));
  return besideText
    .filter(({ isGround }) => !isGround)
    .map(({ box }) => box)
    .filter(
      (box) => places.get(placeOf(box))?.length === 1 && !inTables.some((table) => table.page === box.page && holdsMiddle(table, box)),
    );
}

function placeOf({ x, y, width, height }: Box): string {
  return [x, y, width, height].map((value) => Math.round(value / SAME_PLACE)).join(' ');
}

function holdsMiddle(outer: Box, { x, y, width, height }: Box): boolean {
  const [middleX, middleY] = [x + width / 2, y + height / 2];
  return middleX >= outer.x && middleX <= outer.x + outer.width && middleY >= outer.y && middleY <= outer.y + outer.height;
}
