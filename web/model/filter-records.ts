import type { ListedRecord } from './listed-record.ts';
import type { Query } from './query.ts';
import { searchable } from './searchable.ts';

/** The records that a query asks for, in the order given. `foundInText`: ids of records in whose text the words stand. */
export function filterRecords(records: readonly ListedRecord[], query: Query, foundInText: ReadonlySet<string>): ListedRecord[] {
  const words = query.words.split(/\s+/u).map(searchable).filter(Boolean);
  const tests = testsOf(query);
  return records.filter(
    (record) =>
      tests.every((test) => test(record)) && (words.every((word) => record.haystack.includes(word)) || foundInText.has(record.id)),
  );
}

type Test = (record: ListedRecord) => boolean;

/** Only what is asked for is looked at: most of 100,000 records fail the first test. */
function testsOf({ year, agency, grade, amountMin, amountMax, rectification, problem, status }: Query): Test[] {
  const tests: (Test | null)[] = [
    year === null ? null : (record) => record.fiscalYear === year,
    agency === null ? null : (record) => record.agency === agency,
    grade === null ? null : (record) => !record.withdrawn && record.grade === (grade === 'none' ? null : grade),
    amountMin === null ? null : ({ amount }) => amount !== null && amount.yuan >= amountMin,
    amountMax === null ? null : ({ amount }) => amount !== null && amount.yuan <= amountMax,
    rectification === null ? null : (record) => !record.withdrawn && record.rectification === rectification,
    problem === null ? null : (record) => (record.problemWords & (1 << problem)) !== 0,
    status === null ? null : (record) => record.withdrawn === (status === 'withdrawn'),
  ];
  return tests.filter((test) => test !== null);
}
