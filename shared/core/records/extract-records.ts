import assert from 'node:assert/strict';
import { type Candidate, candidateSchema, type Finding, type PlacedBox } from '../document.ts';
import type { HeldEntry, Revision, RevisionEntry } from '../documents/revision.ts';
import type { PageReading } from '../geometry/page.ts';
import { roundBox } from '../geometry/round-box.ts';
import { amountUnreadable } from '../rules/amount-unreadable.ts';
import { confirmability } from '../rules/confirmability.ts';
import { findingsOf } from '../rules/finding-of.ts';
import { gradeUnknown } from '../rules/grade-unknown.ts';
import { projectRules, reportRules, textRules, twinRules, unreadableRules } from '../rules/index.ts';
import { labelValueUnclear } from '../rules/label-value-unclear.ts';
import { scoreUnreadable } from '../rules/score-unreadable.ts';
import { selfEvaluation } from '../rules/self-evaluation.ts';
import type { Report } from '../tables/report.ts';
import { type ConfirmedProject, confirmProject } from './confirm-project.ts';
import type { Confirmation } from './confirmation.ts';
import { confirmationTold } from './confirmation-told.ts';
import { contentField } from './content-field.ts';
import { contentOf, valuesOf } from './project-content.ts';
import type { ProjectReading } from './project-reading.ts';
import { readProjects } from './report-reading.ts';
import { isInCell, tablePlace } from './table-place.ts';

/** What reading gave for a document: a report, or why it could not be read. */
export type ReportSource = { readonly kind: 'report'; readonly report: Report } | Extract<PageReading, { kind: 'unreadable' }>;

export type Extraction = Pick<Revision, 'tablesFound' | 'findings' | 'entries'>;

export interface SourceDocument {
  /** Key below `incoming/`. */
  readonly key: string;
  readonly sha256: string;
  /** What people said of tables in these bytes; left out: nothing. */
  readonly confirmations?: readonly Confirmation[];
}

/**
 * A report's records, checked: each project table accepted or held, with every finding. Held is what has an error; what is accepted says what the
 * document says. A document without a project table has no entries and at least one error. Never throws for what stands in a document.
 */
export function extractRecords(source: ReportSource, document: SourceDocument): Extraction {
  if (source.kind === 'unreadable') {
    return { tablesFound: 0, findings: findingsOf(unreadableRules, source, { document: document.key }), entries: [] };
  }
  const { confirmations = [] } = document;
  const reading = readProjects(source.report, confirmations);
  const projects = reading.projects.map((project) => ({ project, content: contentOf(project) }));
  const byId = Map.groupBy(projects, ({ project }) => project.id);
  const checked = projects.map((one) => {
    const twins = one.project.id === null ? [] : (byId.get(one.project.id) ?? []).filter((other) => other !== one);
    const place = { document: document.key, recordId: one.project.id };
    const all = [...findingsOf(projectRules, one.project, place), ...findingsOf(twinRules, { ...one, twins }, place)];
    const found = withoutEffects(aloneIfForeign(all));
    const confirmed = confirmProject(one, found, confirmations, place);
    return { findings: confirmed.findings, entry: entryOf(one.project, confirmed, document) };
  });
  const unrecognised = reading.projects.length === 0 ? [] : reading.unrecognised.map(({ box }) => held(null, null, [box.page], null));
  const entries = [...checked.map(({ entry }) => entry), ...unrecognised];
  const findings = [
    ...findingsOf(reportRules, reading, { document: document.key }),
    ...findingsOf(textRules, { table: source.report }, { document: document.key }),
    ...checked.flatMap(({ findings: ofProject }) => ofProject),
  ];
  return { tablesFound: entries.length, findings: inReadingOrder(findings), entries };
}

/** Of a form that is not ours nothing else is worth saying. */
function aloneIfForeign(findings: readonly Finding[]): readonly Finding[] {
  const foreign = findings.filter(({ code }) => code === selfEvaluation.code);
  return foreign.length > 0 ? foreign : findings;
}

/** Where it cannot be told which text is whose, that a value there cannot be read says no more. */
function withoutEffects(findings: readonly Finding[]): readonly Finding[] {
  const unclear = findings.flatMap(({ code, box }) => (code === labelValueUnclear.code && box ? [box] : []));
  return findings.filter(({ code, box }) => !effects.has(code) || !box || !unclear.some((place) => isInCell(tablePlace(box), place)));
}

const effects: ReadonlySet<string> = new Set([amountUnreadable.code, scoreUnreadable.code, gradeUnknown.code]);

function entryOf(project: ProjectReading, confirmed: ConfirmedProject, document: SourceDocument): RevisionEntry {
  const errors = confirmed.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  if (errors.some((code) => disbelieved.has(code)) || isNameDoubted(project))
    return held(null, null, project.pages, heldTable(project, errors));
  if (errors.length > 0) return held(project.projectName, project.id, project.pages, heldTable(project, errors));
  const record = candidateOf(project, confirmed, document);
  return { status: 'accepted', record, ...(confirmed.by.length > 0 && { confirmedBy: confirmed.by.map(({ name }) => name) }) };
}

/** Where the characters themselves are not believed, neither is the name: an officer would look for it in vain. */
const disbelieved: ReadonlySet<string> = new Set(['encoding-lies', 'text-not-mapped', 'readers-disagree', 'text-not-seen']);

/** Where its cell itself is in doubt, it may be in pieces, or hold what stands above it. That a part of the table may go on elsewhere says nothing of it. */
function isNameDoubted({ nameCell, table }: ProjectReading): boolean {
  if (nameCell === null) return false;
  const place = tablePlace(nameCell);
  return table.doubts.some(({ code, box }) => code !== 'continuation-unclear' && isInCell(place, box));
}

function held(projectName: string | null, id: string | null, pages: readonly number[], table: HeldEntry['table']): HeldEntry {
  return { status: 'held', projectName, id, pages, table };
}

/** What a person is shown of it. Values that may not be what is printed are not kept. */
function heldTable(project: ProjectReading, errors: readonly string[]): HeldEntry['table'] {
  if (project.nameCell === null) return null;
  const codes = [...new Set(errors)];
  const isConfirmable = codes.every((code) => confirmability(code) !== 'never');
  return { place: tablePlace(project.nameCell), codes, content: isConfirmable ? valuesOf(project) : null };
}

/** No rule of severity error was broken, so everything can be read: that it cannot would be our mistake, not the document's. */
function candidateOf(project: ProjectReading, { findings, by }: ConfirmedProject, document: SourceDocument): Candidate {
  const content = contentOf(project);
  assert(content !== null && project.id !== null, 'an accepted table that cannot be read');
  return candidateSchema.parse({
    ...content,
    id: project.id,
    source: { document: document.key, sha256: document.sha256, pages: project.pages, fields: boxesOf(project) },
    findings: findings.filter(({ severity }) => severity === 'warning'),
    ...(by.length > 0 && { confirmation: confirmationTold(by) }),
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
