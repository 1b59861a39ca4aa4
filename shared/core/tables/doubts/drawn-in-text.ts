/**
 * What is drawn among a page's text and is no text: a figure as a path or as a picture would be missing from its value without a word.
 *
 *     │ 决算金额 │ [1],234.00万元 │     The bracketed 1 is a picture: 234.00万元 would be read.
 *
 * What text stands on is its ground, or lies over it: an area, a frame, a seal, a mark across the page. Where a page breaks a label's cell, the rest of its ground has
 * no text on it; it is as wide as the other labels' grounds, and at the same place. What stands on a character is part of it: bold by outlines.
 */
import { type BoxIndex, boxIndex } from '../../geometry/box-index.ts';
import type { Box, Glyph, Page, Ruling } from '../../geometry/page.ts';
import { pageToUpright } from '../../geometry/upright-page.ts';

/** A picture with text on it that is no higher than this (font sizes) stands in the text's line; a seal has the height of several lines. */
const LINE_PICTURE_MAX = 2.5;
/** An area with text on it that is no higher than this (font sizes) is no ground of it, but a bar or a scrawl that strikes it out. */
const BAR_MAX = 0.75;
/** A drawing smaller than this (font sizes) either way is the mark of a list's item, unless it stands in a word. */
const SMALL = 0.5;
/** What stands as near as this (font sizes) to a character, in its line, stands in its word. Marks of items stand further off. */
const NEAR = 0.35;
/** A border, or a line below text, is as thin as this (points) … */
const THIN_MAX = 6;
/** … and longer than this (font sizes). No character is. */
const CHARACTER_MAX = 1.3;
/** Pieces of a dashed border stand no further apart than this (font sizes). */
const DASH_GAP_MAX = 0.6;
/** A filled square as small as this (points) either way comes as two rulings. */
const DOT_MAX = 3;
const DOT_RULINGS = 2;
/** Characters looked at around a drawing: a hostile page has thousands at one place, and no drawing in a line touches as many. */
const LOOKED_AT_MAX = 32;
/** Among upright text it is a drawing: a 68 shows as 89. */
const UPSIDE_DOWN = 180;
/** Rulings nearer than this (points) touch. */
const TOUCH = 1;

/** Boxes on the page as displayed: of each drawing; of the character that it stands beside, where there is one. */
export function drawnInText(page: Page): readonly Box[] {
  const printed = page.glyphs.filter((glyph) => !glyph.invisible && glyph.text.trim() !== '');
  if (printed.length === 0) return [];
  const upright = pageToUpright({ ...page, glyphs: printed });
  const size = usualSize(printed);
  const loose = looseStrokes(upright.rulings, size);
  const turned = upright.glyphs.filter(({ direction }) => direction === UPSIDE_DOWN).map(({ box }) => box);
  if (upright.images.length + upright.shapes.length + loose.length + turned.length === 0) return [];
  const text = printedText(upright.glyphs, size);
  const isLinePicture = ({ height }: Box): boolean => height <= LINE_PICTURE_MAX * size;
  const pictures = upright.images.flatMap((box) => drawingBeside(box, text, isLinePicture));
  const isGround = groundsOf(upright.shapes, text);
  const shapes = upright.shapes.flatMap((box) => (isGround(box) ? [] : drawingBeside(box, text, isBar)));
  const strokes = loose.flatMap((box) => (isPartOfCharacter(box, charactersAt(box, text)) ? [] : (characterBeside(box, text) ?? [])));
  return [...new Set([...pictures, ...shapes, ...strokes, ...turned])].map((box) => upright.asDisplayed(box));
}

/** Wider than the character: a stroke that makes it bold, by outlines, is not. */
function isBar({ width, height }: Box, { size }: Glyph): boolean {
  return width > CHARACTER_MAX * size && height <= BAR_MAX * size;
}

interface PrintedText {
  readonly glyphs: readonly Glyph[];
  readonly index: BoxIndex;
  /** Of the middles of their boxes. */
  readonly middles: BoxIndex;
  readonly size: number;
}

function printedText(glyphs: readonly Glyph[], size: number): PrintedText {
  const boxes = glyphs.map(({ box }) => box);
  const middles = boxes.map(middleOf).map(([x, y]) => ({ x, y, width: 0, height: 0 }));
  return { glyphs, index: boxIndex(boxes), middles: boxIndex(middles), size };
}

/** Whether an area has text on it, or has the same left and right edges as one that has. */
function groundsOf(shapes: readonly Box[], { middles, size }: PrintedText): (box: Box) => boolean {
  const wide = shapes.filter(({ width, height }) => width > CHARACTER_MAX * size && height > BAR_MAX * size);
  const sides = boxIndex(wide.filter((box) => middles.touching(box, 1).length > 0).map(sidesOf));
  return (box) => sides.touching(grown(sidesOf(box), TOUCH, TOUCH), 1).length > 0;
}

