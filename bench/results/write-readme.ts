import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { renderTables } from './render-tables.ts';
import type { Results } from './results.ts';

const readme = path.resolve(import.meta.dirname, '../../README.md');

/** Between these lines README holds what was measured, and nothing else. */
const marks = ['<!-- npm run bench writes from here -->', '<!-- to here -->'] as const;

/** The section of README that belongs to the results. */
export async function writeReadme(results: Results): Promise<void> {
  await writeFile(readme, readmeWith(results, await readFile(readme, 'utf8')));
}

/** Throws where the marks are not there. */
export function readmeWith(results: Results, text: string): string {
  const [start, end] = [text.indexOf(marks[0]), text.indexOf(marks[1])];
  if (start < 0 || end < start) throw new Error('README has no place for the results');
  return `${text.slice(0, start + marks[0].length)}\n\n${renderTables(results)}\n\n${text.slice(end)}`;
}
