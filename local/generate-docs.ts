/** Writes docs/rules.md from the rules, docs/feed.md from the schemas and docs/cost.md from prices and measurements; with --check it only says whether that would change anything. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { renderCostDoc } from '../cdk/cost/render-cost-doc.ts';
import { renderFeedDoc } from '../shared/core/feed/render-feed-doc.ts';
import { renderRulesDoc } from '../shared/core/rules/render-rules-doc.ts';

const documents = { 'docs/rules.md': renderRulesDoc(), 'docs/feed.md': renderFeedDoc(), 'docs/cost.md': renderCostDoc() };

for (const [name, text] of Object.entries(documents)) {
  const file = fileURLToPath(new URL(`../${name}`, import.meta.url));
  if (!process.argv.includes('--check')) writeFileSync(file, text);
  else if (!existsSync(file) || readFileSync(file, 'utf8') !== text) {
    console.error(`${name} is not what the code says: npm run generate`);
    process.exitCode = 1;
  }
}
