import { useEffect, useState } from 'preact/hooks';
import type { Loaded } from '../load/record-store.ts';
import type { ListedRecord } from '../model/listed-record.ts';
import { type Query, type SortOrder, sortOrders } from '../model/query.ts';
import type { Words } from '../words/words.ts';
import { RecordRow } from './record-row.tsx';

/** Rows that are drawn at first, and more each time they are asked for: a list that every reader can walk through, drawn in an instant. */
const rowsAtATime = 50;

interface ResultListProps {
  readonly words: Words;
  readonly query: Query;
  readonly ask: (change: Partial<Query>) => void;
  readonly found: readonly ListedRecord[];
  readonly loaded: Loaded | null;
  readonly failed: boolean;
  readonly retry: () => void;
}

export function ResultList({ words, query, ask, found, loaded, failed, retry }: ResultListProps) {
  const [rows, setRows] = useState(rowsAtATime);
  useEffect(() => setRows(rowsAtATime), [query]);
  const left = found.length - rows;
  return (
    <section id="records" class="results" aria-labelledby="records-title">
      <div class="results-head">
        <h2 id="records-title">{words.sections.records}</h2>
        <p role="status">{loaded === null ? '' : words.found(found.length, found.filter(({ withdrawn }) => withdrawn).length)}</p>
        <label class="sort">
          <span>{words.sort}</span>
          <select value={query.sort} onChange={({ currentTarget: { value } }) => ask({ sort: value as SortOrder })}>
            {sortOrders.map((order) => (
              <option key={order} value={order}>
                {words.sortOrders[order]}
              </option>
            ))}
          </select>
        </label>
      </div>
      <p class="soft progress">{loaded === null || loaded.complete ? '' : words.loadingRest(loaded.records.length, loaded.total)}</p>
      {failed && (
        <p class="notice">
          {words.failed}{' '}
          <button type="button" onClick={retry}>
            {words.again}
          </button>
        </p>
      )}
      {loaded === null && !failed && <p class="soft waiting">{words.loading}</p>}
      {loaded !== null && found.length === 0 && <p class="notice">{words.none}</p>}
      <ol class="records">
        {found.slice(0, rows).map((record) => (
          <RecordRow key={record.id} record={record} words={words} />
        ))}
      </ol>
      {left > 0 && (
        <button type="button" class="more" onClick={() => setRows(rows + rowsAtATime)}>
          {words.more(Math.min(rowsAtATime, left), left)}
        </button>
      )}
    </section>
  );
}
