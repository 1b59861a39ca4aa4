import type { CellPart, TableCell } from './fragment.ts';
import { labelAtStart } from './label-at-start.ts';

export interface CellWithLabel {
  readonly label: string;
  readonly value: TableCell;
}

/** A cell whose first line begins with its own label and a colon (`备注：本表…`) → label and the rest; null where it does not. */
export function labelInCell(cell: TableCell, isLabel: (label: string) => boolean): CellWithLabel | null {
  const index = cell.parts.findIndex((part) => part.lines.length > 0);
  const [line, ...lines] = cell.parts[index]?.lines ?? [];
  const found = line && labelAtStart(line.text, isLabel);
  if (!line || !found) return null;
  const { label, rest } = found;
  const kept = rest === '' ? lines : [{ ...line, text: rest }, ...lines];
  const parts = cell.parts.map((part, at): CellPart => (at === index ? { ...part, lines: kept } : part));
  return { label, value: { ...cell, parts } };
}
