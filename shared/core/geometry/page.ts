/** The page interface: what a PDF reader must hand over, whichever reader it is. */

/** In PDF points of the page as displayed (after /Rotate and the crop box), origin top-left, y down. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Glyph {
  /** What the reader maps the character code to: usually one character, sometimes a ligature's several. */
  readonly text: string;
  /** Advance width by font size, placed. */
  readonly box: Box;
  /** Baseline origin. */
  readonly originX: number;
  readonly originY: number;
  /** Font size in points as displayed. */
  readonly size: number;
  /** Writing direction as displayed, degrees clockwise: 0 is left to right. */
  readonly direction: 0 | 90 | 180 | 270;
  /** Number of the text-showing operator it came from, growing in drawing order. */
  readonly run: number;
  /** Not painted (render mode 3 or 7: may be the hidden layer of a scan), or cut away by a page's edge. */
  readonly invisible: boolean;
  /** Painted so light that it may be a mark behind the text. */
  readonly pale: boolean;
}

/** A painted line, or a filled box so thin (≤ 3 pt) that it serves as one, by its centre line. */
export interface Ruling {
  readonly orientation: 'horizontal' | 'vertical';
  /** y of a horizontal ruling, x of a vertical one. */
  readonly position: number;
  readonly start: number;
  readonly end: number;
}

/** A place where a second reader, of another make, did not read or see what the first one read. Which of them is right is not known. */
export interface Disagreement {
  /** `other-text`: it reads something else, or nothing. `not-mapped`: the font does not say which character it is. `not-seen`: nothing is to be seen there. */
  readonly kind: 'other-text' | 'not-mapped' | 'not-seen';
  readonly box: Box;
  /** What the first reader read. */
  readonly found: string;
  /** What the second one read. */
  readonly expected: string;
}

export interface Page {
  /** From 1. */
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: readonly Glyph[];
  readonly rulings: readonly Ruling[];
  /** Boxes of painted images, to tell a scan. */
  readonly images: readonly Box[];
  /** Boxes of what else is painted dark and is no ruling, a piece of a path each: areas, curves, slanted lines. */
  readonly shapes: readonly Box[];
  /** Those of the shapes that a pen drew from one place to another, aslant or curved. Absent where there are none. */
  readonly scrawls?: readonly Box[];
  /** How many other filled or stroked paths there were: a page of text as outlines has thousands and no glyph. */
  readonly outlines: number;
  /** Absent where there is none, or no second reader. */
  readonly disagreements?: readonly Disagreement[];
}

/** The pages of a document, from page 1 on. Each may be made only when it is asked for, and anew each time: whoever reads them keeps none longer than it must. */
export interface Pages extends Iterable<Page> {
  readonly length: number;
  /** From 0. */
  at(index: number): Page | undefined;
}

/** Why a document gave no pages, or not all of them. Each code has a rule of its own. */
export type UnreadableCode =
  | 'not-a-pdf'
  | 'empty-file'
  | 'damaged-pdf'
  | 'password-needed'
  | 'no-pages'
  | 'too-many-pages'
  | 'too-many-tables'
  | 'too-many-bytes'
  | 'too-much-drawing'
  | 'reading-too-slow'
  | 'reading-too-large'
  | 'taken-down';

export interface Unreadable {
  readonly kind: 'unreadable';
  readonly code: UnreadableCode;
  readonly found: string;
  readonly expected: string;
}

export type PageReading = { readonly kind: 'pages'; readonly pages: Pages } | Unreadable;
