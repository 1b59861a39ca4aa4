import type { PlacedBox } from '../document.ts';
import type { FreeLine } from '../tables/report.ts';
import type { PrintedUnit } from './amounts.ts';
import { type LineMeaning, meaningOfLine, startsWithRegion } from './heading-line.ts';

/** What the lines above a table say about whose it is. `unclear`: they say it in two ways, or in one that we cannot be sure of. */
export interface Heading {
  readonly agency: HeadingValue<string>;
  readonly fiscalYear: HeadingValue<number>;
  /** `单位：万元` above the table: the unit of bare numbers in it. */
  readonly amountUnit: PrintedUnit;
}

export type HeadingValue<T> =
  | { readonly kind: 'read'; readonly value: T; readonly boxes: readonly PlacedBox[]; readonly introduced: boolean }
  | { readonly kind: 'unclear'; readonly found: string; readonly box: PlacedBox }
  | { readonly kind: 'absent' };

/**
 * A report's heading, read line by line:
 *
 *        上海市机关事务管理局                an agency by itself
 *     2018年度财政支出项目绩效评价结果       year + title words       also: agency + year + title words, year + agency + title words
 *          绩效评价结果信息表                title words
 *     填报单位：上海市机关事务管理局         an agency, introduced
 *              单位：万元                    the unit of amounts
 *
 * A line counts only if every character of it is explained so. A year inside a project's name, a date or a sentence is therefore never taken.
 */
export function readHeading(lines: readonly FreeLine[]): Heading {
  const parts = joinWrapped(lines.map((line) => ({ text: bare(line.text), lines: [line] })));
  const read = parts.map((part) => ({ ...part, says: meaningOfLine(part.text) }));
  return { agency: agencyOf(read), fiscalYear: yearOf(read), amountUnit: unitOf(read) };
}

/** A heading also speaks for the tables after it, until another one does. */
export function inheritHeading(own: Heading, before: Heading): Heading {
  return {
    agency: inheritAgency(own, before.agency),
    fiscalYear: inheritYear(own, before.fiscalYear),
    amountUnit: own.amountUnit,
  };
}

/** Past a table that is not read: where a heading above it says otherwise, or cannot be read for sure, nothing tells which of the two is that of what comes after. */
export function passHeading(passed: Heading, before: Heading): Heading {
  return { ...before, agency: passValue(passed.agency, before.agency), fiscalYear: passValue(passed.fiscalYear, before.fiscalYear) };
}

function passValue<T>(passed: HeadingValue<T>, before: HeadingValue<T>): HeadingValue<T> {
  if (passed.kind === 'unclear' && before.kind === 'read') return passed;
  if (passed.kind !== 'read' || before.kind !== 'read' || passed.value === before.value) return before;
  return { kind: 'unclear', found: `${before.value} / ${passed.value}`, box: boxOf(passed.boxes) };
}

export const noHeading: Heading = { agency: { kind: 'absent' }, fiscalYear: { kind: 'absent' }, amountUnit: null };

/** A bare organisation above a later table may be a unit of the agency as well as another agency: then only a person can tell. */
function inheritAgency(own: Heading, before: Heading['agency']): Heading['agency'] {
  if (own.agency.kind === 'absent') return before;
  if (own.agency.kind === 'unclear' || before.kind !== 'read' || own.agency.value === before.value) return own.agency;
  if (own.agency.introduced || own.fiscalYear.kind === 'read') return own.agency;
  return { kind: 'unclear', found: `${before.value} / ${own.agency.value}`, box: boxOf(own.agency.boxes) };
}

/** Where the report's own title left the year unclear, a line without an agency (a running header, say) does not settle it. */
function inheritYear(own: Heading, before: Heading['fiscalYear']): Heading['fiscalYear'] {
  if (own.fiscalYear.kind === 'absent') return before;
  return before.kind === 'unclear' && own.agency.kind === 'absent' ? before : own.fiscalYear;
}

