/**
 * Rulings that are strokes of characters: some printers make text bold by drawing its outlines once more, and the sides of 目 are as straight as a table's.
 * They lie inside the box of their character.
 */
import { boxIndex } from './box-index.ts';
import type { Box, Glyph, Ruling } from './page.ts';

/** A stroke may stand this far (share of the font size) outside the box that its character advances by. */
const SLACK_SHARE = 0.1;

export function withoutGlyphStrokes(rulings: readonly Ruling[], glyphs: readonly Glyph[]): readonly Ruling[] {
  const largest = glyphs.reduce((most, { size }) => Math.max(most, size), 0) * (1 + 2 * SLACK_SHARE);
  if (!rulings.some(({ start, end }) => end - start <= largest)) return rulings;
  const index = boxIndex(glyphs.map(({ box }) => box));
  return rulings.filter((ruling) => {
    if (ruling.end - ruling.start > largest) return true;
    const box = boxOf(ruling);
    return !index.touching(box).some((at) => holds(glyphs[at], box));
  });
}

function boxOf({ orientation, position, start, end }: Ruling): Box {
  return orientation === 'horizontal'
    ? { x: start, y: position, width: end - start, height: 0 }
    : { x: position, y: start, width: 0, height: end - start };
}

function holds(glyph: Glyph | undefined, { x, y, width, height }: Box): boolean {
  if (!glyph || glyph.text.trim() === '') return false;
  const slack = SLACK_SHARE * glyph.size;
  const { box } = glyph;
  return x >= box.x - slack && x + width <= box.x + box.width + slack && y >= box.y - slack && y + height <= box.y + box.height + slack;
}
