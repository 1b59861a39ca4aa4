import type { Finding, RecordContent } from '../document.ts';
import { confirmability } from '../rules/confirmability.ts';
import { type FindingPlace, findingsOf } from '../rules/finding-of.ts';
import { confirmationRules } from '../rules/index.ts';
import type { Confirmation } from './confirmation.ts';
import type { ProjectReading } from './project-reading.ts';
import { isInCell } from './table-place.ts';
import { valuesHash } from './values-hash.ts';

export interface ConfirmedProject {
  /** What a person confirmed is a warning now; where what was confirmed is not what is read, that is an error more. */
  readonly findings: readonly Finding[];
  /** The confirmations without which the table would be held. */
  readonly by: readonly Confirmation[];
}

/**
 * The findings of a project table as people have looked at them. The latest confirmation of a table counts, and only while the table reads exactly as it
 * did, with no error beyond those that the person saw.
 */
export function confirmProject(
  { project, content }: { readonly project: ProjectReading; readonly content: RecordContent | null },
  findings: readonly Finding[],
  confirmations: readonly Confirmation[],
  place: FindingPlace,
): ConfirmedProject {
  const { agency, fiscalYear } = project.given.given;
  const confirmed = new Map<string, Confirmation>();
  if (agency) confirmed.set('no-agency', agency);
  if (fiscalYear) confirmed.set('no-fiscal-year', fiscalYear);
  const errors = new Set(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code));
  const open = [...errors].filter((code) => !confirmed.has(code));
  const latest = confirmations.findLast(({ says }) => says.what === 'as-printed' && isInCell(says.place, project.nameCell)) ?? null;
  const fits = latest === null || isFitting(latest, content, open);
  if (latest !== null && fits) for (const code of open) confirmed.set(code, latest);
  const looked = findings.map((finding) => (confirmed.has(finding.code) ? asWarning(finding) : finding));
  const outdated = findingsOf(confirmationRules, { project, isOutdated: !fits || project.given.isContradicted }, place);
  return { findings: [...looked, ...outdated], by: [...new Set(confirmed.values())] };
}

function isFitting({ says }: Confirmation, content: RecordContent | null, errors: readonly string[]): boolean {
  if (says.what !== 'as-printed' || content === null || valuesHash(content) !== says.values) return false;
  return errors.every((code) => says.codes.includes(code) && confirmability(code) === 'as-printed');
}

function asWarning(finding: Finding): Finding {
  return finding.severity === 'error' ? { ...finding, severity: 'warning' } : finding;
}
