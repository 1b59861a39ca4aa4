/** A page drawn in grey, as a person would see it, and whether there is anything to see at a place. */
import type { Box } from './page.ts';

export interface Picture {
  /** In pixels. */
  readonly width: number;
  readonly height: number;
  /** Pixels a point. */
  readonly scale: number;
  /** Row after row from the top; 0 is black, 255 white. */
  readonly pixels: Uint8Array;
}

/** Greys of one area that differ by no more than this (of 255) look the same: near-white text on white differs by 3, yellow text by 29. */
const SAME_GREY = 24;

/** Whether something stands out in the box, dark on light or light on dark. False outside the page. */
export function isInked({ width, height, scale, pixels }: Picture, box: Box): boolean {
  const left = Math.max(0, Math.floor(box.x * scale));
  const top = Math.max(0, Math.floor(box.y * scale));
  const right = Math.min(width, Math.ceil((box.x + box.width) * scale));
  const bottom = Math.min(height, Math.ceil((box.y + box.height) * scale));
  let darkest = 255;
  let lightest = 0;
  const rows = bottom - top;
  for (let row = 0; row < rows; row += 1) {
    const y = top + ((row + (rows >> 1)) % rows); // from the middle, where characters have most of their ink
    for (let x = left; x < right; x += 1) {
      const grey = pixels[y * width + x] ?? 255;
      if (grey < darkest) darkest = grey;
      if (grey > lightest) lightest = grey;
      if (lightest - darkest > SAME_GREY) return true;
    }
  }
  return false;
}
