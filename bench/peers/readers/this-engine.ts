/** This project's engine: what the extract Lambda does with a document's bytes, by the same functions, without the bucket and the table. */
import { readFile } from 'node:fs/promises';
import { createPdfProcessReader } from '../../../shared/adapters/pdf/pdf-process-reader.ts';
import { checkReading } from '../../../shared/core/documents/check-reading.ts';
import type { FieldValues } from '../reading.ts';
import { printReadings } from './print-readings.ts';

const reader = createPdfProcessReader();

await printReadings(async (path) => {
  const { extraction } = checkReading(await reader.read(await readFile(path)), { key: 'report.pdf', sha256: '0'.repeat(64) });
  const { entries, findings } = extraction;
  const explained = findings.some(({ severity }) => severity === 'error');
  const held = explained ? entries.filter(({ status }) => status === 'held') : [];
  const names = held.flatMap((entry) => ('projectName' in entry && entry.projectName !== null ? [entry.projectName] : []));
  return {
    kind: 'records',
    published: entries.flatMap((entry): FieldValues[] => {
      if (entry.status !== 'accepted') return [];
      const { projectName, amounts, score, grade, achievements, problems, recommendations, rectification } = entry.record;
      const amountYuan = amounts.length > 0 ? amounts.map(({ yuan }) => yuan) : null;
      return [{ projectName, amountYuan, score, grade, achievements, problems, recommendations, rectification }];
    }),
    held: { names, nameless: held.length - names.length, wholeDocument: explained && entries.length === 0 },
  };
});

await reader.close();
