import { useEffect, useRef, useState } from 'preact/hooks';
import { type TextSearch, TextSearcher } from '../load/search-texts.ts';
import type { Query } from '../model/query.ts';
import { searchable } from '../model/searchable.ts';

export type TextSearchState = TextSearch | { readonly kind: 'off' | 'failed' } | { readonly kind: 'searching'; readonly percent: number };

/** A pause after which typing counts as done, in milliseconds. */
const typingPauseMs = 300;

/** The search in the whole text, where it is asked for; begun anew for other words, another year or agency, or another release. */
export function useTextSearch({ words, inText, year, agency }: Query, sequence: number): TextSearchState {
  const searcher = useRef(new TextSearcher());
  const [state, setState] = useState<TextSearchState>({ kind: 'off' });
  useEffect(() => {
    const sought = words.split(/\s+/u).map(searchable).filter(Boolean);
    if (!inText || sought.length === 0 || sequence === 0) {
      setState({ kind: 'off' });
      return;
    }
    const stop = new AbortController();
    const show = (next: TextSearchState): void => {
      if (!stop.signal.aborted) setState(next);
    };
    const timer = setTimeout(() => {
      searcher.current
        .search(sought, { year, agency }, (done) => show({ kind: 'searching', percent: Math.round(done * 100) }), stop.signal)
        .then(show, () => show({ kind: 'failed' }));
    }, typingPauseMs);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [words, inText, year, agency, sequence]);
  return state;
}
