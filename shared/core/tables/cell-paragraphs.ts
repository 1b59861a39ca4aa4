/** A cell of a value → its paragraphs: the indents and the room of its lines are measured against all the text in its column. */
import type { PlacedBox } from '../document.ts';
import { linesToParagraphs } from '../text/lines-to-paragraphs.ts';
import type { ValueLine } from '../text/value-line.ts';
import type { WordBreaks } from '../text/word-breaks.ts';
import type { CellPart, TableCell } from './fragment.ts';

/** Cells whose left sides are this close (points) are one column. */
const SAME_COLUMN = 4;

export interface TextColumn {
  readonly from: number;
  /** From the cell's left side to where text begins, and from there to where it ends at most; in points. */
  start: number;
  end: number;
}

/** Where text begins and ends in each column of values: the reference for indents and short lines. */
export function textColumns(values: readonly TableCell[]): readonly TextColumn[] {
  const columns: TextColumn[] = [];
  for (const value of values) {
    const column = columnFor(columns, value) ?? { from: value.from, start: Number.POSITIVE_INFINITY, end: 0 };
    if (!columns.includes(column)) columns.push(column);
    for (const part of value.parts) {
      for (const { box } of part.lines) {
        column.start = Math.min(column.start, box.x - part.left);
        column.end = Math.max(column.end, box.x + box.width - part.left);
      }
    }
  }
  return columns;
}

/** The text of a cell, one string a paragraph. `columns`: of the cells of its table, this one among them. */
export function cellParagraphs(cell: TableCell, columns: readonly TextColumn[], breaks: WordBreaks): string[] {
  return linesToParagraphs(valueLines(cell, columns), breaks);
}

function columnFor(columns: readonly TextColumn[], cell: TableCell): TextColumn | undefined {
  return columns.find((column) => Math.abs(column.from - cell.from) <= SAME_COLUMN);
}

function valueLines(value: TableCell, columns: readonly TextColumn[]): ValueLine[] {
  const column = columnFor(columns, value);
  if (!column) throw new Error('a value in no column');
  return value.parts.flatMap((part) => {
    const end = Math.min(column.end, part.right - part.left - column.start);
    return part.lines.map((line, index) => ({
      ...line,
      indent: line.box.x - part.left - column.start,
      room: end - (line.box.x + line.box.width - part.left),
      startsCell: part.startsCell && index === 0,
      step: index === 0 ? null : line.baseline - (part.lines[index - 1]?.baseline ?? line.baseline),
    }));
  });
}

/** The boxes of a cell, one a page that it stands on. */
export function boxesByPage(parts: readonly CellPart[]): PlacedBox[] {
  const boxes: PlacedBox[] = [];
  for (const { box } of parts) {
    const last = boxes.at(-1);
    if (last && last.page === box.page) boxes[boxes.length - 1] = around(last, box);
    else boxes.push(box);
  }
  return boxes;
}

function around(a: PlacedBox, b: PlacedBox): PlacedBox {
  const [x, y] = [Math.min(a.x, b.x), Math.min(a.y, b.y)];
  return { page: a.page, x, y, width: Math.max(a.x + a.width, b.x + b.width) - x, height: Math.max(a.y + a.height, b.y + b.height) - y };
}
