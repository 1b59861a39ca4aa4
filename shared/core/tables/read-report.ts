/** Pages → report: the whole way of reading, in order. Nothing is judged here; what could not be read for sure is said as a doubt. */
import type { PlacedBox } from '../document.ts';
import { boxAround } from '../geometry/box-around.ts';
import type { Pages } from '../geometry/page.ts';
import { documentWordBreaks, type WordBreaks } from '../text/word-breaks.ts';
import { isByIndicators } from './by-indicators.ts';
import { boxesByPage, cellParagraphs, textColumns } from './cell-paragraphs.ts';
import { encodingSigns, garbleSigns, lineSigns } from './doubts/encoding-doubts.ts';
import { type LargePicture, largePictures } from './doubts/large-pictures.ts';
import { pageDoubts } from './doubts/page-doubts.ts';
import { doubtReadings } from './doubts/reading-doubts.ts';
import { unreadPictures } from './doubts/unread-pictures.ts';
import { linesOf, type TableRow } from './fragment.ts';
import { labelAtStart } from './label-at-start.ts';
import { labelInCell } from './label-in-cell.ts';
import { labelOfCell, labelText } from './label-text.ts';
import { listToProjects, type ProjectList } from './lists/list-to-projects.ts';
import { pagesToContents } from './pages-to-contents.ts';
import type { Doubt, FreeLine, OtherTable, ProjectTable, Report } from './report.ts';
import { rowsToLabelled } from './rows-to-labelled.ts';
import { runningAbove, runningHeaders, runningLines } from './running-lines.ts';
import { type StitchedTable, stitchFragments } from './stitch-fragments.ts';
import { type ProjectRows, tableToProjects } from './table-to-projects.ts';
import { withoutFramedLines } from './without-framed-lines.ts';
import { withoutWatermarks } from './without-watermarks.ts';

/** A table with fewer labels of the form is another table. */
const KNOWN_LABELS_MIN = 2;
/** A document with as many signs of a lying encoding as this is not believed anywhere. */
const SIGNS_MAX = 1;
const FOUND_MAX = 80;

/**
 * `isKnownLabel`: whether a label (white space and a trailing colon out) is one of the form's. `isIndicatorLabel`: whether it heads a column of a table by
 * indicators; a form that has such columns is another one, whatever else it says.
 */
export function readReport(
  drawn: Pages,
  isKnownLabel: (label: string) => boolean,
  isIndicatorLabel: (label: string) => boolean = () => false,
): Report {
  const pages = withoutWatermarks(drawn);
  const unsure: Doubt[] = [];
  const pictures: LargePicture[] = [];
  const found = pagesToContents(pages, isKnownLabel, (page) => {
    unsure.push(...pageDoubts(page));
    pictures.push(...largePictures(page));
  });
  const contents = withoutFramedLines(found, isKnownLabel);
  const running = runningLines(contents);
  const above = runningAbove(contents, running);
  const stitched = stitchFragments(contents, running, isKnownLabel, isIndicatorLabel);
  const breaks = documentWordBreaks(stitched.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.map(linesOf))));

  const tables: ProjectTable[] = [];
  const otherTables: StitchedTable[] = [];
  const indicatorTables = stitched.filter((table) => isByIndicators(table.rows, isIndicatorLabel));
  const [indicatorForms, others] = partition(
    indicatorTables,
    (table) => !table.isAnnex && knownLabels(table.rows, isKnownLabel) >= KNOWN_LABELS_MIN,
  );
  const annexes = stitched.filter((table) => table.isAnnex || others.includes(table));
  for (const table of stitched) {
    if (table.isAnnex || indicatorTables.includes(table)) continue;
    const list = listToProjects(table, pages.length, isKnownLabel);
    if (list) {
      tables.push(...listTables(table, list, breaks, tables.at(-1)));
      continue;
    }
    const projects = tableToProjects(table, isKnownLabel);
    const known = projects.map((project) => knownLabels(project.rows, isKnownLabel));
    if (known.every((count) => count < KNOWN_LABELS_MIN)) otherTables.push(table);
    else tables.push(...projects.map((project) => toProjectTable(project, table, breaks, isKnownLabel)));
  }
  const free = contents.flatMap((content) => content.lines.map(({ line }) => line));
  const textlessPages = contents.flatMap(({ page, textless }) => (textless ? [{ page, kind: textless }] : []));
  return {
    pageCount: pages.length,
    tables: doubtReadings(doubtEncoding(tables, free), unsure),
    otherTables: [...otherTables, ...annexes].map(outlineOf),
    indicatorForms: indicatorForms.map(outlineOf),
    textlessPages,
    pictures: unreadPictures(pictures, tables, textlessPages),
    doubts: tables.length > 0 ? [] : doubtText([...free, ...otherTables.flatMap(cellLines)]),
    annexLabels: stitched.filter((table) => table.isAnnex).flatMap((table) => labelsIn(table, isKnownLabel)),
    strayLabels: [...free, ...otherTables.flatMap(cellLines)].flatMap((line) => strayLabel(line, tables.length === 0, isKnownLabel) ?? []),
    runningHeaders: runningHeaders(contents, above),
    runningAbove: above,
  };
}

function partition<Item>(items: readonly Item[], isFirst: (item: Item) => boolean): readonly [Item[], Item[]] {
  return [items.filter(isFirst), items.filter((item) => !isFirst(item))];
}

function outlineOf(table: StitchedTable): OtherTable {
  return {
    box: firstBox(table),
    firstRow: textOfRow(table.rows[0]),
    linesAbove: table.linesAbove,
    ...(table.isAnnex && { isAnnex: true }),
  };
}

