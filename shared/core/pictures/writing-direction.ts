import type { Glyph } from '../geometry/page.ts';

type Direction = Glyph['direction'];

/** The direction of most of the text; left to right where none prevails. */
export function writingDirection(pieces: readonly { readonly direction: Direction; readonly text: string }[]): Direction {
  const counts = new Map<Direction, number>([[0, 0]]);
  for (const { direction, text } of pieces) counts.set(direction, (counts.get(direction) ?? 0) + text.length);
  return [...counts].reduce((most, next) => (next[1] > most[1] ? next : most))[0];
}
