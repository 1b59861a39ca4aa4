import assert from 'node:assert/strict';
import { type Candidate, candidateSchema, type Finding, type PlacedBox } from '../document.ts';
import type { Revision, RevisionEntry } from '../documents/revision.ts';
import type { PageReading } from '../geometry/page.ts';
import { roundBox } from '../geometry/round-box.ts';
import { findingsOf } from '../rules/finding-of.ts';
import { projectRules, reportRules, twinRules, unreadableRules } from '../rules/index.ts';
import type { Report } from '../tables/report.ts';
import { contentField } from './content-field.ts';
import { contentOf } from './project-content.ts';
import type { ProjectReading } from './project-reading.ts';
import { readProjects } from './report-reading.ts';

/** What reading gave for a document: a report, or why it could not be read. */
export type ReportSource = { readonly kind: 'report'; readonly report: Report } | Extract<PageReading, { kind: 'unreadable' }>;

export type Extraction = Pick<Revision, 'tablesFound' | 'findings' | 'entries'>;

export interface SourceDocument {
  /** Key below `incoming/`. */
  readonly key: string;
  readonly sha256: string;
}

/**
 * A report's records, checked: each project table accepted or held, with every finding. Held is what has an error; what is accepted says what the
 * document says. A document without a project table has no entries and at least one error. Never throws for what stands in a document.
 */
export function extractRecords(source: ReportSource, document: SourceDocument): Extraction {
  if (source.kind === 'unreadable') {
    return { tablesFound: 0, findings: findingsOf(unreadableRules, source, { document: document.key }), entries: [] };
  }
  const reading = readProjects(source.report);
  const projects = reading.projects.map((project) => ({ project, content: contentOf(project) }));
  const checked = projects.map((one) => {
    const twins = projects.filter((other) => other !== one && one.project.id !== null && other.project.id === one.project.id);
    const place = { document: document.key, recordId: one.project.id };
    const findings = [...findingsOf(projectRules, one.project, place), ...findingsOf(twinRules, { ...one, twins }, place)];
    return { findings, entry: entryOf(one.project, findings, document) };
  });
  const unrecognised = reading.projects.length === 0 ? [] : reading.unrecognised.map(({ box }) => heldEntry(null, null, [box.page]));
  const entries = [...checked.map(({ entry }) => entry), ...unrecognised];
  const findings = [
    ...findingsOf(reportRules, reading, { document: document.key }),
    ...checked.flatMap(({ findings: ofProject }) => ofProject),
  ];
  return { tablesFound: entries.length, findings: inReadingOrder(findings), entries };
}

function entryOf(project: ProjectReading, findings: readonly Finding[], document: SourceDocument): RevisionEntry {
  const errors = findings.filter(({ severity }) => severity === 'error');
  if (errors.some(({ code }) => disbelieved.has(code))) return heldEntry(null, null, project.pages);
  if (errors.length > 0) return heldEntry(project.projectName, project.id, project.pages);
  return { status: 'accepted', record: candidateOf(project, findings, document) };
}

/** Where the characters themselves are not believed, neither is the name: an officer would look for it in vain. */
const disbelieved: ReadonlySet<string> = new Set(['encoding-lies', 'text-not-mapped', 'readers-disagree', 'text-not-seen']);

function heldEntry(projectName: string | null, id: string | null, pages: readonly number[]): RevisionEntry {
  return { status: 'held', projectName, id, pages };
}

/** No rule of severity error was broken, so everything can be read: that it cannot would be our mistake, not the document's. */
function candidateOf(project: ProjectReading, findings: readonly Finding[], document: SourceDocument): Candidate {
  const content = contentOf(project);
  assert(content !== null && project.id !== null, 'an accepted table that cannot be read');
  return candidateSchema.parse({
    ...content,
    id: project.id,
    source: { document: document.key, sha256: document.sha256, pages: project.pages, fields: boxesOf(project) },
    findings: findings.filter(({ severity }) => severity === 'warning'),
  });
}

/** Where each field stands; one that the form does not have has no boxes. */
function boxesOf({ heading, rows }: ProjectReading): Readonly<Record<string, readonly PlacedBox[]>> {
  const fields: Record<string, readonly PlacedBox[]> = {};
  if (heading.agency.kind === 'read') fields.agency = heading.agency.boxes.map(roundBox);
  if (heading.fiscalYear.kind === 'read') fields.fiscalYear = heading.fiscalYear.boxes.map(roundBox);
  for (const { field, row } of rows) {
    const name = contentField[field];
    fields[name] = [...(fields[name] ?? []), ...row.boxes.map(roundBox)];
  }
  return fields;
}

/** By page; on a page, and for what has none, as the rules found it. */
function inReadingOrder(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => (a.page ?? 0) - (b.page ?? 0));
}