/** Where it stands across the page, as a point: its left and its right edge. */
function sidesOf({ x, width }: Box): Box {
  return { x, y: x + width, width: 0, height: 0 };
}

/** `isInLine`: whether what has this character on it stands in the line of its text, and is not its ground. */
function drawingBeside(box: Box, text: PrintedText, isInLine: (box: Box, on: Glyph) => boolean): Box[] {
  const [on] = text.middles.touching(box, 1).flatMap((at) => text.glyphs[at] ?? []);
  if (on) return isInLine(box, on) ? [box] : [];
  const touched = charactersAt(box, text);
  if (isPartOfCharacter(box, touched)) return [];
  const [short, long] = [Math.min(box.width, box.height), Math.max(box.width, box.height)];
  if (short <= THIN_MAX && long > CHARACTER_MAX * text.size) return [];
  const beside = characterBeside(box, text);
  if (beside) return [beside];
  return long < SMALL * text.size ? [] : [box];
}

function charactersAt(box: Box, { glyphs, index }: PrintedText): readonly Glyph[] {
  return index.touching(box, LOOKED_AT_MAX).flatMap((at) => glyphs[at] ?? []);
}

function isPartOfCharacter(box: Box, touched: readonly Glyph[]): boolean {
  return touched.some((glyph) => holdsMiddle(glyph.box, box));
}

/** The box of a character whose word the drawing stands in. */
function characterBeside(box: Box, { glyphs, index, size }: PrintedText): Box | null {
  const reach = NEAR * size;
  const around = { ...box, x: box.x - reach, width: box.width + 2 * reach };
  const at = index.touching(around, LOOKED_AT_MAX).find((one) => isInLineOf(box, glyphs[one]));
  return at === undefined ? null : (glyphs[at]?.box ?? null);
}

/** Beside it, not over or under it; its middle between the top of the character and a little below its baseline. */
function isInLineOf(box: Box, glyph: Glyph | undefined): boolean {
  if (!glyph) return false;
  const overlap = Math.min(box.x + box.width, glyph.box.x + glyph.box.width) - Math.max(box.x, glyph.box.x);
  const middle = box.y + box.height / 2;
  return (
    overlap <= box.width / 4 && middle > glyph.box.y && middle < glyph.originY + TOUCH / 2 && box.height <= LINE_PICTURE_MAX * glyph.size
  );
}

/** Rulings as long as a stroke of a character that no other one crosses or goes on from: a 1, a minus, a point. */
function looseStrokes(rulings: readonly Ruling[], size: number): readonly Box[] {
  const isShort = ({ width, height }: Box): boolean => Math.max(width, height) <= CHARACTER_MAX * size;
  const boxes = rulings.map(boxOf);
  if (!boxes.some(isShort)) return [];
  const index = boxIndex(boxes);
  const gap = DASH_GAP_MAX * size;
  return boxes.filter((box, at) => {
    if (!isShort(box)) return false;
    const along = box.width > 0 ? grown(box, gap, TOUCH) : grown(box, TOUCH, gap);
    const across = isDot(box) ? [grown(box, TOUCH, gap), grown(box, gap, TOUCH)] : [];
    return [along, ...across].every((place) => {
      const around = index.touching(place, DOT_RULINGS + 1);
      return around.length <= DOT_RULINGS && around.every((other) => other === at || isSameDot(boxes[other], box));
    });
  });
}

/** A dot is a ruling in both directions, through one middle. */
function isSameDot(other: Box | undefined, box: Box): boolean {
  return other !== undefined && isDot(other) && isDot(box) && isNear(middleOf(other), middleOf(box));
}

function isDot({ width, height }: Box): boolean {
  return Math.max(width, height) <= DOT_MAX;
}

function middleOf({ x, y, width, height }: Box): readonly [number, number] {
  return [x + width / 2, y + height / 2];
}

function isNear([x0, y0]: readonly [number, number], [x1, y1]: readonly [number, number]): boolean {
  return Math.abs(x0 - x1) < TOUCH && Math.abs(y0 - y1) < TOUCH;
}

function boxOf({ orientation, position, start, end }: Ruling): Box {
  return orientation === 'horizontal'
    ? { x: start, y: position, width: end - start, height: 0 }
    : { x: position, y: start, width: 0, height: end - start };
}

function grown({ x, y, width, height }: Box, acrossX: number, acrossY: number): Box {
  return { x: x - acrossX, y: y - acrossY, width: width + 2 * acrossX, height: height + 2 * acrossY };
}

function holdsMiddle(outer: Box, inner: Box): boolean {
  const [x, y] = middleOf(inner);
  return x >= outer.x && x <= outer.x + outer.width && y >= outer.y && y <= outer.y + outer.height;
}

function usualSize(glyphs: readonly Glyph[]): number {
  const sizes = glyphs.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}
