/** What must hold for any bytes whatever: a document always ends in a receipt, and what it publishes stands in it. */

import { checkReading } from '../shared/core/documents/check-reading.ts';
import type { Extraction } from '../shared/core/records/extract-records.ts';
import type { PageReader } from '../shared/ports.ts';

export interface Checked {
  /** `accepted`, `held`, or the code of what is wrong with the whole document. */
  readonly outcome: string;
  readonly extraction: Extraction | null;
  /** What does not hold. */
  readonly violations: readonly string[];
}

/** Milliseconds for what follows the reading, which no other process bounds: a usual document takes 20. */
const JUDGING_MS_MAX = 3000;

export async function checkDocument(reader: PageReader, bytes: Uint8Array): Promise<Checked> {
  let started = 0;
  try {
    const reading = await reader.read(bytes);
    started = performance.now();
    const { extraction } = checkReading(reading, { key: 'fuzz.pdf', sha256: '0'.repeat(64) });
    const elapsed = performance.now() - started;
    const slow = elapsed > JUDGING_MS_MAX ? [`judging took ${Math.round(elapsed)} ms`] : [];
    return { outcome: outcomeOf(extraction), extraction, violations: [...slow, ...brokenPromises(extraction)] };
  } catch (error) {
    const where = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { outcome: 'exception', extraction: null, violations: [`${started === 0 ? 'reading' : 'judging'} threw: ${where}`] };
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
