/**
 * Text between the last line of a table that has no columns drawn and a further line of the same width, close to both: a row of it, though no label tells so.
 *
 *     ──────────────────────────
 *     整改建议  一、完善制度；
 *     ──────────────────────────  below it the table is thought to end
 *               二、加快进度。
 *     ──────────────────────────
 *
 * Where lines only frame the table, it is text that begins where values do: a note begins where labels do.
 */
import type { Box, Glyph, Ruling } from '../../geometry/page.ts';

/** Lines whose ends are this close (points) are of one table. */
const SAME_END = 4;
/** A line belongs to what begins or ends within this distance (points) of it. */
const NEAR = 12;
/** Text of a row stands this close (shares of its size) to the lines around it. */
const CLOSE_SHARE = 1.5;

/** `valuesFrom`: where the table's values begin. `horizontal`: outside every ruled table. `others`: the tables of the page but this one. The first character of such text. */
export function textBetweenLines(
  table: Box,
  valuesFrom: number,
  others: readonly Box[],
  horizontal: readonly Ruling[],
  outside: readonly Glyph[],
): Glyph | undefined {
  const bottom = table.y + table.height;
  const sorted = horizontal
    .filter(({ start, end }) => start < table.x + table.width && end > table.x)
    .sort((a, b) => a.position - b.position);
  const last = sorted.findLast(({ position }) => position > table.y - NEAR && position <= bottom + NEAR);
  const next = last && sorted.find((ruling) => ruling.position > last.position && isAsWide(ruling, last));
  if (!last || !next || others.some(({ y }) => y > last.position && y - NEAR <= next.position)) return undefined;
  const text = outside.filter(({ box, text: character }) => {
    const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
    return character.trim() !== '' && x > last.start && x < last.end && y > last.position && y < next.position;
  });
  const [first] = text;
  const isFramed = last.position <= table.y;
  if (!first || (isFramed && text.some(({ box }) => box.x < valuesFrom))) return undefined;
  const top = text.reduce((least, { box }) => Math.min(least, box.y), Number.POSITIVE_INFINITY);
  const end = text.reduce((most, { box }) => Math.max(most, box.y + box.height), Number.NEGATIVE_INFINITY);
  const isClose = Math.max(top - (isFramed ? bottom : last.position), next.position - end) <= CLOSE_SHARE * first.size;
  return isClose ? first : undefined;
}

function isAsWide(a: Ruling, b: Ruling): boolean {
  return Math.abs(a.start - b.start) <= SAME_END && Math.abs(a.end - b.end) <= SAME_END;
}
