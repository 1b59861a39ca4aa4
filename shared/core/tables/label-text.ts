import { linesOf, type TableCell } from './fragment.ts';

/** A cell as a label: white space and a trailing colon out; labels are often set wide, or one character under the other. */
export function labelOfCell(cell: TableCell | undefined): string {
  return cell
    ? labelText(
        linesOf(cell)
          .map((line) => line.text)
          .join(''),
      )
    : '';
}

export function labelText(text: string): string {
  return text.replace(/\s/gu, '').replace(/[：:]$/u, '');
}
