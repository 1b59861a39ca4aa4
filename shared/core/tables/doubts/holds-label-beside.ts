import type { Glyph } from '../../geometry/page.ts';
import { glyphsByLine } from '../../text/glyphs-to-lines.ts';
import { splitAtGaps } from '../../text/split-at-gaps.ts';
import { labelText } from '../label-text.ts';

/** A gap wider than this (font sizes) parts what stands beside each other. */
const GAP = 1.2;

/**
 * Whether a label of the form stands right of other text in a cell, with a gap before it: columns of two cells or more, whose border is missing, or was taken for
 * one with another close by.
 *
 *     │ 项目名称 │甲  预算金额  7 │
 *     │          │河            1 │
 */
export function holdsLabelBeside(glyphs: readonly Glyph[], isKnownLabel: (label: string) => boolean): boolean {
  return glyphsByLine(glyphs).some((line) => {
    const [, ...beside] = splitAtGaps(line, GAP);
    return beside.some((piece) => isKnownLabel(labelText(piece.map(({ text }) => text).join(''))));
  });
}
