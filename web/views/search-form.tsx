import { useState } from 'preact/hooks';
import { problemWords } from '../../shared/core/overview/problem-words.ts';
import type { Counts } from '../model/count-records.ts';
import { emptyQuery, grades, type Query, rectifications, statuses } from '../model/query.ts';
import type { TextSearchState } from '../state/use-text-search.ts';
import type { Words } from '../words/words.ts';
import { Choice } from './choice.tsx';

interface SearchFormProps {
  readonly words: Words;
  readonly query: Query;
  readonly ask: (change: Partial<Query>) => void;
  /** Of all records: what there is to choose from. */
  readonly counts: Counts;
  readonly search: TextSearchState;
}

const yuanPerUnit = 10_000;

/** Narrower windows show the filters when they are asked for: the list comes first there. */
const wide = '(min-width: 40rem)';

export function SearchForm({ words, query, ask, counts, search }: SearchFormProps) {
  const { filters } = words;
  const [isWide] = useState(() => matchMedia(wide).matches);
  const isEmpty = JSON.stringify({ ...query, sort: emptyQuery.sort }) === JSON.stringify(emptyQuery);
  const amount = (name: 'amountMin' | 'amountMax', label: string) => (
    <input
      type="number"
      inputMode="decimal"
      min="0"
      step="any"
      aria-label={label}
      value={query[name] === null ? '' : query[name] / yuanPerUnit}
      onChange={({ currentTarget: { value } }) => ask({ [name]: value === '' ? null : Number(value) * yuanPerUnit })}
    />
  );
  return (
    <search class="search">
      <form onSubmit={(event) => event.preventDefault()}>
        <label class="words">
          <span class="unseen">{words.search.label}</span>
          <input
            type="search"
            name="q"
            autocomplete="off"
            placeholder={words.search.hint}
            value={query.words}
            onInput={({ currentTarget: { value } }) => ask({ words: value })}
          />
        </label>
        <label class="in-text">
          <input type="checkbox" checked={query.inText} onChange={({ currentTarget: { checked } }) => ask({ inText: checked })} />
          <span>{words.search.inText}</span>
        </label>
        <p class="search-state" role="status">
          {searchSentence(search, words)}
        </p>
        <details class="narrow" open={isWide || undefined}>
          <summary>{filters.more}</summary>
          <div class="filters">
            <Choice
              label={filters.year}
              any={filters.any}
              value={query.year === null ? '' : String(query.year)}
              options={withChosen(
                counts.years.map(({ key }) => [String(key), String(key)]),
                query.year === null ? null : String(query.year),
              )}
              onChoose={(value) => ask({ year: value === null ? null : Number(value) })}
            />
            <Choice
              label={filters.agency}
              any={filters.any}
              value={query.agency ?? ''}
              options={withChosen(
                counts.agencies.map(({ key }) => [key, key]),
                query.agency,
              )}
              onChoose={(agency) => ask({ agency })}
            />
            <Choice
              label={filters.grade}
              any={filters.any}
              value={query.grade ?? ''}
              options={[...grades.map((grade) => [grade, grade] as const), ['none', filters.noGrade]]}
              onChoose={(value) => ask({ grade: value as Query['grade'] })}
            />
            <fieldset class="amounts">
              <legend>{filters.amount}</legend>
              {amount('amountMin', filters.amountMin)}
              <span aria-hidden="true">–</span>
              {amount('amountMax', filters.amountMax)}
            </fieldset>
            <Choice
              label={filters.rectification}
              any={filters.any}
              value={query.rectification ?? ''}
              options={rectifications.map((each) => [each, words.rectifications[each]])}
              onChoose={(value) => ask({ rectification: value as Query['rectification'] })}
            />
            <Choice
              label={filters.problem}
              any={filters.any}
              value={query.problem === null ? '' : String(query.problem)}
              options={problemWords.map((group, index) => [String(index), words.language === 'en' ? `${group.zh} ${group.en}` : group.zh])}
              onChoose={(value) => ask({ problem: value === null ? null : Number(value) })}
            />
            <Choice
              label={filters.status}
              any={filters.any}
              value={query.status ?? ''}
              options={statuses.map((each) => [each, filters[each]])}
              onChoose={(value) => ask({ status: value as Query['status'] })}
            />
            <button type="button" class="clear" disabled={isEmpty} onClick={() => ask({ ...emptyQuery, sort: query.sort })}>
              {filters.clear}
            </button>
          </div>
        </details>
      </form>
    </search>
  );
}

/** What the address asks for stays to be seen, though nothing of the kind is there (yet). */
function withChosen(options: readonly (readonly [string, string])[], chosen: string | null): readonly (readonly [string, string])[] {
  return chosen === null || options.some(([value]) => value === chosen) ? options : [[chosen, chosen], ...options];
}

function searchSentence(search: TextSearchState, { search: words }: Words): string {
  switch (search.kind) {
    case 'searching':
      return words.searching(search.percent);
    case 'too-much':
      return words.tooMuch(search.megabytes, search.megabytesMax);
    case 'failed':
      return words.textFailed;
    case 'off':
    case 'found':
      return '';
  }
}
