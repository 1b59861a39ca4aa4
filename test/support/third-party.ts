import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const folder = path.resolve(import.meta.dirname, '../../../shared/third-party');

/** Schemas and shapes of others, read where they are: beside the project, never in it. */
export const thirdParty = {
  isHere: existsSync(folder),
  /** For the title of a suite that needs them. */
  note: existsSync(folder) ? '' : ' (skipped: the folder ../shared/third-party with the schemas of others is not here)',
  text: (file: string): string => readFileSync(path.join(folder, file), 'utf8'),
};
