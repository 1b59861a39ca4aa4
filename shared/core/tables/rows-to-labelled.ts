/**
 * Rows of cells → label and value. Two cells are label and value; in a row of more, each known label has the cell after it for its value.
 *
 *     │ 项目名称 │ 垃圾分类宣传                  │
 *     │ 决算金额 │ 656.29万元 │ 评价分值 │ 88.74 │
 *     │          │ goes on with the row above    │
 *
 * A row of labels alone has its values in the row below it (see labels-over-values.ts).
 */
import type { PlacedBox } from '../document.ts';
import type { WordBreaks } from '../text/word-breaks.ts';
import { boxesByPage, cellParagraphs, textColumns } from './cell-paragraphs.ts';
import { isEmpty, linesOf, type TableCell, type TableRow } from './fragment.ts';
import { labelInCell } from './label-in-cell.ts';
import { labelOfCell } from './label-text.ts';
import { valuesBelow } from './labels-over-values.ts';
import type { Doubt, LabelledRow } from './report.ts';
import { sameCells } from './same-cells.ts';

const FOUND_MAX = 80;
/** A note's own label (`备注`, `填表说明`) has no more characters. */
const NOTE_LABEL_MAX = 6;
/** Pairs beside each other in one row. */
const PAIRS_IN_ROW = 2;

interface Pair {
  /** Empty where the row has none. */
  readonly label: string;
  readonly value: TableCell | null;
  /** A value that belongs to the label above, which has none of its own. */
  readonly continues: boolean;
  /** The label's cell, where it stands above its value, across the whole table. */
  readonly above: TableCell | null;
}

export function rowsToLabelled(
  rows: readonly TableRow[],
  breaks: WordBreaks,
  isKnownLabel: (label: string) => boolean,
): { readonly rows: readonly LabelledRow[]; readonly doubts: readonly Doubt[] } {
  const doubts: Doubt[] = [];
  const pairs: Pair[] = [];
  let heads: TableRow | undefined;
  for (const [index, row] of rows.entries()) {
    if (row.cells.every(isEmpty) || (heads !== undefined && rows[index - 1] === heads)) continue;
    const values = valuesBelow(row, rows[index + 1], isKnownLabel);
    const found = values ? pairsBelow(row, values) : rowToPairs(row, pairs.at(-1), isKnownLabel);
    if (found) pairs.push(...found);
    const isSecond = heads !== undefined && sameCells(row, heads) && !isKnownLabel(labelOfCell(row.cells[0])); // of another project, or more of these
    if (row.unclear || !found || isSecond || values?.unclear) doubts.push(unclear(row.cells));
    if (values) heads = row;
  }
  const merged = mergeContinued(pairs, doubts);
  doubts.push(...cutLabels(merged, isKnownLabel));
  doubts.push(...merged.flatMap(({ value, above }) => (value === null && above ? [unclear([above])] : [])));
  const columns = textColumns(merged.flatMap(({ value }) => value ?? []));
  return {
    rows: merged.map(({ label, value }) => ({
      label,
      paragraphs: value ? cellParagraphs(value, columns, breaks) : [],
      boxes: value ? boxesByPage(value.parts) : [],
    })),
    doubts,
  };
}

/** Null where it cannot be said which cell is whose label. */
function rowToPairs({ cells }: TableRow, above: Pair | undefined, isKnownLabel: (label: string) => boolean): Pair[] | null {
  const known = cells.map((cell) => isKnownLabel(labelOfCell(cell)));
  const [first, second] = cells;
  if (!first) return null;
  if (!known.includes(true)) {
    const own = cells.flatMap((cell) => labelInCell(cell, isKnownLabel) ?? []);
    if (own.length > 0) return own.length === cells.filter((cell) => !isEmpty(cell)).length ? own.map(asPair) : null;
  }
  if (cells.length === 1) return [onlyCell(first, known[0] === true, above)];
  if (cells.length === 2 && second) return known[0] && known[1] ? null : [asPair({ label: labelOfCell(first), value: second })];
  return alternatingPairs(cells, known);
}

