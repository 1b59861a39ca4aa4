import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { renderRulesDoc } from '../../../shared/core/rules/render-rules-doc.ts';

it('docs/rules.md says what the rules say (else: npm run generate)', () => {
  expect(readFileSync(new URL('../../../docs/rules.md', import.meta.url), 'utf8')).toBe(renderRulesDoc());
});
