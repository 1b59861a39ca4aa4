import type { PlacedBox } from '../document.ts';
import { labelText } from '../tables/label-text.ts';
import type { FreeLine, OtherTable, ProjectTable, Report } from '../tables/report.ts';
import type { Confirmation } from './confirmation.ts';
import { type Heading, inheritHeading, noHeading, passHeading, readHeading } from './heading.ts';
import { meaningOfLine } from './heading-line.ts';
import { fieldOfLabel, mentionsLabel } from './labels.ts';
import { headingLines, type ProjectReading, readProject } from './project-reading.ts';
import { completeHeading } from './row-heading.ts';
import { titlesInValues } from './titles-in-values.ts';

/** Fewer labels of the form are not a table of it: prose has one on a line by itself. */
const LABELS_MIN = 2;
const INTRODUCED = /[：:]/u;
/** The words that titles end with. */
const TITLE = /绩效评价.*(?:结果|报告|公告|公开|公示|表)\s*$/u;
/** What is longer (characters) is a sentence. */
const TITLE_MAX = 80;

/** A report with each of its project tables read, nothing judged yet. */
export interface ReportReading {
  readonly report: Report;
  readonly projects: readonly ProjectReading[];
  /** Project tables that must be there, by their labels, and were not recognised as tables of this form. */
  readonly unrecognised: readonly UnrecognisedTable[];
}

export interface UnrecognisedTable {
  readonly kind: 'labels' | 'other-form';
  readonly box: PlacedBox;
  /** The labels seen, or the first row. */
  readonly found: string;
}

/** `confirmations`: what people said of tables of this document, where their headings do not say whose they are. */
export function readProjects(report: Report, confirmations: readonly Confirmation[] = []): ReportReading {
  const strays = placeStrays(report);
  let heading = noHeading;
  const projects = report.tables.map((read, index) => {
    const table = { ...read, doubts: [...read.doubts, ...titlesInValues(read)] };
    for (const { linesAbove } of othersBetween(report, index)) heading = passHeading(readHeading(linesAbove), heading);
    heading = inheritHeading(readHeading(headingLines(table)), heading);
    heading = passHeading(introducedAbove(report, table), heading);
    heading = passHeading(titleAbove(report, table), heading);
    const surroundings = { labelsBelow: strays.below.get(read) ?? [], unreadablePageBeside: unreadablePageAfter(report, index) };
    const project = readProject(table, completeHeading(heading, table), surroundings, confirmations);
    if (table.doubts.length > 0) heading = passHeading(partedTitle(table), passHeading(readHeading(titlesIn(table)), heading));
    return project;
  });
  const otherForms = report.otherTables.filter(({ firstRow, isAnnex }) => !isAnnex && mentionsLabel(firstRow));
  return {
    report,
    projects,
    unrecognised: [
      ...strays.unrecognised.map(tableOfLabels),
      ...otherForms.map(({ box, firstRow }): UnrecognisedTable => ({ kind: 'other-form', box, found: firstRow })),
    ],
  };
}

/** `填报单位：上海市水务局`, above the first page of a table and of others in the same place: a line that runs, and still says whose the table is. */
function introducedAbove(report: Report, table: ProjectTable): Heading {
  return readHeading(linesThatRunOver(table, report).filter(({ text }) => INTRODUCED.test(text)));
}

/** What runs on some pages only, and says a year, may be the title of the tables below it. On every page it speaks of the document. */
function titleAbove(report: Report, table: ProjectTable): Heading {
  const said = readHeading(linesThatRunOver(table, report).filter((line) => !report.runningHeaders.includes(line)));
  return said.fiscalYear.kind === 'absent' ? noHeading : said;
}

function linesThatRunOver({ boxes: [first] }: ProjectTable, { runningAbove }: Report): readonly FreeLine[] {
  return runningAbove.filter(({ box }) => first !== undefined && box.page === first.page && box.y < first.y);
}

/** Paragraphs of values, and what is in doubt, where one may be the title of the next table that the table was not told apart from. */
function titlesIn({ rows, boxes, doubts }: ProjectTable): readonly FreeLine[] {
  const inValues = rows.flatMap(({ paragraphs, boxes: own }) =>
    paragraphs
      .filter((text) => paragraphs.length > 1 || TITLE.test(text))
      .flatMap((text) => [own[0] ?? boxes[0] ?? []].flat().map((box) => ({ text, size: 0, box }))),
  );
  const doubtful = doubts.filter(({ found }) => TITLE.test(found)).map(({ found, box }) => ({ text: found, size: 0, box }));
  return [...inValues, ...doubtful];
}

/** `2017 │ 年度财政支出项目绩效评价结果`, as label and value: a title that was not told from the rows around it. Whose the tables below it are cannot be known. */
function partedTitle({ rows }: ProjectTable): Heading {
  const parted = rows.flatMap(({ label, paragraphs, boxes: [box] }) => {
    const found = label + paragraphs.join('');
    const isTitle = label !== '' && fieldOfLabel(label) === null && found.length <= TITLE_MAX && TITLE.test(found);
    return box && isTitle ? [{ kind: 'unclear' as const, found, box }] : [];
  });
  const [first] = parted;
  return first ? { ...noHeading, agency: first, fiscalYear: first } : noHeading;
}

