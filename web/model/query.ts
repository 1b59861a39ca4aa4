import type { Grade } from '../../shared/core/document.ts';
import type { Rectification } from '../../shared/core/overview/overview-row.ts';

export const sortOrders = ['changed', 'score-down', 'score-up', 'amount-down', 'amount-up'] as const;
export type SortOrder = (typeof sortOrders)[number];

export const grades: readonly Grade[] = ['优', '良', '中', '合格', '差', '不合格'];
export const rectifications: readonly Rectification[] = ['reported', 'none', 'empty', 'absent'];
export const statuses = ['current', 'withdrawn'] as const;

/** What is asked for. `null`: not asked. It stands in the address, so that a view can be linked to. */
export interface Query {
  readonly words: string;
  /** Whether the words may also stand in the text of a record. */
  readonly inText: boolean;
  readonly year: number | null;
  readonly agency: string | null;
  /** `none`: no grade is given. */
  readonly grade: Grade | 'none' | null;
  /** In yuan. */
  readonly amountMin: number | null;
  readonly amountMax: number | null;
  readonly rectification: Rectification | null;
  /** Index into `problemWords`. */
  readonly problem: number | null;
  readonly status: (typeof statuses)[number] | null;
  readonly sort: SortOrder;
}

export const emptyQuery: Query = {
  words: '',
  inText: false,
  year: null,
  agency: null,
  grade: null,
  amountMin: null,
  amountMax: null,
  rectification: null,
  problem: null,
  status: null,
  sort: 'changed',
};
