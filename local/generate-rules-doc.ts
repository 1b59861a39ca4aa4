/** Writes docs/rules.md from the rules themselves; with --check it only says whether that would change anything. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderRulesDoc } from '../shared/core/rules/render-rules-doc.ts';

const file = fileURLToPath(new URL('../docs/rules.md', import.meta.url));
const text = renderRulesDoc();
if (!process.argv.includes('--check')) writeFileSync(file, text);
else if (readFileSync(file, 'utf8') !== text) {
  console.error('docs/rules.md is not what the rules say: npm run generate');
  process.exitCode = 1;
}
