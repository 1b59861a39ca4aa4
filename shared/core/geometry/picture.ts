/** A page drawn in grey, as a person would see it, and whether there is anything to see at a place. */
import { boxAround } from './box-around.ts';
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
/** A hairline's end differs by as little as this from what it stands on. */
const TRACE = 6;

/** Whether something stands out in the box, dark on light or light on dark. False outside the page. */
export function isInked(picture: Picture, box: Box): boolean {
  return differsWithin(picture, box, SAME_GREY);
}

/** Whether there is anything at all in the box: where nothing is drawn all is of one grey. */
export function hasTrace(picture: Picture, box: Box): boolean {
  return differsWithin(picture, box, TRACE);
}

function differsWithin(picture: Picture, box: Box, greys: number): boolean {
  const { width, pixels } = picture;
  const { left, top, right, bottom } = pixelsOf(picture, box);
  let darkest = 255;
  let lightest = 0;
  const rows = bottom - top;
  for (let row = 0; row < rows; row += 1) {
    const y = top + ((row + (rows >> 1)) % rows); // from the middle, where characters have most of their ink
    for (let x = left; x < right; x += 1) {
      const grey = pixels[y * width + x] ?? 255;
      if (grey < darkest) darkest = grey;
      if (grey > lightest) lightest = grey;
      if (lightest - darkest > greys) return true;
    }
  }
  return false;
}

/** Around all in the box that stands out from what is around it; null where nothing does. */
export function inkWithin(picture: Picture, box: Box): Box | null {
  const { width, scale, pixels } = picture;
  const { left, top, right, bottom } = pixelsOf(picture, box);
  const ground = groundOf(picture, box);
  const inked: Box[] = [];
  for (let y = top; y < bottom; y += 1) {
    for (let x = left; x < right; x += 1) {
      if (Math.abs((pixels[y * width + x] ?? 255) - ground) > SAME_GREY)
        inked.push({ x: x / scale, y: y / scale, width: 1 / scale, height: 1 / scale });
    }
  }
  return inked.length === 0 ? null : boxAround(inked);
}

/** Whether what is of one grey in `box` stands out from what is around `whole`. */
export function standsOut(picture: Picture, box: Box, whole: Box): boolean {
  const { left, top } = pixelsOf(picture, box);
  return Math.abs((picture.pixels[top * picture.width + left] ?? 255) - groundOf(picture, whole)) > SAME_GREY;
}

/** What most of the box's surroundings are. */
function groundOf(picture: Picture, box: Box): number {
  const around = greysAround(picture, box).sort((a, b) => a - b);
  return around[around.length >> 1] ?? 255;
}

/** The pixels just outside the box. */
function greysAround(picture: Picture, box: Box): number[] {
  const { width, height, pixels } = picture;
  const { left, top, right, bottom } = pixelsOf(picture, box);
  const greys: number[] = [];
  for (let y = Math.max(0, top - 1); y < Math.min(height, bottom + 1); y += 1) {
    const step = y < top || y >= bottom ? 1 : right - left + 1;
    for (let x = left - 1; x <= right; x += step) if (x >= 0 && x < width) greys.push(pixels[y * width + x] ?? 255);
  }
  return greys;
}

/** Those that the box touches: up to the last one, which is not among them. */
function pixelsOf({ width, height, scale }: Picture, box: Box): { left: number; top: number; right: number; bottom: number } {
  return {
    left: Math.max(0, Math.floor(box.x * scale)),
    top: Math.max(0, Math.floor(box.y * scale)),
    right: Math.min(width, Math.ceil((box.x + box.width) * scale)),
    bottom: Math.min(height, Math.ceil((box.y + box.height) * scale)),
  };
}
