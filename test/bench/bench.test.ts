import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { measureAll } from '../../bench/measure-all.ts';
import { renderTables } from '../../bench/results/render-tables.ts';
import { resultsSchema } from '../../bench/results/results.ts';
import { readmeWith } from '../../bench/results/write-readme.ts';

const samples = [path.resolve(import.meta.dirname, '../documents/four-columns/input.pdf')];

it('the bench measures each part once over one document, and says what it measured', { timeout: 240_000 }, async () => {
  const said: string[] = [];
  const extent = { samples, runs: 1, documents: 1, records: 20, python: 'no-such-python' };
  const results = resultsSchema.parse(await measureAll(extent, (line) => said.push(line)));

  expect(said).toEqual(['reading, warm', 'reading, cold', 'cold starts of the bundles', 'the pipeline', 'publishing']);
  expect(results.warm.map(({ name }) => name)).toEqual(['engine', 'getText', 'getTable']);
  expect(results.cold.map(({ name }) => name).slice(0, 3)).toEqual(['engine', 'getText', 'getTable']);
  expect(results.absent.map(({ name }) => name)).toEqual(expect.arrayContaining(['pdfplumber', 'camelot', 'tabula']));
  expect(results.coldStarts.map(({ name }) => name)).toEqual(expect.arrayContaining(['empty', 'Extract', 'Publish', 'Reconcile']));
  expect(results.warm.find(({ name }) => name === 'getText')?.toGetText).toEqual({ median: 1, low: 1, high: 1 });
  expect(results.pipeline).toMatchObject({ documents: 1, releases: 1 });
  expect(results.publishing).toMatchObject({ records: 20 });
  expect(results.extractMs.first.median).toBeGreaterThan(results.extractMs.further.median);
  expect(results.pipeline.processor === null).toBe(process.platform !== 'linux');
  expect(renderTables(results)).toContain('Not on this machine: ');
});

it('README says what bench/results.json holds', async () => {
  const [readme, json] = await Promise.all(
    ['README.md', 'bench/results.json'].map((file) => readFile(path.resolve(import.meta.dirname, '../..', file), 'utf8')),
  );
  expect(readmeWith(resultsSchema.parse(JSON.parse(json ?? '')), readme ?? '')).toBe(readme);
});
