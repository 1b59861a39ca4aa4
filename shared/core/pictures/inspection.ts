/** What was seen in one document, for whoever looks at how it was read: pages with their cells, tables with their fields, findings. */
import type { ContentField, Finding, PlacedBox } from '../document.ts';
import type { CheckedReading } from '../documents/check-reading.ts';
import { engineVersion } from '../engine.ts';
import type { Box, Page } from '../geometry/page.ts';
import { contentField } from '../records/content-field.ts';
import type { SourceDocument } from '../records/extract-records.ts';
import type { HeadingValue } from '../records/heading.ts';
import { isKnownLabel } from '../records/labels.ts';
import type { ProjectReading, RowReading } from '../records/project-reading.ts';
import { readProjects } from '../records/report-reading.ts';
import type { PageContent } from '../tables/fragment.ts';
import { pagesToContents } from '../tables/pages-to-contents.ts';
import type { Doubt, Report, TextlessPage } from '../tables/report.ts';

export interface Inspection {
  readonly document: string;
  readonly sha256: string;
  readonly engine: string;
  readonly tablesFound: number;
  readonly recordsAccepted: number;
  readonly recordsHeld: number;
  readonly pages: readonly InspectedPage[];
  readonly tables: readonly InspectedTable[];
  /** Tables that are not of this form, and labels of the form outside every table. */
  readonly otherTables: Report['otherTables'];
  readonly strayLabels: Report['strayLabels'];
  readonly findings: readonly Finding[];
}

export interface InspectedPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  readonly glyphs: number;
  readonly rulings: number;
  readonly images: number;
  readonly textless: TextlessPage['kind'] | null;
  /** Of the tables on it, on the page as displayed. */
  readonly cells: readonly Box[];
}

export interface InspectedTable {
  readonly status: 'accepted' | 'held';
  readonly id: string | null;
  readonly projectName: string | null;
  readonly boxes: readonly PlacedBox[];
  readonly fields: readonly InspectedField[];
  readonly doubts: readonly Doubt[];
}

export interface InspectedField {
  readonly field: ContentField;
  /** As printed; null where the value has no label: agency and year of the heading. */
  readonly label: string | null;
  /** As read, a string a paragraph. */
  readonly text: readonly string[];
  /** What became of it: amount in yuan, score, normalised grade, agency, year, name; null where the text itself is the value, or says none. */
  readonly value: string | number | null;
  readonly boxes: readonly PlacedBox[];
}

export function inspectionOf({ pages, source, extraction }: CheckedReading, document: SourceDocument): Inspection {
  const report = source.kind === 'report' ? source.report : null;
  const contents = pagesToContents(pages, isKnownLabel);
  const projects = report === null ? [] : readProjects(report).projects;
  const { tablesFound, entries, findings } = extraction;
  return {
    document: document.key,
    sha256: document.sha256,
    engine: engineVersion,
    tablesFound,
    recordsAccepted: entries.filter(({ status }) => status === 'accepted').length,
    recordsHeld: entries.filter(({ status }) => status === 'held').length,
    pages: Array.from(pages, (page, index) => inspectPage(page, contents[index])),
    tables: projects.map((project, index) => inspectTable(project, entries[index]?.status === 'accepted' ? 'accepted' : 'held')),
    otherTables: report?.otherTables ?? [],
    strayLabels: report?.strayLabels ?? [],
    findings,
  };
}

function inspectPage(page: Page, content: PageContent | undefined): InspectedPage {
  const { fragments = [], textless = null } = content ?? {};
  const cells = fragments.flatMap(({ rows }) => rows.flatMap((row) => row.cells.flatMap((cell) => cell.parts.map((part) => part.box))));
  return {
    number: page.number,
    width: page.width,
    height: page.height,
    glyphs: page.glyphs.length,
    rulings: page.rulings.length,
    images: page.images.length,
    textless,
    cells: cells.map(({ x, y, width, height }) => ({ x, y, width, height })),
  };
}

function inspectTable(project: ProjectReading, status: InspectedTable['status']): InspectedTable {
  const { heading, rows, table, projectName, id } = project;
  return {
    status,
    id,
    projectName,
    boxes: table.boxes,
    fields: [
      ...inspectHeading('agency', heading.agency),
      ...inspectHeading('fiscalYear', heading.fiscalYear),
      ...rows.map((row) => inspectRow(row, project)),
    ],
    doubts: table.doubts,
  };
}

function inspectHeading(field: ContentField, reading: HeadingValue<string | number>): readonly InspectedField[] {
  switch (reading.kind) {
    case 'read':
      return [{ field, label: null, text: [String(reading.value)], value: reading.value, boxes: reading.boxes }];
    case 'unclear':
      return [{ field, label: null, text: [reading.found], value: null, boxes: [reading.box] }];
    case 'absent':
      return [];
  }
}

function inspectRow(reading: RowReading, project: ProjectReading): InspectedField {
  const { label, paragraphs, boxes } = reading.row;
  return { field: contentField[reading.field], label, text: paragraphs, value: readValue(reading, project), boxes };
}

function readValue(reading: RowReading, { projectName }: ProjectReading): string | number | null {
  switch (reading.field) {
    case 'projectName':
      return projectName;
    case 'amount':
      return reading.amount.kind === 'unreadable' ? null : reading.amount.yuan;
    case 'score':
    case 'grade':
      return reading.rating?.[reading.field] ?? null;
    default:
      return null;
  }
}
