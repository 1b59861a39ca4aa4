/**
 * Where a form that is written as text ends: no label ends its last value. A gap does, a title, or the next form, and nothing that could be more of it may follow.
 *
 *      整改情况：已完成整改。
 *                                a gap
 *      备注：评价结果由第三方机构出具。
 */
import { CLAUSE_END, isFirstNumber, NUMBERED, numberingOf } from '../../text/paragraph-signs.ts';
import { isCentred } from './is-centred.ts';
import { maybeLabel } from './maybe-label.ts';
import type { FormLine } from './text-form-lines.ts';
import { hasEnded, isApart, isInText, isSameSize, startsParagraph, type TextFormSetting, upToLastLabel } from './text-form-setting.ts';

export interface TextFormEnd {
  /** Index after its last line. */
  readonly end: number;
  readonly unclear: boolean;
}

export interface TextFormPlace {
  /** The line that the next form begins with. */
  readonly next: FormLine | undefined;
  /** Of each page, in points. */
  readonly middles: readonly number[];
}

export function textFormEnd(form: readonly FormLine[], setting: TextFormSetting, { next, middles }: TextFormPlace): TextFormEnd {
  const last = upToLastLabel(form).length - 1;
  const label = form[last] ?? setting.first;
  let numbering = label.rest === '' ? undefined : numberingOf(label.rest);
  let isOnItsLine = numbering !== undefined;
  for (let index = last + 1; index < form.length; index += 1) {
    const [before, line] = [form[index - 1] ?? label, form[index] ?? label];
    const hasGap = isApart(line, before, setting);
    if (hasGap || !isInText(line, setting.first)) {
      const isClosed = (hasGap || isTitle(line, setting, middles)) && isWhole(form.slice(last, index), setting);
      return { end: index, unclear: !isClosed || mayGoOn(form.slice(index), { page: before.page, numbering }, setting) };
    }
    if (maybeLabel(line.text) !== null) return { end: index, unclear: true };
    if (!startsParagraph(line, before, setting)) continue;
    const own = numberingOf(line.text);
    if (numbering !== undefined && (own === null || own !== numbering)) return { end: index, unclear: true };
    isOnItsLine = false;
    numbering = own;
  }
  const end = form.at(-1) ?? label;
  const isClosed = !next || isApart(next, end, setting) || isOnItsLine || CLAUSE_END.test(end.text);
  return { end: form.length, unclear: !isClosed || !endsItself(form.slice(last), setting) };
}

function isTitle({ atoms, size, page }: FormLine, { first }: TextFormSetting, middles: readonly number[]): boolean {
  return !isSameSize(size, first.size) || isCentred(atoms, middles[page] ?? 0);
}

function isWhole(row: readonly FormLine[], setting: TextFormSetting): boolean {
  const end = row.at(-1);
  return end !== undefined && hasEnded(end, setting) && endsItself(row, setting);
}

/** Where paragraphs are not indented, a line that goes on with an unfinished one may be another text: of a value of more lines each paragraph ends a clause. */
function endsItself(row: readonly FormLine[], { indented }: TextFormSetting): boolean {
  const value = row[0]?.rest === '' ? row.slice(1) : row;
  const ends = value.filter((_, index) => index === value.length - 1 || NUMBERED.test(value[index + 1]?.text ?? ''));
  return indented || value.length < 2 || ends.every(({ text }) => CLAUSE_END.test(text));
}

/** Below a gap the value's numbers may go on, or, below a running line that nobody knows, its text at the top of the next page. */
function mayGoOn(
  rest: readonly FormLine[],
  { page, numbering }: { readonly page: number; readonly numbering: string | null | undefined },
  { first }: TextFormSetting,
): boolean {
  const below = rest.find((line) => line.page > page);
  const isNumberedOn = rest.some(({ text }) => NUMBERED.test(text) && !isFirstNumber(text) && numberingOf(text) === numbering);
  return isNumberedOn || (below !== undefined && isInText(below, first));
}
