import { useEffect, useMemo } from 'preact/hooks';
import { countRecords } from '../model/count-records.ts';
import { filterRecords } from '../model/filter-records.ts';
import type { Site } from '../model/site.ts';
import { sortRecords } from '../model/sort-records.ts';
import { useQuery } from '../state/use-query.ts';
import { useRecords } from '../state/use-records.ts';
import { useSteady } from '../state/use-steady.ts';
import { useTextSearch } from '../state/use-text-search.ts';
import { wordsOf } from '../words/words-of.ts';
import { ChangesSection } from './changes-section.tsx';
import { DataSection } from './data-section.tsx';
import { Head } from './head.tsx';
import { Pictures } from './pictures.tsx';
import { ResultList } from './result-list.tsx';
import { SearchForm } from './search-form.tsx';

const nothing: ReadonlySet<string> = new Set();

/** The page: what is asked for on top, the records that answer it, pictures of them, what changed last, and the data itself. */
export function App({ site }: { readonly site: Site }) {
  const { query, language, ask, speak } = useQuery();
  const { loaded, failed, retry, newSequence } = useRecords();
  const words = wordsOf(language);
  const sequence = loaded?.sequence ?? 0;
  const search = useTextSearch(query, sequence);
  const foundInText = search.kind === 'found' ? search.ids : nothing;
  const records = useSteady(loaded, query);
  const sorted = useMemo(() => sortRecords(records, query.sort), [records, query.sort]);
  const found = useMemo(() => filterRecords(sorted, query, foundInText), [sorted, query, foundInText]);
  const all = useMemo(() => countRecords(loaded?.records ?? []), [loaded]);
  const counts = useMemo(() => (found.length === all.records ? all : countRecords(found)), [found, all]);

  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${words.title} · ${site.publisher}`;
  }, [language, words, site]);

  return (
    <>
      <a class="skip" href="#records">
        {words.skip}
      </a>
      <Head words={words} site={site} loaded={loaded} counts={all} speak={speak} />
      <main>
        <SearchForm words={words} query={query} ask={ask} counts={all} search={search} />
        <div class="columns">
          <ResultList words={words} query={query} ask={ask} found={found} loaded={loaded} failed={failed} retry={retry} />
          <Pictures words={words} query={query} ask={ask} counts={counts} />
          <ChangesSection words={words} sequence={sequence} />
          <DataSection words={words} site={site} />
        </div>
      </main>
      <p class="toast" role="status">
        {newSequence === null ? '' : words.newRelease(newSequence)}
      </p>
    </>
  );
}
