import type { ChangeKind } from '../../shared/core/changes/change-summary.ts';
import type { Rectification } from '../../shared/core/overview/overview-row.ts';
import type { SortOrder } from '../model/query.ts';

export type Language = 'zh-CN' | 'en';

/** Everything that the page says, in one language. */
export interface Words {
  readonly language: Language;
  readonly otherLanguage: string;
  readonly title: string;
  readonly lead: string;
  readonly skip: string;
  readonly navigation: string;
  readonly sections: { readonly records: string; readonly pictures: string; readonly changes: string; readonly data: string };
  readonly tiles: {
    readonly records: string;
    readonly agencies: string;
    readonly years: string;
    readonly withdrawn: string;
    readonly release: string;
  };
  readonly release: (sequence: number) => string;
  readonly updated: (at: string) => string;
  readonly newRelease: (sequence: number) => string;
  readonly loading: string;
  readonly loadingRest: (loaded: number, total: number) => string;
  readonly failed: string;
  readonly again: string;
  readonly search: {
    readonly label: string;
    readonly hint: string;
    readonly inText: string;
    readonly searching: (percent: number) => string;
    readonly tooMuch: (megabytes: number, megabytesMax: number) => string;
    readonly textFailed: string;
  };
  readonly filters: {
    readonly more: string;
    readonly year: string;
    readonly agency: string;
    readonly grade: string;
    readonly amount: string;
    readonly amountMin: string;
    readonly amountMax: string;
    readonly rectification: string;
    readonly problem: string;
    readonly status: string;
    readonly any: string;
    readonly noGrade: string;
    readonly current: string;
    readonly withdrawn: string;
    readonly clear: string;
    readonly remove: (what: string) => string;
  };
  readonly sort: string;
  readonly sortOrders: Readonly<Record<SortOrder, string>>;
  readonly found: (count: number, withdrawn: number) => string;
  readonly none: string;
  readonly more: (count: number, left: number) => string;
  readonly row: {
    readonly withdrawn: string;
    readonly noScore: string;
    readonly year: (year: number) => string;
    readonly points: string;
    readonly amounts: Readonly<Record<'final-accounts' | 'budget' | 'other', string>>;
    readonly changed: (date: string) => string;
  };
  readonly rectifications: Readonly<Record<Rectification, string>>;
  readonly pictures: {
    readonly intro: string;
    readonly grades: string;
    readonly scores: string;
    readonly scoresNote: (median: string, count: number) => string;
    readonly scoreRange: (from: number, to: number, isFirst: boolean) => string;
    readonly agencies: string;
    readonly agenciesNote: (shown: number, all: number) => string;
    readonly median: (score: string) => string;
    readonly amounts: string;
    readonly amountsNote: string;
    readonly problems: string;
    readonly problemsNote: string;
    readonly rectification: string;
    readonly count: (count: number) => string;
    readonly filterBy: (what: string) => string;
    readonly empty: string;
  };
  readonly changes: {
    readonly intro: string;
    readonly kinds: Readonly<Record<ChangeKind, string>>;
    readonly noSuchRow: string;
    readonly emptyRow: string;
    readonly all: string;
    readonly newest: string;
    readonly inRelease: (sequence: number) => string;
    readonly moreFields: (count: number) => string;
  };
  readonly data: {
    readonly intro: string;
    readonly files: Readonly<Record<string, string>>;
    readonly rules: readonly string[];
    readonly licence: string;
    readonly noLicence: string;
    readonly contact: string;
    readonly publisher: string;
  };
}