function labelsIn(table: StitchedTable, isKnownLabel: (label: string) => boolean): readonly FreeLine[] {
  const cells = table.rows.flatMap((row) => row.cells).filter((cell) => isKnownLabel(labelOfCell(cell)));
  return cells.flatMap((cell) =>
    cell.parts.slice(0, 1).map(({ box, lines }) => ({ text: labelOfCell(cell), size: lines[0]?.size ?? 0, box })),
  );
}

/** A label by itself; and, in a document that has no table, one with a colon and its value after it: the form as lines of text. */
function strayLabel(line: FreeLine, hasNoTable: boolean, isKnownLabel: (label: string) => boolean): FreeLine | null {
  if (isKnownLabel(labelText(line.text))) return line;
  const found = hasNoTable ? labelAtStart(line.text, isKnownLabel) : null;
  return found ? { ...line, text: found.label } : null;
}

function knownLabels(rows: readonly TableRow[], isKnownLabel: (label: string) => boolean): number {
  const labels = rows.flatMap(({ cells }) => cells.map((cell) => labelInCell(cell, isKnownLabel)?.label ?? labelOfCell(cell)));
  return new Set(labels.filter(isKnownLabel)).size;
}

/** A list's rows. Where its first one goes on from a list before, neither is whole. */
function listTables(table: StitchedTable, list: ProjectList, breaks: WordBreaks, before: ProjectTable | undefined): ProjectTable[] {
  const columns = textColumns(list.projects.flatMap((project) => project.fields.map(({ cell }) => cell)));
  const rest: Doubt = { code: 'continuation-unclear', box: firstBox(table), found: textOfRow(table.rows[0]) };
  if (list.beginsInRow && before) (before.doubts as Doubt[]).push({ ...rest, box: before.boxes.at(-1) ?? rest.box });
  return list.projects.map(({ fields, doubts }, index) => ({
    boxes: byPage(fields.flatMap(({ cell }) => cell.parts.map((part) => part.box))),
    linesAbove: list.linesAbove,
    rows: fields.map(({ label, cell }) => ({ label, paragraphs: cellParagraphs(cell, columns, breaks), boxes: boxesByPage(cell.parts) })),
    doubts: list.beginsInRow && index === 0 ? [...doubts, rest] : doubts,
  }));
}

function toProjectTable(
  project: ProjectRows,
  table: StitchedTable,
  breaks: WordBreaks,
  isKnownLabel: (label: string) => boolean,
): ProjectTable {
  const labelled = rowsToLabelled(project.rows, breaks, isKnownLabel);
  const boxes = boxesOfProject(project, table);
  const pages = new Set(boxes.map((box) => box.page));
  return {
    boxes,
    linesAbove: project.linesAbove,
    rows: labelled.rows,
    doubts: [...[...table.doubts, ...table.breaks].filter((doubt) => pages.has(doubt.box.page)), ...labelled.doubts],
  };
}

/** The part of the table that the project's rows take on each page. */
function boxesOfProject({ rows }: ProjectRows, table: StitchedTable): readonly PlacedBox[] {
  const parts = rows.flatMap((row) => row.cells.flatMap((cell) => cell.parts.map((part) => part.box)));
  return parts.length === 0 ? table.fragments.map((fragment) => fragment.placed) : byPage(parts);
}

/** One box a page, around those on it. */
function byPage(boxes: readonly PlacedBox[]): PlacedBox[] {
  const pages = [...new Set(boxes.map((box) => box.page))];
  return pages.map((page) => ({ page, ...boxAround(boxes.filter((box) => box.page === page)) }));
}

function doubtEncoding(tables: readonly ProjectTable[], free: readonly FreeLine[]): ProjectTable[] {
  const own = tables.map(signsInTable);
  const outside = free.flatMap((line) => lineSigns(line.text));
  const all = [...own.flat(), ...outside];
  const [first] = all;
  return tables.map((table, index) => {
    const signs = own[index] ?? [];
    const box = table.boxes[0];
    const inherited = signs.length === 0 && first && box && all.length > SIGNS_MAX ? [{ code: first.code, box, found: first.found }] : [];
    return { ...table, doubts: [...table.doubts, ...signs, ...inherited] };
  });
}

/** Where no table was recognised: two lines or more that are not what the page shows say why. */
function doubtText(lines: readonly FreeLine[]): readonly Doubt[] {
  const signs = lines.flatMap(({ text, box }) => garbleSigns(text).map((sign) => ({ ...sign, box })));
  return signs.length > SIGNS_MAX ? signs : [];
}

function signsInTable(table: ProjectTable): Doubt[] {
  const [whole] = table.boxes;
  return table.rows.flatMap(({ label, paragraphs, boxes }) => {
    const box = boxes[0] ?? whole;
    return box ? [label, ...paragraphs].flatMap(encodingSigns).map((sign) => ({ ...sign, box })) : [];
  });
}

function firstBox(table: StitchedTable): PlacedBox {
  const [first] = table.fragments;
  if (!first) throw new Error('a table of no fragments');
  return first.placed;
}

function cellLines(table: StitchedTable): FreeLine[] {
  return table.rows.flatMap((row) =>
    row.cells.flatMap((cell) => cell.parts.flatMap(({ box, lines }) => lines.map(({ text, size }) => ({ text, size, box })))),
  );
}

function textOfRow(row: TableRow | undefined): string {
  const lines = row?.cells.flatMap((cell) => linesOf(cell).map((line) => line.text)) ?? [];
  return lines.join(' ').slice(0, FOUND_MAX);
}
