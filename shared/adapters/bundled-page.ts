import { readFileSync } from 'node:fs';
import type { PageProgram } from '../core/pages/page-program.ts';

/** The page's script and style as the stack's bundle has them, in a file beside the function's code. */
export function readBundledPage(): PageProgram {
  return JSON.parse(readFileSync(new URL('./page.json', import.meta.url), 'utf8')) as PageProgram;
}
