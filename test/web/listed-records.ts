import type { ListedRecord } from '../../web/model/listed-record.ts';
import { searchable } from '../../web/model/searchable.ts';

/** A record of the list; what matters to a test is given. */
export function listed(number: number, given: Partial<ListedRecord> = {}): ListedRecord {
  const record = {
    id: `pe-${String(number).padStart(16, '0')}`,
    fiscalYear: 2020,
    agency: '市教育局',
    projectName: `项目${number}`,
    modifiedAt: '2024-03-01T08:00:00.000Z',
    withdrawn: false,
    score: 80,
    grade: '良' as const,
    amount: { kind: 'final-accounts' as const, yuan: 1_000_000 },
    rectification: 'reported' as const,
    problemWords: 0,
    ...given,
  };
  return { ...record, haystack: `${searchable(record.projectName)}\n${searchable(record.agency)}` };
}
