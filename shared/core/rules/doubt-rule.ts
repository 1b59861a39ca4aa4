import type { Doubt, DoubtCode, ProjectTable } from '../tables/report.ts';
import type { Rule } from './rule.ts';

/** A table that was read; or a document's text, where no table was recognised. */
export interface Doubted {
  readonly table: Pick<ProjectTable, 'doubts'>;
}

/**
 * A rule that passes on what made reading a table doubtful: such a table is never published. One finding a page: a font that lies does so
 * in every other word. */
export function doubtRule(
  code: DoubtCode,
  documentation: Rule<Doubted>['documentation'],
  messages: { readonly en: string; readonly zh: string },
): Rule<Doubted> {
  return {
    code,
    severity: 'error',
    documentation,
    check: ({ table }) =>
      [...Map.groupBy(matching(table.doubts, code), ({ box }) => box.page).values()].flatMap(([first, ...more]) => {
        if (!first) return [];
        const [places, placesZh] =
          more.length === 0 ? ['', ''] : [` (${more.length + 1} places on this page)`, `（本页 ${more.length + 1} 处）`];
        return [{ message: `${messages.en}${places}.`, messageZh: `${messages.zh}${placesZh}。`, box: first.box, found: first.found }];
      }),
  };
}

function matching(doubts: readonly Doubt[], code: DoubtCode): readonly Doubt[] {
  return doubts.filter((doubt) => doubt.code === code);
}
