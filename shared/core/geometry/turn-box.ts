import type { Box, Glyph } from './page.ts';

/** A box after a quarter turn about the origin: `degrees` clockwise (y down), as SVG's `rotate`. */
export function turnBox({ x, y, width, height }: Box, degrees: Glyph['direction']): Box {
  switch (degrees) {
    case 0:
      return { x, y, width, height };
    case 90:
      return { x: -(y + height), y: x, width: height, height: width };
    case 180:
      return { x: -(x + width), y: -(y + height), width, height };
    case 270:
      return { x: y, y: -(x + width), width: height, height: width };
  }
}
