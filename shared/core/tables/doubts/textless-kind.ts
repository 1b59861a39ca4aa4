/**
 * Whether a page cannot give text: what stands on it is a picture, or text as outlines.
 *
 *     ┌──────────────────┐   A header, a footer or a stamp may be printed over a scan: such lines, and a few characters
 *     │ 绩效评价结果公开 │   anywhere, do not make it text.
 *     │ ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ │
 *     │ ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ │
 *     │       — 3 —      │
 *     └──────────────────┘
 */
import { boxIndex } from '../../geometry/box-index.ts';
import type { Box, Glyph, Page } from '../../geometry/page.ts';
import type { TextlessPage } from '../report.ts';

/** Fewer glyphs than this between the margins are a page number or a stamp. */
const STRAY_GLYPHS = 20;
/** Headers and footers stand in this outermost share of the page's height. */
const MARGIN_SHARE = 0.12;
/** Share of the page that its images cover together, at least, if it is a scan: a scanner may cut it into strips … */
const SCAN_SHARE = 0.5;
/** … and this, where nothing else is on the page: no seal or emblem has it. */
const ONLY_PICTURE_SHARE = 0.05;
/** More paths, or pieces of one, than this, and no text, are text as outlines; those on a character make it bold. */
const OUTLINES_MIN = 50;

/** `page`: upright. `hasTable`: some of its text stands in a table. */
export function textlessKind(page: Page, hasTable: boolean): TextlessPage['kind'] | null {
  const printed = page.glyphs.filter((glyph) => glyph.text.trim() !== '');
  const [top, bottom] = [MARGIN_SHARE * page.height, (1 - MARGIN_SHARE) * page.height];
  const own = hasTable ? printed : printed.filter(({ box }) => box.y + box.height / 2 > top && box.y + box.height / 2 < bottom);
  if (own.length >= STRAY_GLYPHS) return null;
  const covered = page.images.reduce((sum, { width, height }) => sum + width * height, 0) / (page.width * page.height);
  if (covered > (printed.length === 0 ? ONLY_PICTURE_SHARE : SCAN_SHARE)) return 'scan';
  if (Math.max(page.outlines, page.shapes.length) - countOnCharacters(page.shapes, printed) > OUTLINES_MIN) return 'outlines';
  return printed.length === 0 ? 'blank' : null;
}

function countOnCharacters(shapes: readonly Box[], glyphs: readonly Glyph[]): number {
  const index = boxIndex(glyphs.map(({ box }) => box));
  const middleOf = ({ x, y, width, height }: Box): Box => ({ x: x + width / 2, y: y + height / 2, width: 0, height: 0 });
  return shapes.filter((shape) => index.touching(middleOf(shape)).length > 0).length;
}