/** The tables that are not read, from the project table before to this one. */
function othersBetween({ tables, otherTables, indicatorForms }: Report, index: number): readonly OtherTable[] {
  const [before, table] = [tables[index - 1], tables[index]];
  if (!before || !table) return [];
  return [...otherTables, ...indicatorForms].filter(({ box }) => startsBefore(before, box) && !startsBefore(table, box));
}

/**
 * Labels outside every table, in reading order: after a table they are rows that it lost, until a `项目名称` begins a table that was not recognised.
 *
 *     ┌ table 1 ┐
 *     └─────────┘
 *      整改情况      below table 1
 *      项目名称   ┐
 *      评价分值   ┘  a table not recognised
 *     ┌ table 2 ┐
 */
function placeStrays(report: Report) {
  const below = new Map<ProjectTable, FreeLine[]>();
  const unrecognised: FreeLine[][] = [];
  let open: { readonly after: ProjectTable | undefined; readonly lines: FreeLine[] } | null = null;
  const titles = titleLines(report);
  const lacking = report.annexLabels.filter(({ text, box }) => !hasRow(tableBefore(report, box), text));
  for (const stray of [...report.strayLabels.filter((line) => !titles.has(line)), ...lacking].sort(byPlace)) {
    const after = tableBefore(report, stray.box);
    const beginsTable = fieldOfLabel(stray.text) === 'projectName' && !(after && reachesOver(after, stray.box));
    if (beginsTable || (after === undefined && open === null)) {
      open = { after, lines: [stray] };
      unrecognised.push(open.lines);
    } else if (open !== null && open.after === after) open.lines.push(stray);
    else if (after !== undefined) below.set(after, [...(below.get(after) ?? []), stray]);
  }
  return { below, unrecognised: [...unrecognised, ...[...below].flatMap(([table, lines]) => nextTable(table, lines))] };
}

/** A form has each of its rows once: labels below a table that it has already are those of the next one, whose name was not recognised. */
function nextTable(table: ProjectTable, below: readonly FreeLine[]): readonly FreeLine[][] {
  const fields = new Set(table.rows.map((row) => fieldOfLabel(row.label)));
  const again = below.filter(({ text, box }) => fields.has(fieldOfLabel(text)) && !reachesOver(table, box));
  return new Set(again.map(({ text }) => fieldOfLabel(text))).size >= LABELS_MIN ? [again] : [];
}

/**
 * Above a table, or running over all pages, and in the words of a title: `…项目支出` over `绩效评价结果` is a title that wraps, though a form may have a
 * label of these words.
 */
function titleLines({ tables, runningHeaders }: Report): ReadonlySet<FreeLine> {
  const above = [...tables.flatMap((table) => table.linesAbove), ...runningHeaders];
  return new Set(above.filter((line) => meaningOfLine(labelText(line.text)).kind === 'title'));
}

function tableBefore({ tables }: Report, box: PlacedBox): ProjectTable | undefined {
  return tables.findLast((table) => startsBefore(table, box));
}

/** A form that has a row of its own needs none from an annex. */
function hasRow(table: ProjectTable | undefined, label: string): boolean {
  return table?.rows.some((row) => fieldOfLabel(row.label) === fieldOfLabel(label)) === true;
}

function startsBefore(table: ProjectTable, box: PlacedBox): boolean {
  const [first] = table.boxes;
  return first !== undefined && (first.page < box.page || (first.page === box.page && first.y <= box.y));
}

/** Beside the table, or between two of its parts. */
function reachesOver(table: ProjectTable, box: PlacedBox): boolean {
  const last = table.boxes.at(-1);
  return last !== undefined && (box.page < last.page || (box.page === last.page && box.y < last.y + last.height));
}

function byPlace(a: FreeLine, b: FreeLine): number {
  return a.box.page - b.box.page || a.box.y - b.box.y || a.box.x - b.box.x;
}

function tableOfLabels(lines: readonly FreeLine[]): UnrecognisedTable {
  const [first] = lines;
  if (!first) throw new Error('a table of no labels');
  return { kind: 'labels', box: first.box, found: lines.map((line) => line.text).join(' ') };
}

/** The page after a table's last one, where that page is a picture and no other table shows that this one has ended. */
function unreadablePageAfter(report: Report, index: number): number | null {
  const last = report.tables[index]?.boxes.at(-1)?.page;
  const next = report.tables[index + 1]?.boxes[0]?.page;
  if (last === undefined || next === last) return null;
  const isPicture = report.textlessPages.some(({ page, kind }) => page === last + 1 && kind !== 'blank');
  return isPicture ? last + 1 : null;
}
