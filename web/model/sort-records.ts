import type { ListedRecord } from './listed-record.ts';
import type { SortOrder } from './query.ts';

/** In the order asked for; what has no such value comes last, and ties are broken by the id, so that a page looks the same each time. */
export function sortRecords(records: readonly ListedRecord[], order: SortOrder): ListedRecord[] {
  const [key, direction] = keys[order];
  const sorted = records.map((record) => ({ record, value: key(record) }));
  sorted.sort((a, b) => compare(a.value, b.value, direction) || (a.record.id < b.record.id ? -1 : 1));
  return sorted.map(({ record }) => record);
}

type Key = (record: ListedRecord) => number | null;

const up = 1;
const down = -1;

const score: Key = ({ score }) => score;
const amount: Key = ({ amount }) => amount?.yuan ?? null;

const keys: Readonly<Record<SortOrder, readonly [Key, typeof up | typeof down]>> = {
  changed: [({ modifiedAt }) => Date.parse(modifiedAt), down],
  'score-down': [score, down],
  'score-up': [score, up],
  'amount-down': [amount, down],
  'amount-up': [amount, up],
};

function compare(a: number | null, b: number | null, direction: number): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null);
  return (a - b) * direction;
}
