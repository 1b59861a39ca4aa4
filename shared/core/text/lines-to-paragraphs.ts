/**
 * The lines of one value → its paragraphs, as a reader sees them. A page break is a line break like any other.
 *
 *     │    在项目决策方面，市民热线工作的  │   indented: a paragraph starts
 *     │开展能够支持热线办战略目标。        │   short, and a sentence ends: the next line starts one
 *     │1. 专项审计工作存在滞后；           │   numbered, after the end of a clause: starts one
 */

import { joinWrapped } from './join-wrapped.ts';
import { splitAtMarks } from './paragraph-marks.ts';
import { CLAUSE_END, COMMA, INTRODUCTION_END, NUMBERED, numberingOf, SENTENCE_END } from './paragraph-signs.ts';
import type { ValueLine } from './value-line.ts';
import type { WordBreaks } from './word-breaks.ts';

/** An indent of a paragraph is two characters, by habit; half of one is only a bracket's side bearing. */
const INDENT_MIN = 0.9;
/** A line is short if what comes next would have fitted with this much to spare (characters): where the column's text ends is known, and where it is guessed. */
const SPARE_MIN = 0.1;
const SPARE_MIN_GUESSED = 0.6;
/** As many lines, and this share of them, that end at one place show where the column's text ends; within this distance (characters). */
const FULL_LINES_MIN = 3;
const FULL_LINES_SHARE = 0.4;
const SAME_END = 0.1;
/** Gaps between ideographs of this share of the font size are justification's; a line without them that ends this early (characters) was not stretched. */
const STRETCH_MIN = 0.003;
const UNSTRETCHED_ROOM = 0.3;
/** A line this much short (characters) ended because the writer ended it. */
const ENDED_ROOM = 1.5;
/** A line that leaves this share of its column free was ended by the writer, whatever its last sign is. */
const VERY_SHORT_SHARE = 0.4;
/** A step this many times the usual one is space between paragraphs; a font of other measures, for a word or two, may widen one by less … */
const WIDE_STEP = 1.35;
/** … but not each one after a paragraph that is seen to end, and no other. */
const SPACED_STEP = 1.15;
/** So many of them. */
const SPACED_MIN = 2;

export function linesToParagraphs(lines: readonly ValueLine[], breaks: WordBreaks): string[] {
  if (lines.length === 0) return [];
  const style = styleOf(lines);
  const whole = joinAll(lines, () => false, breaks).join('');
  const marked = splitAtMarks(whole);
  if (marked) return marked;
  return joinAll(lines, (before, line, open) => startsParagraph(before, line, open, style), breaks);
}

/** `open`: the text of the paragraph so far. */
type Starts = (before: ValueLine, line: ValueLine, open: string) => boolean;

function joinAll(lines: readonly ValueLine[], starts: Starts, breaks: WordBreaks): string[] {
  const paragraphs: string[] = [];
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    const open = paragraphs.at(-1);
    if (!before || open === undefined || starts(before, line, open)) paragraphs.push(line.text);
    else paragraphs[paragraphs.length - 1] = joinWrapped(open, before, line, breaks);
  });
  return paragraphs;
}

interface Style {
  /** Paragraphs begin at the left, or their numbers do, and the lines below them are set in. */
  readonly hanging: 'paragraphs' | 'numbers' | null;
  /** Its lines stand in the middle of the column: what begins further right is no indent. */
  readonly centred: boolean;
  /** It has sentences: a name or an amount is one, however it is broken. */
  readonly prose: boolean;
  /** How the first paragraph is numbered, or the first one below a line that introduces it. */
  readonly numbering: string | null;
  /** Paragraphs are indented here, so that a line that is not goes on with the one above. */
  readonly indented: boolean;
  /** A distance of baselines above this one, in points, is space between paragraphs; null where there is none. */
  readonly wideStep: number | null;
  /** Room that full lines leave, in points; null where too few end at one place. */
  readonly fullRoom: number | null;
  /** Full lines are stretched to their end: one that is not ended a paragraph. */
  readonly justified: boolean;
}

function styleOf(lines: readonly ValueLine[]): Style {
  const hanging = hangingOf(lines);
  const fullRoom = roomOfFullLines(lines);
  return {
    hanging,
    centred: areCentred(lines),
    prose: lines.some((line) => SENTENCE_END.test(line.text)),
    numbering: numberingOf((introduces(lines[0]) ? lines[1] : lines[0])?.text ?? ''),
    indented: hanging === null && lines.some((line, index) => isIndented(line) && (index === 0 || endsClause(lines[index - 1]))),
    wideStep: wideStepOf(lines),
    fullRoom,
    justified: fullRoom !== null && lines.filter((line) => isFull(line, fullRoom) && isStretched(line)).length >= FULL_LINES_MIN,
  };
}

/** `存在以下问题：`, on a line of its own. */
function introduces(line: ValueLine | undefined): boolean {
  return line !== undefined && INTRODUCTION_END.test(line.text) && endsEarly(line);
}

