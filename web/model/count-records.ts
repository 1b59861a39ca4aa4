import type { Rectification } from '../../shared/core/overview/overview-row.ts';
import { problemWords } from '../../shared/core/overview/problem-words.ts';
import type { ListedRecord } from './listed-record.ts';
import { grades, type Query } from './query.ts';

export type GradeOrNone = NonNullable<Query['grade']>;

/** A group of records: how many, their grades, their scores' median, what they cost. */
export interface Group<K> {
  readonly key: K;
  readonly count: number;
  readonly grades: ReadonlyMap<GradeOrNone, number>;
  readonly rectifications: ReadonlyMap<Rectification, number>;
  /** Null where none has a score. */
  readonly medianScore: number | null;
  readonly yuan: number;
}

/** What the pictures show of the current records of a view. */
export interface Counts {
  readonly whole: Group<null>;
  /** Newest first. */
  readonly years: readonly Group<number>[];
  /** Those with the most records first. */
  readonly agencies: readonly Group<string>[];
  /** Scores from `from` up to five more; the last takes 100. */
  readonly scores: readonly { readonly from: number; readonly count: number }[];
  /** By the index of `problemWords`, the most frequent first. */
  readonly problems: readonly { readonly problem: number; readonly count: number }[];
}

/** Points of score to a bar, and where the bars begin: what is lower stands in the first one. */
export const scoreStep = 5;
export const scoreFloor = 50;

export function countRecords(records: readonly ListedRecord[]): Counts {
  const current = records.filter(({ withdrawn }) => !withdrawn);
  const groups = <K>(key: (record: ListedRecord) => K): Group<K>[] => [...Map.groupBy(current, key)].map(([each, of]) => group(each, of));
  return {
    whole: group(null, current),
    years: groups(({ fiscalYear }) => fiscalYear).sort((a, b) => b.key - a.key),
    agencies: groups(({ agency }) => agency).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    scores: countScores(current),
    problems: countProblems(current),
  };
}

function group<K>(key: K, records: readonly ListedRecord[]): Group<K> {
  const count = <T>(values: readonly T[], of: (record: ListedRecord) => T): ReadonlyMap<T, number> => {
    const counts = new Map(values.map((value) => [value, 0]));
    for (const record of records) counts.set(of(record), (counts.get(of(record)) ?? 0) + 1);
    return counts;
  };
  return {
    key,
    count: records.length,
    grades: count<GradeOrNone>([...grades, 'none'], ({ grade }) => grade ?? 'none'),
    rectifications: count<Rectification>(['reported', 'empty', 'absent'], ({ rectification }) => rectification),
    medianScore: median(records.flatMap(({ score }) => score ?? [])),
    yuan: records.reduce((sum, { amount }) => sum + (amount?.yuan ?? 0), 0),
  };
}

function median(values: number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function countScores(records: readonly ListedRecord[]): Counts['scores'] {
  const bars = Array.from({ length: (100 - scoreFloor) / scoreStep }, (_, index) => ({ from: scoreFloor + index * scoreStep, count: 0 }));
  for (const { score } of records) {
    if (score === null) continue;
    const at = Math.floor((score - scoreFloor) / scoreStep);
    const bar = bars[Math.max(0, Math.min(bars.length - 1, at))];
    if (bar !== undefined) bar.count += 1;
  }
  return bars;
}

function countProblems(records: readonly ListedRecord[]): Counts['problems'] {
  return problemWords
    .map((_, problem) => ({ problem, count: records.filter((record) => (record.problemWords & (1 << problem)) !== 0).length }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count);
}
