import { rules } from './index.ts';
import type { Rule } from './rule.ts';

/** Whether a person may confirm a finding, by its code: see Rule. */
export function confirmability(code: string): NonNullable<Rule<never>['confirmable']> | 'never' {
  return rules.find((rule) => rule.code === code)?.confirmable ?? 'never';
}
