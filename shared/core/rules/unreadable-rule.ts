import type { PageReading, UnreadableCode } from '../geometry/page.ts';
import type { Rule } from './rule.ts';

export type Unreadable = Extract<PageReading, { kind: 'unreadable' }>;

/** A rule that passes on why a document gave no pages. */
export function unreadableRule(
  code: UnreadableCode,
  documentation: Rule<Unreadable>['documentation'],
  messages: { readonly en: string; readonly zh: string },
): Rule<Unreadable> {
  return {
    code,
    severity: 'error',
    documentation,
    check: (unreadable) =>
      unreadable.code === code
        ? [{ message: messages.en, messageZh: messages.zh, found: unreadable.found, expected: unreadable.expected }]
        : [],
  };
}
