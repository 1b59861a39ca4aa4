import { useCallback, useEffect, useState } from 'preact/hooks';
import type { Query } from '../model/query.ts';
import { addressToQuery, queryToAddress } from '../model/query-address.ts';
import type { Language } from '../words/words.ts';

export interface Asked {
  readonly query: Query;
  readonly language: Language;
  readonly ask: (change: Partial<Query>) => void;
  readonly speak: (language: Language) => void;
}

/** What is asked for, and in which language: it stands in the address, and follows the browser's back and forward. */
export function useQuery(): Asked {
  const [state, setState] = useState(readAddress);
  useEffect(() => {
    const follow = (): void => setState(readAddress());
    addEventListener('popstate', follow);
    return () => removeEventListener('popstate', follow);
  }, []);
  const change = useCallback((after: (state: AddressState) => AddressState) => {
    setState((before) => {
      const next = after(before);
      history.replaceState(null, '', addressOf(next));
      return next;
    });
  }, []);
  const ask = useCallback((asked: Partial<Query>) => change((before) => ({ ...before, query: { ...before.query, ...asked } })), [change]);
  const speak = useCallback((language: Language) => change((before) => ({ ...before, language })), [change]);
  return { ...state, ask, speak };
}

interface AddressState {
  readonly query: Query;
  readonly language: Language;
}

function readAddress(): AddressState {
  const address = new URLSearchParams(location.search);
  return { query: addressToQuery(address), language: address.get('lang') === 'en' ? 'en' : 'zh-CN' };
}

function addressOf({ query, language }: AddressState): string {
  const address = queryToAddress(query);
  if (language === 'en') address.set('lang', 'en');
  const said = address.toString();
  return `${location.pathname}${said === '' ? '' : `?${said}`}${location.hash}`;
}
