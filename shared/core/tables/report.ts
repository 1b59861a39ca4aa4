/** What reading gives for one PDF: tables as rows of label and value, and the lines of text around them. Nothing in it is judged yet. */
import type { PlacedBox } from '../document.ts';

/** A row of a project table, merged over pages. */
export interface LabelledRow {
  /** As printed, white space and a trailing colon out: `评价分值`. */
  readonly label: string;
  /** The value as a reader sees it, one string a paragraph; empty where the cell is. */
  readonly paragraphs: readonly string[];
  /** The boxes of the value's cell, one a page that it stands on. */
  readonly boxes: readonly PlacedBox[];
}

/** A line of text outside every table. */
export interface FreeLine {
  readonly text: string;
  readonly box: PlacedBox;
  /** Font size in points. */
  readonly size: number;
}

/** What makes a table's text untrustworthy. Each has a rule of its own, and each holds the record. */
export type DoubtCode =
  | 'glyph-outside-cells'
  | 'cell-cut-by-boundary'
  | 'label-value-unclear'
  | 'encoding-lies'
  | 'text-not-mapped'
  | 'text-not-seen'
  | 'text-struck-out'
  | 'text-overprinted'
  | 'text-too-small'
  | 'lines-interleaved'
  | 'drawing-not-read'
  | 'readers-disagree'
  | 'continuation-unclear';

export interface Doubt {
  readonly code: DoubtCode;
  readonly box: PlacedBox;
  /** What was seen there, at most 80 characters. */
  readonly found: string;
}

export interface ProjectTable {
  /** The part of the table on each page, in order. */
  readonly boxes: readonly PlacedBox[];
  /** Free lines between the table before (or the start of the document) and this one, running headers, footers and page numbers left out. */
  readonly linesAbove: readonly FreeLine[];
  readonly rows: readonly LabelledRow[];
  readonly doubts: readonly Doubt[];
}

/** A page that cannot give text: `scan` (an image and no glyph), `outlines` (paths and no glyph), `blank`. */
export interface TextlessPage {
  readonly page: number;
  readonly kind: 'scan' | 'outlines' | 'blank';
}

/** A table that was seen and is not read. */
export interface OtherTable {
  readonly box: PlacedBox;
  readonly firstRow: string;
  /** As of a project table: a heading among them may be of what comes after, too. */
  readonly linesAbove: readonly FreeLine[];
  /** It stands behind a form and is one by something else: of the form's labels it has what the form says itself, or is seen to lack (`annexLabels`). */
  readonly isAnnex?: true;
}

export interface Report {
  readonly pageCount: number;
  readonly tables: readonly ProjectTable[];
  /** Tables that were seen and are not of this form: never half-read. */
  readonly otherTables: readonly OtherTable[];
  /** Forms that are filled in by indicators, with some of the form's labels: self-evaluations, targets, monitoring. */
  readonly indicatorForms: readonly OtherTable[];
  readonly textlessPages: readonly TextlessPage[];
  /** Of a document without a project table: that its text is not what the page shows. */
  readonly doubts: readonly Doubt[];
  /** Large pictures on pages that have text: what they show is not known. */
  readonly pictures: readonly PlacedBox[];
  /** Labels of the form that stand outside every table that was read: a project table that was not recognised as one. */
  readonly strayLabels: readonly FreeLine[];
  /** Lines that run above the tables of every page. */
  readonly runningHeaders: readonly FreeLine[];
  /** Lines that run above the tables of their pages, of every page or not. */
  readonly runningAbove: readonly FreeLine[];
  /** Labels of the form in tables by something else that stand behind a form: what the form itself says too, or what it lacks. */
  readonly annexLabels: readonly FreeLine[];
}
