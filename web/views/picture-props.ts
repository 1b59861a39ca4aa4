import type { Counts } from '../model/count-records.ts';
import type { Query } from '../model/query.ts';
import type { Words } from '../words/words.ts';

export interface PictureProps {
  readonly words: Words;
  readonly query: Query;
  readonly ask: (change: Partial<Query>) => void;
  readonly counts: Counts;
}
