import { existsSync } from 'node:fs';
import path from 'node:path';
import { loadSamples } from '../peers/load-samples.ts';

const root = path.resolve(import.meta.dirname, '../..');

/** A report without borders, one whose text is outlines, and a scan: there the contestants do not do the same work. */
const otherwise = /no-?border|outlines|scan/u;

/** Paths of the ruled, born-digital reports: samples kept beside the project, else the documents of the tests. */
export function ruledSamples(): readonly string[] {
  const beside = path.resolve(root, '../shared/samples/seed');
  const folder = existsSync(beside) ? beside : path.join(root, 'test/documents');
  return loadSamples(folder)
    .map((sample) => sample.path)
    .filter((file) => !otherwise.test(path.relative(folder, file)));
}
