import type { FieldName } from './reading.ts';

export type FieldVerdict = 'exact' | 'text' | 'wrong';

type Value = string | number | readonly (string | number)[];

/** Half a cent: amounts and scores are equal up to how a decimal is held. */
const numberTolerance = 0.005;

/** `exact`: equal, paragraph by paragraph, where a space counts only between two Latin characters. `text`: equal with all white space and paragraphs out. */
export function compareField(field: FieldName, want: Value, got: Value | null): FieldVerdict {
  if (got === null) return 'wrong';
  const [wanted, given] = [listOf(want), listOf(got)];
  if (field === 'amountYuan' || field === 'score') {
    const isRight = given.every((value, index) => Math.abs(Number(wanted[index] ?? wanted[0]) - Number(value)) < numberTolerance);
    return isRight && given.length >= wanted.length ? 'exact' : 'wrong';
  }
  if (wanted.length === given.length && wanted.every((text, index) => fold(text) === fold(given[index]))) return 'exact';
  return withoutSpace(wanted.join('')) === withoutSpace(given.join('')) ? 'text' : 'wrong';
}

/** Whether a wrong text is wrong by the form of its characters only: `，` for `,`, `"` for `“`. Said beside the verdict, which it does not change. */
export function differsInFormOnly(want: Value, got: Value | null): boolean {
  return got !== null && plainForm(want) === plainForm(got);
}

function plainForm(value: Value): string {
  const plain = listOf(value).join('').normalize('NFKC').replace(/[“”]/gu, '"').replace(/[‘’]/gu, "'");
  return withoutSpace(plain);
}

export function withoutSpace(text: string): string {
  return text.replace(/\s/gu, '');
}

/** A line wrap of a Chinese page loses spaces, and a word processor's wide gap is none. */
function fold(text: string | number | undefined): string {
  return String(text)
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<![!-~\u00a1-\u024f]) | (?![!-~\u00a1-\u024f])/gu, '');
}

function listOf(value: Value): readonly (string | number)[] {
  return Array.isArray(value) ? (value as readonly (string | number)[]) : [value as string | number];
}
