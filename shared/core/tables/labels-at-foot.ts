/** Whether a document sets labels at the foot of their rows: one that stands there shows that its row has ended. */
import type { TextLine } from '../text/glyphs-to-lines.ts';
import type { PageContent, TableRow } from './fragment.ts';

/** Text beside other text stands on its baseline within this share of the font size. */
const SAME_LINE_SHARE = 0.35;

/** Some are there, and none elsewhere: a label in the middle of a row that a page breaks may come to stand there too. */
export function areLabelsAtFoot(pages: readonly PageContent[]): boolean {
  const rows = pages.flatMap(({ fragments }) => fragments.flatMap((fragment) => fragment.rows)).filter(startsAboveLabel);
  return rows.length > 0 && rows.every(endsAtLabel);
}

/**
 * A label beside the last of several lines, and not the first:
 *
 *     │          │ 1. 编制不细； │
 *     │ 存在问题 │ 2. 执行滞后。 │
 */
export function endsAtLabel(row: TableRow): boolean {
  const [foot, last] = [labelLines(row).at(-1), valueLines(row).at(-1)];
  return startsAboveLabel(row) && foot !== undefined && last !== undefined && foot.baseline >= last.baseline - SAME_LINE_SHARE * last.size;
}

function startsAboveLabel(row: TableRow): boolean {
  const [top, first] = [labelLines(row)[0], valueLines(row)[0]];
  return top !== undefined && first !== undefined && top.baseline - first.baseline > first.size;
}

/** On the last page that the row stands on. */
function labelLines({ cells }: TableRow): readonly TextLine[] {
  return cells[0]?.parts.at(-1)?.lines ?? [];
}

function valueLines({ cells }: TableRow): readonly TextLine[] {
  return cells.at(-1)?.parts.at(-1)?.lines ?? [];
}
