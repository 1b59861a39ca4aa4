import { createHash } from 'node:crypto';
import { recordContent } from '../changes/record-content.ts';
import type { RecordContent } from '../document.ts';

/** What a person compared with the page, in one line: any other value, white space included, is another hash. */
export function valuesHash(content: RecordContent): string {
  return createHash('sha256')
    .update(JSON.stringify(recordContent(content)))
    .digest('hex');
}
