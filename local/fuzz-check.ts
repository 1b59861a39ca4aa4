/** What must hold for any bytes whatever: a document always ends in a receipt, and what it publishes stands in it. */

import type { Extraction } from '../shared/core/records/extract-records.ts';
import type { PageReader } from '../shared/ports.ts';

export interface Checked {
  /** `accepted`, `held`, or the code of what is wrong with the whole document. */
  readonly outcome: string;
  readonly extraction: Extraction | null;
  /** What does not hold. */
  readonly violations: readonly string[];
}

export async function checkDocument(reader: Required<PageReader>, bytes: Uint8Array): Promise<Checked> {
  try {
    const { extraction } = await reader.check(bytes, { key: 'fuzz.pdf', sha256: '0'.repeat(64) });
    return { outcome: outcomeOf(extraction), extraction, violations: brokenPromises(extraction) };
  } catch (error) {
    const where = error instanceof Error ? `${error.stack ?? error.message}\n${error.cause ?? ''}` : String(error);
    return { outcome: 'exception', extraction: null, violations: [`threw: ${where}`] };
  }
}

function outcomeOf({ entries, findings }: Extraction): string {
  if (entries.some(({ status }) => status === 'accepted')) return 'accepted';
  if (entries.length > 0) return 'held';
  return findings.find(({ severity }) => severity === 'error')?.code ?? 'nothing';
}

export function brokenPromises({ tablesFound, entries, findings }: Extraction): readonly string[] {
  const count = (status: string): number => entries.filter((entry) => entry.status === status).length;
  const [accepted, held] = [count('accepted'), count('held')];
  const errors = findings.filter(({ severity }) => severity === 'error').length;
  return [
    ...(tablesFound === accepted + held ? [] : [`${tablesFound} tables found, ${accepted} accepted, ${held} held`]),
    ...(accepted > 0 || errors > 0 ? [] : ['nothing accepted, and no error']),
  ];
}
