import type { Rectification } from '../../shared/core/overview/overview-row.ts';
import { problemWords } from '../../shared/core/overview/problem-words.ts';
import type { ListedRecord } from './listed-record.ts';
import { grades, type Query, rectifications } from './query.ts';

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
  /** All that were looked at, withdrawn ones too. */
  readonly records: number;
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

/** In one walk over the records: each is added to the whole, to its year and to its agency. */
export function countRecords(records: readonly ListedRecord[]): Counts {
  const whole = newTally();
  const years = new Map<number, Tally>();
  const agencies = new Map<string, Tally>();
  const problems = problemWords.map((_, problem) => ({ problem, count: 0 }));
  for (const record of records) {
    if (record.withdrawn) continue;
    addTo(whole, record);
    addTo(tallyOf(years, record.fiscalYear), record);
    addTo(tallyOf(agencies, record.agency), record);
    for (const each of problems) if ((record.problemWords & (1 << each.problem)) !== 0) each.count += 1;
  }
  return {
    records: records.length,
    whole: toGroup(null, whole),
    years: [...years].map(([key, tally]) => toGroup(key, tally)).sort((a, b) => b.key - a.key),
    agencies: [...agencies].map(([key, tally]) => toGroup(key, tally)).sort((a, b) => b.count - a.count || (a.key < b.key ? -1 : 1)),
    scores: countScores(whole.scores),
    problems: problems.filter(({ count }) => count > 0).sort((a, b) => b.count - a.count),
  };
}

/** A group while it is being counted. */
interface Tally {
  count: number;
  yuan: number;
  readonly grades: Map<GradeOrNone, number>;
  readonly rectifications: Map<Rectification, number>;
  readonly scores: number[];
}

function newTally(): Tally {
  const counts = [...grades, 'none' as const].map((grade) => [grade, 0] as const);
  return { count: 0, yuan: 0, grades: new Map(counts), rectifications: new Map(rectifications.map((each) => [each, 0])), scores: [] };
}

function tallyOf<K>(tallies: Map<K, Tally>, key: K): Tally {
  const known = tallies.get(key);
  if (known !== undefined) return known;
  const tally = newTally();
  tallies.set(key, tally);
  return tally;
}

function addTo(tally: Tally, { amount, grade, rectification, score }: ListedRecord): void {
  const gradeOrNone = grade ?? 'none';
  tally.count += 1;
  tally.yuan += amount?.yuan ?? 0;
  tally.grades.set(gradeOrNone, (tally.grades.get(gradeOrNone) ?? 0) + 1);
  tally.rectifications.set(rectification, (tally.rectifications.get(rectification) ?? 0) + 1);
  if (score !== null) tally.scores.push(score);
}

function toGroup<K>(key: K, { scores, ...tally }: Tally): Group<K> {
  return { key, ...tally, medianScore: median(scores) };
}

function median(values: readonly number[]): number | null {
  const sorted = Float64Array.from(values).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle];
  if (upper === undefined) return null;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? upper) + upper) / 2;
}

function countScores(scores: readonly number[]): Counts['scores'] {
  const bars = Array.from({ length: (100 - scoreFloor) / scoreStep }, (_, index) => ({ from: scoreFloor + index * scoreStep, count: 0 }));
  for (const score of scores) {
    const at = Math.floor((score - scoreFloor) / scoreStep);
    const bar = bars[Math.max(0, Math.min(bars.length - 1, at))];
    if (bar !== undefined) bar.count += 1;
  }
  return bars;
}
