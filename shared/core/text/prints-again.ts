import type { Glyph } from '../geometry/page.ts';

/** The same character again within this share of the font size is the same character printed twice: fake bold. */
const AGAIN_SHARE = 0.15;

export function printsAgain(a: Glyph, b: Glyph): boolean {
  const near = AGAIN_SHARE * a.size;
  return a.text === b.text && a.text.trim() !== '' && Math.abs(a.originX - b.originX) < near && Math.abs(a.originY - b.originY) < near;
}
