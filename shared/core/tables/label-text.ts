import { linesOf, type TableCell } from './fragment.ts';

const ROW_NUMBER = /^(?:\d{1,2}[.．、](?!\d)|[一二三四五六七八九十]{1,3}[.．、]|[（(](?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）])(?=.)/u;

/** A cell as a label: white space, a trailing colon and the number of its row (`1.项目名称`) out; labels are often set wide, or one character under the other. */
export function labelOfCell(cell: TableCell | undefined): string {
  if (!cell) return '';
  const text = linesOf(cell)
    .map((line) => line.text)
    .join('');
  return labelText(text).replace(ROW_NUMBER, '');
}

export function labelText(text: string): string {
  return text.replace(/\s/gu, '').replace(/[：:]$/u, '');
}
