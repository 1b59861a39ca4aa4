import type { TextLine } from '../../text/glyphs-to-lines.ts';

/** Lines of one text stand further apart than this share of their font size, however tight they are set. */
const STEP_MIN = 0.75;

/**
 * Whether the lines of a cell stand beside each other at heights of their own, so that no order of reading is sure:
 *
 *            实际
 *     完成率=────×100%
 *            计划
 *
 * `lines`: top to bottom.
 */
export function areInterleaved(lines: readonly TextLine[]): boolean {
  return lines.some((line, index) => {
    const next = lines[index + 1];
    return next !== undefined && next.baseline - line.baseline < STEP_MIN * Math.min(line.size, next.size);
  });
}
