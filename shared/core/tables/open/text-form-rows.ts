/** The lines of a form that is written as text → its rows, each beginning with a label; and whether that is beyond doubt. */
import { CLAUSE_END, NUMBERED } from '../../text/paragraph-signs.ts';
import { holdsColumns } from './holds-columns.ts';
import { maybeLabel } from './maybe-label.ts';
import type { FormLine } from './text-form-lines.ts';
import { hasEnded, isAligned, isApart, isVeryShort, startsParagraph, type TextFormSetting } from './text-form-setting.ts';

export interface TextFormRows {
  readonly rows: readonly (readonly FormLine[])[];
  readonly unclear: boolean;
}

/** A step this many times the usual one is no space between paragraphs. */
const WIDE_STEP = 2.5;
/** A label that nobody knows, as long as those of notes at most (see rows-to-labelled.ts). */
const UNKNOWN_LABEL_MAX = 6;
const LABEL_INSIDE = /[\s；;][^\s，。、；：:]{2,10}[：:]/u;
const COLON = /[：:]/u;

export function textFormRows(lines: readonly FormLine[], setting: TextFormSetting): TextFormRows {
  const rows = linesToRows(lines, setting);
  const heads = new Set(rows.map(([head]) => head));
  const unclear =
    setting.widest > WIDE_STEP * setting.usual ||
    lines.some((line) => isLineUnclear(line, setting)) ||
    lines.slice(1).some((line, index) => isOutOfFlow(line, lines[index] ?? line, heads.has(line), setting)) ||
    rows.some((row, index) => isRowUnclear(row, rows[index + 1]?.[0], setting));
  return { rows, unclear };
}

/** A label that nobody knows begins a row below a value that is one line and no sentence. */
function linesToRows(lines: readonly FormLine[], setting: TextFormSetting): FormLine[][] {
  const rows: FormLine[][] = [];
  for (const line of lines) {
    const row = rows.at(-1);
    const [head, other] = row ?? [];
    const isOwn = head && !other && mayBeLabelled(line, head, setting) && head.rest !== '' && !CLAUSE_END.test(head.rest);
    if (line.label !== null || isOwn || !row) rows.push([line]);
    else row.push(line);
  }
  return rows;
}

function mayBeLabelled(line: FormLine, before: FormLine, setting: TextFormSetting): boolean {
  return line.label === null && maybeLabel(line.text) !== null && startsParagraph(line, before, setting);
}

/** A label where none begins a paragraph, or more text than one value in a line. */
function isLineUnclear(line: FormLine, setting: TextFormSetting): boolean {
  return (line.label !== null && !isAligned(line, setting)) || LABEL_INSIDE.test(line.rest) || holdsColumns(line.restAtoms, new Set());
}

/** What does not follow the line before as text does: a running line that nobody knows may stand there, or a label be the end of a sentence. */
function isOutOfFlow(line: FormLine, before: FormLine, isHead: boolean, setting: TextFormSetting): boolean {
  if (isApart(line, before, setting)) return true;
  if (setting.indented) return isAligned(line, setting) ? !isHead && !hasEnded(before, setting) : isVeryShort(before, setting);
  if (isHead) return !hasEnded(before, setting);
  return isVeryShort(before, setting) && !CLAUSE_END.test(before.text) && !NUMBERED.test(line.text);
}

/** A paragraph that may have a label of its own, or be a running line; and what is no sentence and has a colon in it. */
function isRowUnclear(row: readonly FormLine[], next: FormLine | undefined, setting: TextFormSetting): boolean {
  const [head, ...others] = row;
  if (!head) throw new Error('a row of no lines');
  const unknown = head.label === null ? (maybeLabel(head.text) ?? '') : '';
  const isOnlyLine = head.rest === '' && others.length === 1;
  const isDoubtful = (line: FormLine, index: number): boolean => {
    const before = row[index] ?? head;
    return mayBeLabelled(line, before, setting) || (!isOnlyLine && mayBeRunning(line, before, others[index + 1] ?? next, setting));
  };
  if (unknown.length > UNKNOWN_LABEL_MAX || others.some(isDoubtful)) return true;
  const value = [unknown === '' ? head.rest : head.text.slice(unknown.length + 1), ...others.map(({ text }) => text)].join('');
  return COLON.test(value) && !CLAUSE_END.test(value);
}

/** At the edge of a page, a line that is a paragraph by itself, and neither numbered nor a clause. */
function mayBeRunning(line: FormLine, before: FormLine, next: FormLine | undefined, setting: TextFormSetting): boolean {
  if (NUMBERED.test(line.text) || CLAUSE_END.test(line.text) || !startsParagraph(line, before, setting)) return false;
  const isAtEdge = before.page !== line.page || (next !== undefined && next.page !== line.page);
  return isAtEdge && (next === undefined || next.label !== null || startsParagraph(next, line, setting));
}