function wideStepOf(lines: readonly ValueLine[]): number | null {
  const steps = lines.flatMap((line) => line.step ?? []).sort((a, b) => a - b);
  const usual = steps[steps.length >> 1];
  if (usual === undefined) return null;
  const isWide = (line: ValueLine): boolean => line.step !== null && line.step > SPACED_STEP * usual;
  const pairs = lines.slice(1).map((line, index) => ({ line, before: lines[index] ?? line }));
  const wide = pairs.filter(({ line }) => isWide(line));
  const ended = pairs.filter(({ line, before }) => line.step !== null && SENTENCE_END.test(before.text) && endsEarly(before));
  const isSpaced = wide.length >= SPACED_MIN && wide.every(({ before }) => endsClause(before)) && ended.length > 0;
  return (isSpaced && ended.every(({ line }) => isWide(line)) ? SPACED_STEP : WIDE_STEP) * usual;
}

/**
 *     │1. 审计工作存在      │    A line that is set in and goes on in the middle of a sentence shows it, where every line that is not set in
 *     │   滞后的情况。      │    begins after the end of one; or numbers that all stand at the left, and enough lines below them that are set in.
 */
function hangingOf(lines: readonly ValueLine[]): Style['hanging'] {
  const [first, ...others] = lines;
  if (!first || isIndented(first)) return null;
  const beginsInClause = (line: ValueLine): boolean => !hasEnded(lines[lines.indexOf(line) - 1] ?? line);
  const [setIn, atLeft] = [others.filter(isIndented), others.filter((line) => !isIndented(line))];
  if (setIn.some(beginsInClause) && !areCentred(lines) && !atLeft.some(beginsInClause)) return 'paragraphs';
  const numbered = lines.filter((line) => NUMBERED.test(line.text));
  const plain = setIn.filter((line) => !NUMBERED.test(line.text));
  return numbered.length > 0 && !numbered.some(isIndented) && plain.length > lines.length / 3 ? 'numbers' : null;
}

/** By its last sign, or so early that the writer ended it. */
function hasEnded(line: ValueLine): boolean {
  return endsClause(line) || isVeryShort(line);
}

function roomOfFullLines(lines: readonly ValueLine[]): number | null {
  const rooms = lines.map((line) => line.room).sort((a, b) => a - b);
  const near = SAME_END * (lines[0]?.size ?? 0);
  let best = { room: 0, count: 0 };
  let start = 0;
  rooms.forEach((room, index) => {
    while (room - (rooms[start] ?? room) > near) start += 1;
    if (index - start + 1 > best.count) best = { room, count: index - start + 1 };
  });
  return best.count >= FULL_LINES_MIN && best.count >= FULL_LINES_SHARE * lines.length ? best.room : null;
}

function isFull(line: ValueLine, fullRoom: number): boolean {
  return Math.abs(line.room - fullRoom) <= SAME_END * line.size;
}

function isStretched(line: ValueLine): boolean {
  return line.stretch > STRETCH_MIN;
}

function startsParagraph(before: ValueLine, line: ValueLine, open: string, style: Style): boolean {
  if (line.startsCell) return !goesOnInCell(before, line, style);
  const numbering = numberingOf(line.text);
  if (style.hanging) return !isIndented(line) && (style.hanging === 'paragraphs' || numbering !== null);
  if (style.centred && isIndented(line) && !SENTENCE_END.test(before.text)) return false;
  if (isIndented(line)) return endsClause(before) || endsEarly(before);
  if (isWideStep(line, style) && CLAUSE_END.test(before.text)) return true;
  if (isShort(before, line, style)) {
    if (SENTENCE_END.test(before.text) || (numbering !== null && hasEnded(before))) return true;
    return style.prose && !style.indented && open === before.text && isWhole(before);
  }
  return numbering !== null && numbering === style.numbering && CLAUSE_END.test(before.text) && !style.indented;
}

/** In the middle of a sentence, where paragraphs are indented: some browsers draw a border through a cell that a page has moved. */
function goesOnInCell(before: ValueLine, line: ValueLine, style: Style): boolean {
  return style.indented && !isIndented(line) && !endsClause(before) && !endsEarly(before);
}

function isIndented(line: ValueLine): boolean {
  return line.indent > INDENT_MIN * line.size;
}

function endsEarly({ room, size }: ValueLine): boolean {
  return room > ENDED_ROOM * size;
}

/** Nobody wraps a line so early. */
function isVeryShort({ indent, room, box }: ValueLine): boolean {
  return room > VERY_SHORT_SHARE * (indent + box.width + room);
}

/** A word or a clause by itself: `无`, `（1）暂无`, `编制不细；`. */
function isWhole(line: ValueLine): boolean {
  return isVeryShort(line) && (endsClause(line) || !COMMA.test(line.text));
}

/** Each as far from the left as from the right: a wrapped name in a centred cell. An indented line that is full may leave as much by chance; all of them do not. */
function areCentred(lines: readonly ValueLine[]): boolean {
  return lines.every((line) => Math.abs(line.indent - line.room) < line.size);
}

function isWideStep(line: ValueLine, style: Style): boolean {
  return line.step !== null && style.wideStep !== null && line.step > style.wideStep;
}

/** What the next line starts with would have fitted, and did not go there. */
function isShort(before: ValueLine, line: ValueLine, { fullRoom, justified }: Style): boolean {
  if (justified && fullRoom !== null && before.room - fullRoom > UNSTRETCHED_ROOM * before.size && !isStretched(before)) return true;
  const spare = fullRoom === null ? SPARE_MIN_GUESSED : SPARE_MIN;
  return before.room - (fullRoom ?? 0) > line.headWidth + spare * before.size;
}

function endsClause(line: ValueLine | undefined): boolean {
  return line !== undefined && CLAUSE_END.test(line.text);
}
