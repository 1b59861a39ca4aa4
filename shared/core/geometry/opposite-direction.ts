import type { Glyph } from './page.ts';

/** The turn that undoes a turn. */
export function oppositeDirection(direction: Glyph['direction']): Glyph['direction'] {
  switch (direction) {
    case 90:
      return 270;
    case 270:
      return 90;
    default:
      return direction;
  }
}