interface Part {
  readonly text: string;
  readonly lines: readonly FreeLine[];
}

interface ReadPart extends Part {
  readonly says: LineMeaning;
}

/**
 * A long title wraps in large type, over two lines or more: `…项目支出绩效评价结果公` over `开`, `…上海市机关事务管理` over `局绩效评价结果`, `2019年度苏州市` over
 * `水务局绩效评价结果`. Lines of one size, close together, are one where only together they are a title, or where only together they give an organisation that
 * starts with a region, and the lower one starts with none.
 */
function joinWrapped(parts: readonly Part[]): readonly Part[] {
  const joined: Part[] = [];
  for (const part of parts) {
    let below = part;
    for (let above = joined.at(-1); above && isWrapped(above, below); above = joined.at(-1)) {
      joined.pop();
      below = { text: above.text + below.text, lines: [...above.lines, ...below.lines] };
    }
    joined.push(below);
  }
  return joined;
}

function isWrapped(above: Part, below: Part): boolean {
  if (!areWithin(spacedEm, above, below)) return false;
  const together = meaningOfLine(above.text + below.text);
  if (together.kind !== 'title') return false;
  if (meaningOfLine(below.text).kind === 'unexplained' || isCutInWords(above, together.agency)) return true;
  return areWithin(closeEm, above, below) && isCutInName(above, below, together.agency);
}

/** The upper line says nothing by itself, and ends in the words of the title, not in the name of the body. */
function isCutInWords(above: Part, agency: string | null): boolean {
  return meaningOfLine(above.text).kind === 'unexplained' && (agency === null || above.text.includes(agency));
}

/** The name of a body, from its region on, begins in the upper line and ends in the lower one; so may the region, or a smaller one follow it. */
function isCutInName(above: Part, below: Part, agency: string | null): boolean {
  if (agency === null || !startsWithRegion(agency) || above.text.includes(agency) || below.text.includes(agency)) return false;
  if (!startsWithRegion(below.text) || restOfRegionPattern.test(below.text)) return true;
  const says = meaningOfLine(above.text);
  return says.kind === 'title' && says.region && largerRegionPattern.test(above.text) && smallerRegionPattern.test(below.text);
}

/** Two lines of one size, with less than this many em between them. */
function areWithin(em: number, above: Part, below: Part): boolean {
  const [first, second] = [above.lines.at(-1), below.lines[0]];
  if (!first || !second || first.box.page !== second.box.page) return false;
  const sameSize = Math.abs(first.size - second.size) <= sizeTolerance * Math.max(first.size, second.size);
  return sameSize && second.box.y - (first.box.y + first.box.height) < em * first.size;
}

/** Type sizes of one title, set by different producers, were seen to differ by rounding only. */
const sizeTolerance = 0.05;
/** Between the lines of one wrapped title: up to one blank line's worth, in em … */
const closeEm = 1.2;
/** … and where its words show that it is one: double-spaced, in a font whose own lines stand 1.45 em apart, 1.9 em stay free. */
const spacedEm = 2;

function agencyOf(parts: readonly ReadPart[]): Heading['agency'] {
  const doubtful = parts.find((part, index) => part.says.kind === 'unclear-agency' || isPossiblyCut(part, parts[index - 1]));
  if (doubtful) return { kind: 'unclear', found: doubtful.text, box: boxOf(doubtful.lines.map((line) => line.box)) };
  const agency = oneOf(
    parts.flatMap(({ says, lines }) =>
      says.kind === 'title' && says.agency !== null ? [{ value: says.agency, introduced: says.introduced, lines }] : [],
    ),
  );
  const unread = parts.find(isUnreadTitle);
  if (agency.kind === 'absent' && unread) return { kind: 'unclear', found: unread.text, box: boxOf(unread.lines.map((line) => line.box)) };
  const region = parts.find(isRegionAlone);
  if (agency.kind !== 'read' || !region || startsWithRegion(agency.value)) return agency;
  return { kind: 'unclear', found: `${region.text} / ${agency.value}`, box: boxOf(agency.boxes) };
}

