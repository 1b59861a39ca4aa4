import type { TextLine } from './glyphs-to-lines.ts';

/** A line of one value, and where it lies in its cell. */
export interface ValueLine extends TextLine {
  /** Points from where the column's text begins. */
  readonly indent: number;
  /** Points to where the column's text ends. */
  readonly room: number;
  /** The first line of a cell of its own: a paragraph starts, but in the middle of a sentence. */
  readonly startsCell: boolean;
  /** Points from the baseline above it in the same cell; null at its start. */
  readonly step: number | null;
}
