/**
 * Where something of a page's text is in doubt that stands in a table, or in a line above it that its heading may stand in, the table is doubted: nothing says
 * what counts.
 */
import type { PlacedBox } from '../../document.ts';
import type { Box } from '../../geometry/page.ts';
import type { Doubt, ProjectTable } from '../report.ts';

/** Share of the smaller of two boxes that the other must cover for one to stand in the other. */
const INSIDE_SHARE = 0.5;

/** `doubts`: of all pages. */
export function doubtReadings(tables: readonly ProjectTable[], doubts: readonly Doubt[]): readonly ProjectTable[] {
  if (doubts.length === 0) return tables;
  const above: PlacedBox[] = []; // a table without a heading of its own takes the one before
  return tables.map((table) => {
    above.push(...table.linesAbove.map((line) => line.box));
    const places = [...table.boxes, ...above];
    return { ...table, doubts: [...table.doubts, ...doubts.filter(({ box }) => places.some((place) => standsIn(box, place)))] };
  });
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
