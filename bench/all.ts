/**
 * `npm run bench [-- --runs <n> --documents <n> --python <interpreter>]`: how long reading takes beside other readers, warm and cold, how soon each Lambda
 * bundle answers, how fast documents go through the pipeline, and what publishing costs. Prints tables; writes `bench/results.json`, `bench/results.svg` and
 * README's section. Ten minutes. The ratios are what to look at: contestants take turns, so that a busy machine meets them alike.
 */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { measureAll } from './measure-all.ts';
import { ruledSamples } from './reading/ruled-samples.ts';
import { renderPlot } from './results/render-plot.ts';
import { renderTables } from './results/render-tables.ts';
import { resultsSchema } from './results/results.ts';
import { writeReadme } from './results/write-readme.ts';

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '3' },
    documents: { type: 'string', default: '1000' },
    python: { type: 'string', default: 'python3' },
  },
});
/** As `bench:publish` begins. */
const records = 1_000;

const extent = { samples: ruledSamples(), runs: Number(values.runs), documents: Number(values.documents), records, python: values.python };
const results = resultsSchema.parse(await measureAll(extent, (line) => void process.stderr.write(`${line} …\n`)));
await writeFile(path.join(import.meta.dirname, 'results.json'), `${JSON.stringify(results, null, 2)}\n`);
await writeFile(path.join(import.meta.dirname, 'results.svg'), renderPlot(results));
await writeReadme(results);
process.stdout.write(`${renderTables(results)}\n`);
