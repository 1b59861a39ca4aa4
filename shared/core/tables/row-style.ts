/** Whether a document's forms give a value one cell, or a row of its own to each of its paragraphs. */

import { CLAUSE_END, NUMBERED } from '../text/paragraph-signs.ts';
import { isEmpty, type PageContent, type TableRow } from './fragment.ts';
import { labelOfCell } from './label-text.ts';

/**
 *     whole                         paragraphs                    unknown: neither is seen
 *     │ 存在问题 │ 1. 编制不细。 │   │ 存在问题 │ 1. 编制不细。 │
 *     │          │ 2. 执行滞后。 │   ├──────────┼───────────────┤
 *                                   │          │ 2. 执行滞后。 │
 */
export type RowStyle = 'whole' | 'paragraphs' | 'unknown';

export function rowStyleOf(pages: readonly PageContent[]): RowStyle {
  const fragments = pages.flatMap((page) => page.fragments);
  const ofParagraphs = fragments.some(({ rows }) => rows.slice(1, -1).some(hasNoLabel));
  const whole = fragments.some(({ rows }) => rows.some(hasParagraphs));
  if (ofParagraphs === whole) return 'unknown';
  return whole ? 'whole' : 'paragraphs';
}

function hasNoLabel({ cells }: TableRow): boolean {
  const [label, value] = cells;
  return value !== undefined && !isEmpty(value) && labelOfCell(label) === '';
}

/** A numbered paragraph after another one, in one cell. */
function hasParagraphs({ cells }: TableRow): boolean {
  return cells.some(({ parts }) =>
    parts.some(({ lines }) => lines.some((line, index) => NUMBERED.test(line.text) && CLAUSE_END.test(lines[index - 1]?.text ?? ''))),
  );
}
