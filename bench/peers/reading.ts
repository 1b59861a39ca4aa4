/** What a contestant gives for one document, and what is made of it. */

export type NarrativeName = 'achievements' | 'problems' | 'recommendations' | 'rectification';

/** Yuan, one number an amount row; paragraphs of narratives. */
export interface FieldTypes extends Readonly<Record<NarrativeName, readonly string[]>> {
  readonly projectName: string;
  readonly amountYuan: readonly number[];
  readonly score: number;
  readonly grade: string;
}

export type FieldName = keyof FieldTypes;

/** `null`: the record says that the form has no such row. Absent: nothing is said about the field. */
export type FieldValues = { readonly [Name in FieldName]?: FieldTypes[Name] | null };

/** Rows of cells as the reader gives them, lines parted by `\n`; `null` or empty where a cell spans or has no text. In reading order. */
export type Table = readonly (readonly (string | null)[])[];

/** What is said to be held, with a finding. Without a name where the name itself could not be read. */
export interface Held {
  readonly names: readonly string[];
  readonly nameless: number;
  readonly wholeDocument: boolean;
}

/** One line of a reader's output: `records` from a reader that judges what it reads, `tables` from one that gives cells. */
export type Reading = { readonly document: string } & (
  | { readonly kind: 'records'; readonly published: readonly FieldValues[]; readonly held: Held }
  /** `byText`: the reader found no table by lines, and these by the gaps of the text. */
  | { readonly kind: 'tables'; readonly tables: readonly Table[]; readonly byText?: boolean }
  | { readonly kind: 'failed'; readonly why: string }
);
