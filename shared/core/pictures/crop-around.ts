import type { Box } from '../geometry/page.ts';

/** Around a place, in points: enough to the left for a row's label, a line or two above and below. */
const margins = { left: 96, right: 16, above: 22, below: 22 };
/** At least so much of the page, in points: less would be blown up. */
const least = { width: 320, height: 90 };
/** At most so much, in points: on a phone 360 pixels wide a line of 10 points can then still be read; the whole page is drawn below anyway. */
const most = { width: 440, height: 260 };

/** The part of a page that shows a place, inside the page: the place with what stands around it; the beginning of a place that is too large. */
export function cropAround(box: Box, page: Box): Box {
  const { start: x, length: width } = span(
    box.x - margins.left,
    box.x + box.width + margins.right,
    [least.width, most.width],
    page.x,
    page.width,
  );
  const { start: y, length: height } = span(
    box.y - margins.above,
    box.y + box.height + margins.below,
    [least.height, most.height],
    page.y,
    page.height,
  );
  return { x, y, width, height };
}

/** From `start` to `end`: longer on both sides where that is too short, cut at its end where it is too long, moved into the page. */
function span(start: number, end: number, [shortest, longest]: readonly [number, number], pageStart: number, pageLength: number) {
  const length = Math.min(Math.max(end - start, shortest), longest, pageLength);
  const from = end - start > length ? start : (start + end - length) / 2;
  return { start: Math.max(pageStart, Math.min(from, pageStart + pageLength - length)), length };
}
