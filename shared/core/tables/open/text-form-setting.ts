/** How the text of a form is set, and what that says of its lines. Lines are those from one form's first label to before the next one's. */
import { CLAUSE_END } from '../../text/paragraph-signs.ts';
import type { FormLine } from './text-form-lines.ts';

export interface TextFormSetting {
  readonly first: FormLine;
  /** Where lines end at most. */
  readonly right: number;
  /** Paragraphs are: wrapped lines begin left of labels, or there is none. */
  readonly indented: boolean;
  /** The widest step of its lines down to the last label, in points, and the usual one. */
  readonly widest: number;
  readonly usual: number;
}

/** Lines begin where labels do within this many characters; wrapped ones left of it, by an amount between these. */
const ALIGNED_MAX = 0.6;
const INDENT_MIN = 0.9;
const INDENT_MAX = 3;
/** Text of a size that differs by more than this share is no part of a form. */
const SIZE_SHARE = 0.12;
/** A line this much short (characters) was ended by the writer … */
const ENDED_ROOM = 1.5;
/** … and nobody wraps one that leaves this share of its width free. */
const VERY_SHORT_SHARE = 0.4;
/** A step this many times the widest one is a gap. */
const CLEAR_STEP = 1.1;

export function textFormSetting(form: readonly FormLine[], right: number): TextFormSetting {
  const [first] = form;
  if (!first) throw new Error('a form of no lines');
  const inner = upToLastLabel(form);
  const steps = inner.slice(1).flatMap((line, index) => (isAtPageEdge(inner, index) ? [] : (stepTo(line, inner[index]) ?? [])));
  return {
    ...{ first, right },
    indented: inner.some(({ left }) => first.left - left > INDENT_MIN * first.size) || inner.every(({ label }) => label !== null),
    widest: Math.max(0, ...steps),
    usual: steps.sort((a, b) => a - b)[steps.length >> 1] ?? 0,
  };
}

export function upToLastLabel(form: readonly FormLine[]): readonly FormLine[] {
  return form.slice(0, form.findLastIndex(({ label }) => label !== null) + 1);
}

/** From the first line on a page, or to the last one: either may be a running line. */
function isAtPageEdge(lines: readonly FormLine[], index: number): boolean {
  const [above, from, to, below] = [lines[index - 1], lines[index], lines[index + 1], lines[index + 2]];
  return (above !== undefined && above.page !== from?.page) || (below !== undefined && below.page !== to?.page);
}

/** Null where the line before stands on another page. */
function stepTo(line: FormLine, before: FormLine | undefined): number | null {
  return before?.page === line.page ? line.baseline - before.baseline : null;
}

/** Whether a line stands as those of the form's text do. */
export function isInText({ left, size }: FormLine, first: FormLine): boolean {
  const indent = (left - first.left) / first.size;
  return indent <= ALIGNED_MAX && indent >= -INDENT_MAX && isSameSize(size, first.size);
}

export function isSameSize(a: number, b: number): boolean {
  return Math.abs(a - b) <= SIZE_SHARE * b;
}

/** Whether a line begins where labels do. */
export function isAligned({ left }: FormLine, { first }: TextFormSetting): boolean {
  return Math.abs(left - first.left) <= ALIGNED_MAX * first.size;
}

/** Whether a gap is above it. */
export function isApart(line: FormLine, before: FormLine, { widest }: TextFormSetting): boolean {
  return (stepTo(line, before) ?? 0) > CLEAR_STEP * widest;
}

export function startsParagraph(line: FormLine, before: FormLine, setting: TextFormSetting): boolean {
  return setting.indented ? isAligned(line, setting) : hasEnded(before, setting);
}

export function hasEnded({ text, right: end, size }: FormLine, { right }: TextFormSetting): boolean {
  return right - end > ENDED_ROOM * size || CLAUSE_END.test(text);
}

export function isVeryShort({ left, right: end }: FormLine, { right }: TextFormSetting): boolean {
  return right - end > VERY_SHORT_SHARE * (right - left);
}
