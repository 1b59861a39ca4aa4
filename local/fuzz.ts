/**
 * `npm run fuzz -- [--count N] [--seed S] [--samples <folder>] [--compare] [--keep <folder>]`: damages samples and reads them, those of the tests or the
 * folder's. Document number n has the seed S + n: to see one again, `--seed <its seed> --count 1`. Ends with 1 where something did not hold. A whole report
 * takes 0.2 s, one of two pages a third of that: many small samples find more in the same time.
 */
import { existsSync, globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPdfProcessReader, pdfProcessLimits } from '../shared/adapters/pdf/pdf-process-reader.ts';
import { checkDocument } from './fuzz-check.ts';
import { hasPdftotext, textByPdftotext, valuesNotIn } from './fuzz-compare.ts';
import { mutatePdf } from './fuzz-mutate.ts';
import { seededRandom } from './fuzz-random.ts';

const { values } = parseArgs({
  options: {
    count: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    samples: { type: 'string' },
    compare: { type: 'boolean', default: false },
    keep: { type: 'string' },
  },
});
const root = path.resolve(import.meta.dirname, '..');
const patterns =
  values.samples === undefined ? ['test/documents/*/input.pdf', '../shared/samples/*/*.pdf'] : [path.resolve(values.samples, '*.pdf')];
const files = patterns.flatMap((pattern) => globSync(pattern, { cwd: root })).sort();
if (files.length === 0) throw new Error(`no PDF in ${values.samples}`);
if (values.compare && !hasPdftotext()) throw new Error('--compare needs pdftotext');

/** Milliseconds after which a document is named, although nothing is wrong with being slow within the limits. */
const SLOW_MS = 5000;
/** Documents between two lines of progress. */
const PROGRESS_EVERY = 250;

/** Milliseconds for the reading process to start: on a machine busy with other things, minutes of it say nothing about a document. */
const START_MS = 600_000;

const reader = createPdfProcessReader({ limits: { ...pdfProcessLimits, startMs: START_MS } });
const outcomes = new Map<string, number>();
let violated = 0;
const started = performance.now();
let peak = 0;
for (let index = 0; index < Number(values.count); index += 1) {
  await tryOne(Number(values.seed) + index);
  if ((index + 1) % PROGRESS_EVERY === 0) report(index + 1);
}
report(Number(values.count));
await reader.close();
process.exitCode = violated === 0 ? 0 : 1;

async function tryOne(seed: number): Promise<void> {
  const random = seededRandom(seed);
  const file = random.of(files);
  const { bytes, mutations } = mutatePdf(readFileSync(path.resolve(root, file)), random);
  const begun = performance.now();
  const { outcome, extraction, violations } = await checkDocument(reader, bytes);
  const elapsed = performance.now() - begun;
  peak = Math.max(peak, elapsed);
  count(outcome);
  const say = (what: string): void => console.log(`seed ${seed} ${file} ${mutations.join('+')} (${outcome}): ${what}`);
  if (elapsed > SLOW_MS) say(`took ${Math.round(elapsed)} ms`);
  const differing = values.compare && outcome === 'accepted' && extraction !== null ? differences(bytes, extraction, say) : [];
  const all = [...violations, ...differing];
  if (all.length === 0) return;
  violated += 1;
  all.forEach(say);
  if (values.keep === undefined) return;
  if (!existsSync(values.keep)) mkdirSync(values.keep, { recursive: true });
  writeFileSync(path.join(values.keep, `${seed}.pdf`), bytes);
}

/** Where pdftotext itself stumbles, what it has not is no failure of ours: it is said, and counted apart. */
function differences(bytes: Uint8Array, extraction: Parameters<typeof valuesNotIn>[1], say: (what: string) => void): readonly string[] {
  const other = textByPdftotext(bytes);
  if (other === null) {
    count('pdftotext gives nothing');
    return [];
  }
  const missing = valuesNotIn(other.text, extraction).map((value) => `not in pdftotext's text: ${value}`);
  if (other.stumbledOver === null || missing.length === 0) {
    count('compared');
    return missing;
  }
  count('peer stumbled');
  say(`peer stumbled (${other.stumbledOver}), ${missing.length} value(s) not in its text`);
  return [];
}

function count(outcome: string): void {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}

function report(done: number): void {
  const memory = Math.round(process.memoryUsage.rss() / 1e6);
  const seconds = Math.round((performance.now() - started) / 1000);
  const shares = [...outcomes].sort((a, b) => b[1] - a[1]).map(([outcome, times]) => `${outcome} ${times}`);
  console.log(
    `${done} documents, ${seconds} s, slowest ${Math.round(peak)} ms, own memory ${memory} MB, ${violated} violated: ${shares.join(', ')}`,
  );
}