function pairsBelow({ cells }: TableRow, { cells: values }: TableRow): Pair[] {
  return cells.flatMap((cell, index) => values.slice(index, index + 1).map((value) => asPair({ label: labelOfCell(cell), value })));
}

function alternatingPairs(cells: readonly TableCell[], known: readonly boolean[]): Pair[] | null {
  const pairs: Pair[] = [];
  for (let index = 0; index < cells.length; index += 1) {
    const [cell, value] = [cells[index], cells[index + 1]];
    if (!cell) continue;
    const pairsUp = value !== undefined && !known[index + 1] && (known[index] || (cells.length % 2 === 0 && index % 2 === 0));
    if (pairsUp) {
      if (!isEmpty(cell) || !isEmpty(value)) pairs.push(asPair({ label: labelOfCell(cell), value }));
      index += 1;
    } else if (!isEmpty(cell)) {
      return null;
    }
  }
  return pairs;
}

function asPair({ label, value }: { readonly label: string; readonly value: TableCell }): Pair {
  return { label, value, continues: label === '', above: null };
}

/** A cell across the whole table: a label above its value, the value below its label, or else a note. */
function onlyCell(cell: TableCell, known: boolean, before: Pair | undefined): Pair {
  if (known) return { label: labelOfCell(cell), value: null, continues: false, above: cell };
  const note = labelInCell(cell, (label) => label.length <= NOTE_LABEL_MAX);
  if (before?.above && !note) return { label: '', value: cell, continues: true, above: before.above };
  return { label: note?.label ?? '', value: note?.value ?? cell, continues: false, above: null };
}

/** A row with no label goes on with the row above; at the top there is none. */
function mergeContinued(pairs: readonly Pair[], doubts: Doubt[]): Pair[] {
  const merged: Pair[] = [];
  for (const pair of pairs) {
    const { value } = pair;
    const last = merged.at(-1);
    if (!pair.continues) {
      merged.push(pair);
    } else if (last && value) {
      const parts = value.parts.map((part, index) => ({ ...part, startsCell: part.startsCell || index === 0 }));
      merged[merged.length - 1] = { ...last, value: last.value ? { ...last.value, parts: [...last.value.parts, ...parts] } : value };
    } else if (value && !isEmpty(value)) {
      doubts.push({ code: 'continuation-unclear', box: boxOfCell(value), found: textOf(value) });
    }
  }
  return merged;
}

/**
 * `存在的问` and `题`, `决算` and `金额`, `改进建` and `议整改情况`: what nobody knows, and what stands above it ends in the beginning of one of the form's labels.
 * A pair inside the row above may stand between them.
 */
function cutLabels(pairs: readonly Pair[], isKnownLabel: (label: string) => boolean): Doubt[] {
  return pairs.flatMap(({ label, value }, index): Doubt[] => {
    if (label === '' || !value || isKnownLabel(label)) return [];
    const above = pairs.slice(Math.max(0, index - PAIRS_IN_ROW), index).find((pair) => goesOn(pair.label, label, isKnownLabel));
    return above ? [{ code: 'label-value-unclear', box: boxOfCell(value), found: above.label + label }] : [];
  });
}

function goesOn(above: string, label: string, isKnownLabel: (label: string) => boolean): boolean {
  const starts = isKnownLabel(above) ? [0] : [...above].map((_, start) => start);
  return starts.some((start) =>
    [...label].some((_, end) => {
      const rest = label.slice(end + 1);
      return isKnownLabel(above.slice(start) + label.slice(0, end + 1)) && (rest === '' || isKnownLabel(rest));
    }),
  );
}

function unclear(cells: readonly TableCell[]): Doubt {
  const [first] = cells;
  if (!first) throw new Error('a row of no cells');
  return { code: 'label-value-unclear', box: boxOfCell(first), found: cells.map(textOf).join(' ').slice(0, FOUND_MAX) };
}

function boxOfCell(cell: TableCell): PlacedBox {
  const [part] = cell.parts;
  if (!part) throw new Error('a cell of no parts');
  return part.box;
}

function textOf(cell: TableCell): string {
  return linesOf(cell)
    .map((line) => line.text)
    .join('')
    .slice(0, FOUND_MAX);
}
