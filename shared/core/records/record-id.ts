import { createHash } from 'node:crypto';

const unitSeparator = '\u001f';

/** What names a record for ever: its agency, fiscal year and project name. Width, look-alikes and white space make no other record. */
export function recordId(agency: string, fiscalYear: number, projectName: string): string {
  const parts = [agency, String(fiscalYear), projectName].map((part) => part.normalize('NFKC').replace(/\s/gu, ''));
  return `pe-${createHash('sha256').update(parts.join(unitSeparator)).digest('hex').slice(0, 16)}`;
}
