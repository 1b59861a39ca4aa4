/**
 * A pale character that stands in a dark word or number: who looks at the page overlooks it, or takes it for something else than a part of the text.
 *
 *     ░ 6 5 6 万元      the 9 before it is light grey: 9,656 or 656
 *     ░ 合 格           an unseen 不
 */
import { boxAround } from '../../geometry/box-around.ts';
import type { Box, Glyph, Page } from '../../geometry/page.ts';
import { glyphsByLine } from '../../text/glyphs-to-lines.ts';
import { isIdeograph } from '../../text/script.ts';

export interface PaleText {
  readonly text: string;
  readonly box: Box;
}

/** Characters further apart than this share of the font size are not of one word or number. */
const GAP_SHARE = 0.3;
const IN_NUMBER = /^[0-9０-９.,．，]$/u;

/** One entry for each place where pale and dark meet. */
export function paleText({ glyphs }: Page): readonly PaleText[] {
  const printed = glyphs.filter(({ invisible, direction, text }) => !invisible && direction === 0 && text.trim() !== '');
  if (!printed.some(({ pale }) => pale)) return [];
  return glyphsByLine(printed).flatMap((line) =>
    line.flatMap((glyph, index) => {
      const before = line[index - 1];
      if (!before || before.pale === glyph.pale || !areOfOne(before, glyph)) return [];
      return [{ text: before.text + glyph.text, box: boxAround([before.box, glyph.box]) }];
    }),
  );
}

function areOfOne(before: Glyph, glyph: Glyph): boolean {
  const isOneKind = (IN_NUMBER.test(before.text) && IN_NUMBER.test(glyph.text)) || (isIdeograph(before.text) && isIdeograph(glyph.text));
  const gap = glyph.box.x - before.box.x - before.box.width;
  return isOneKind && Math.abs(gap) <= GAP_SHARE * Math.min(before.size, glyph.size);
}
