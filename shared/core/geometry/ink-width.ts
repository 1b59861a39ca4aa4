import type { Glyph } from './page.ts';

const CLOSING = /^[，。、；：！？）》〉」』】〕”’]$/u;

/** Closing marks fill the left half of their square; word processors let the empty half hang over the margin, and squeeze it. */
export function inkWidth({ text, box, size }: Pick<Glyph, 'text' | 'box' | 'size'>): number {
  return CLOSING.test(text) ? Math.min(box.width, size / 2) : box.width;
}
