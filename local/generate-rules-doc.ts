/** Writes docs/rules.md from the rules themselves: `node local/generate-rules-doc.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { renderRulesDoc } from '../shared/core/rules/render-rules-doc.ts';

const docs = new URL('../docs/', import.meta.url);
mkdirSync(docs, { recursive: true });
writeFileSync(new URL('rules.md', docs), renderRulesDoc());