/** A region, or a name from its region on, that belongs to no body we know: an agency named without region may lack its beginning. */
function isRegionAlone({ text, says }: ReadPart): boolean {
  if (says.kind === 'title') return says.region;
  return says.kind === 'unexplained' && namePattern.test(text) && startsWithRegion(text);
}

/** A title all the same, of a body that may not be the one of the heading before; or one whose last words are missing. */
function isUnreadTitle({ text, says }: ReadPart): boolean {
  return says.kind === 'unexplained' && (unreadTitlePattern.test(text) || cutTitlePattern.test(text));
}

/** An organisation right under an unexplained name, or the beginning of a title, of the same type: its own beginning may stand there. */
function isPossiblyCut(part: ReadPart, above: ReadPart | undefined): boolean {
  if (part.says.kind !== 'title' || part.says.agency === null || above?.says.kind !== 'unexplained') return false;
  return areWithin(spacedEm, above, part) && (namePattern.test(above.text) || titleStartPattern.test(above.text));
}

function yearOf(parts: readonly ReadPart[]): Heading['fiscalYear'] {
  return oneOf(
    parts.flatMap(({ says, lines }) =>
      says.kind === 'title' && says.year !== null ? [{ value: says.year, introduced: says.introduced, lines }] : [],
    ),
  );
}

function unitOf(parts: readonly ReadPart[]): PrintedUnit {
  const units = new Set(parts.flatMap(({ says }) => (says.kind === 'title' && says.unit !== null ? [says.unit] : [])));
  const [unit = null] = units;
  return units.size > 1 ? 'unknown' : unit;
}

interface Mention<T> {
  readonly value: T;
  readonly introduced: boolean;
  readonly lines: readonly FreeLine[];
}

/** All mentions must agree. */
function oneOf<T>(mentions: readonly Mention<T>[]): HeadingValue<T> {
  const [first] = mentions;
  if (!first) return { kind: 'absent' };
  const other = mentions.find((mention) => mention.value !== first.value);
  if (other) return { kind: 'unclear', found: `${first.value} / ${other.value}`, box: boxOf(other.lines.map((line) => line.box)) };
  return {
    kind: 'read',
    value: first.value,
    introduced: mentions.some((mention) => mention.introduced),
    boxes: first.lines.map((line) => line.box),
  };
}

function boxOf(boxes: readonly PlacedBox[]): PlacedBox {
  const [box] = boxes;
  if (!box) throw new Error('a heading was read from no line');
  return box;
}

function bare(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/gu, '');
}

/** A region, a year and the words of a title, in no sentence. */
const unreadTitlePattern = /^(?=.*年)(?=.*评价)(?:关于)?\p{Script=Han}{1,7}?(?:省|市|区|县|旗|州|盟)[^，。；！？]{4,60}$/u;

/** `关于公开2019年上海市静安区教育局绩效评` */
const cutTitlePattern = /^关于[^，。；！？]*年[^，。；！？]{2,40}$/u;

const namePattern = /^[\p{Script=Han}()（）·]{2,40}$/u;
/** `关于公开2021年度上海市浦东` */
const titleStartPattern = /^(?:关于[^，。；！？]*|[^，。；！？]{0,12}\d{4}年度?\p{Script=Han}{1,20})$/u;

/** `新区人民政府`, under `上海市浦东`. */
const restOfRegionPattern = /^(?:新区|自治|[省市区县旗州盟])/u;
/** `静安区教育局`, under `2012年度上海市`. */
const largerRegionPattern = /(?:省|自治区|市|州|盟)$/u;
const smallerRegionPattern = /^\p{Script=Han}{1,6}?(?:区|县|旗)/u;
