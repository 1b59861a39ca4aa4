import { useEffect, useState } from 'preact/hooks';
import type { JsonFeed, JsonFeedItem } from '../../shared/core/feed/json-feed.ts';
import { fetchJson } from '../load/fetch-json.ts';
import { useNearView } from '../state/use-near-view.ts';
import type { Words } from '../words/words.ts';
import { ChangeItem } from './change-item.tsx';

/** The newest ones; the rest is a link away. */
const itemsShown = 10;

/** The latest changes, from the feed: loaded when they come into view. */
export function ChangesSection({ words, sequence }: { readonly words: Words; readonly sequence: number }) {
  const [element, near] = useNearView<HTMLElement>();
  const [items, setItems] = useState<readonly JsonFeedItem[] | 'failed'>([]);
  useEffect(() => {
    if (!near || sequence === 0) return;
    fetchJson<JsonFeed>('feed.json', 'pointer').then(
      (feed) => setItems(feed.items.slice(0, itemsShown)),
      () => setItems('failed'),
    );
  }, [near, sequence]);
  return (
    <section id="changes" class="section" aria-labelledby="changes-title" ref={element}>
      <h2 id="changes-title">{words.sections.changes}</h2>
      <p class="lead">{words.changes.intro}</p>
      {items === 'failed' ? (
        <p class="notice">{words.failed}</p>
      ) : (
        items.map((item) => <ChangeItem key={item.id} item={item} words={words} />)
      )}
    </section>
  );
}
