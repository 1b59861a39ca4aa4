import type { Amount, Grade, PublishedRecord } from '../document.ts';
import { problemWords } from './problem-words.ts';

/**
 * `reported`: the row is there and says something; `none`: it says that there is none; `empty`: it is there and says nothing; `absent`: the form has no
 * such row.
 */
export type Rectification = 'reported' | 'none' | 'empty' | 'absent';

/** What the page for people must know of every record to list, filter, sort and count it; all else it reads when someone asks for it. */
export interface OverviewRow {
  readonly id: string;
  readonly agency: string;
  readonly projectName: string;
  readonly withdrawn: boolean;
  /** RFC 3339. */
  readonly modifiedAt: string;
  readonly score: number | null;
  readonly grade: Grade | null;
  /** Of several, the final accounts; where there are none, the budget; where there is none, what there is. The first of its kind. */
  readonly amount: Pick<Amount, 'kind' | 'yuan'> | null;
  readonly rectification: Rectification;
  /** Bit n: a word of the n-th group of `problemWords` stands in its problems. */
  readonly problemWords: number;
}

export function overviewRow(record: PublishedRecord): OverviewRow {
  const { id, agency, projectName, modifiedAt } = record;
  const named = { id, agency, projectName, modifiedAt };
  if (record.status === 'withdrawn') {
    return { ...named, withdrawn: true, score: null, grade: null, amount: null, rectification: 'absent', problemWords: 0 };
  }
  return {
    ...named,
    withdrawn: false,
    score: record.score,
    grade: record.grade,
    amount: mainAmount(record.amounts),
    rectification: rectificationOf(record.rectification),
    problemWords: wordsIn(record.problems ?? []),
  };
}

function mainAmount(amounts: readonly Amount[]): OverviewRow['amount'] {
  const main = (['final-accounts', 'budget', 'other'] as const).flatMap((kind) => amounts.find((amount) => amount.kind === kind) ?? []);
  const [first] = main;
  return first === undefined ? null : { kind: first.kind, yuan: first.yuan };
}

function rectificationOf(paragraphs: readonly string[] | null): Rectification {
  if (paragraphs === null) return 'absent';
  const said = paragraphs.join('').replace(/[\s\p{P}]/gu, '');
  if (said === '') return 'empty';
  return saysNone.has(said) ? 'none' : 'reported';
}

/** What stands in the row where there is nothing to report: the whole of it, but for punctuation. */
const saysNone: ReadonlySet<string> = new Set(['无', '暂无', '没有', '不涉及', '无整改情况', '暂无整改情况']);

function wordsIn(paragraphs: readonly string[]): number {
  const text = paragraphs.join('\n');
  return problemWords.reduce((bits, { words }, index) => bits | (words.some((word) => text.includes(word)) ? 1 << index : 0), 0);
}
