import type { Finding } from '../document.ts';
import type { Breach, Rule } from './rule.ts';

/** Where a breach was found: the document's key, and the record where one is meant. */
export interface FindingPlace {
  readonly document: string;
  readonly recordId?: string | null;
}

/** Findings of a list of rules about one subject, in the order of the rules. */
export function findingsOf<Subject>(rules: readonly Rule<Subject>[], subject: Subject, place: FindingPlace): readonly Finding[] {
  return rules.flatMap((rule) => rule.check(subject).map((breach) => findingOf(rule, breach, place)));
}

function findingOf(rule: Pick<Rule<never>, 'code' | 'severity'>, breach: Breach, { document, recordId = null }: FindingPlace): Finding {
  const { message, messageZh, page, lastPage, box, field, found, expected } = breach;
  const at = page ?? box?.page;
  return {
    code: rule.code,
    severity: rule.severity,
    message,
    messageZh,
    document,
    ...(at !== undefined && { page: at }),
    ...(lastPage !== undefined && { lastPage }),
    ...(box && { box }),
    ...(recordId !== null && { recordId }),
    ...(field !== undefined && { field }),
    ...(found !== undefined && { found: shorten(found) }),
    ...(expected !== undefined && { expected }),
  };
}

/** Of what a document shows, in characters: enough to find the place again, never a whole page. */
const foundMax = 120;

function shorten(text: string): string {
  const characters = [...text];
  return characters.length <= foundMax ? text : `${characters.slice(0, foundMax - 1).join('')}…`;
}
