import { registerSchema, validate } from '@hyperjump/json-schema/draft-2020-12';
import { describe, expect, it } from 'vitest';
import { schemaPaths } from '../../shared/core/feed/schema-paths.ts';
import { shardsToLists } from '../../shared/core/feed/shard-lists.ts';
import { publication } from '../core/feed/example-feed.ts';
import { exampleHistory } from './example-history.ts';

type Json = Parameters<Awaited<ReturnType<typeof validate>>>[0];

describe('our JSON Schemas, by a validator that does not know where they come from', () => {
  it('hold of every document of the feed, and not of one with a field too many', async () => {
    const feed = await exampleHistory();
    const manifests = [...feed.files.keys()].filter((key) => key.startsWith('manifests/'));
    // Such as a feed with a thousand shards has.
    for (const { entry, body } of shardsToLists([], JSON.parse(feed.text(manifests.at(-1) ?? '')).shards)) {
      await feed.put(entry.path, body, { contentType: 'application/json' });
    }
    for (const path of Object.values(schemaPaths)) registerSchema(JSON.parse(feed.text(path)));
    const checked = new Map<string, number>();
    for (const key of feed.files.keys()) {
      for (const [schema, document] of documentsOf(key, feed.text(key))) {
        const isValid = await validate(`${publication.baseUrl}/${schemaPaths[schema]}`);
        expect([key, isValid(document, 'DETAILED')]).toEqual([key, expect.objectContaining({ valid: true })]);
        expect([key, isValid({ ...(document as object), extra: 1 } as Json).valid]).toEqual([key, false]);
        checked.set(schema, (checked.get(schema) ?? 0) + 1);
      }
    }
    expect([...checked.keys()].toSorted()).toEqual(
      Object.keys(schemaPaths)
        .filter((name) => name !== 'receipt')
        .toSorted(),
    );
  });
});

/** What a public file consists of, by the schema that it promises to keep. */
function documentsOf(key: string, text: string): [keyof typeof schemaPaths, Json][] {
  const [folder] = key.split('/');
  if (key === 'latest.json') return [['latest', JSON.parse(text)]];
  if (key === 'feed.json' || folder === 'feed') return feedDocuments('feedItem', JSON.parse(text));
  if (key === 'changes.feed.json') return feedDocuments('publication', JSON.parse(text));
  if (key.endsWith('.ndjson')) return lines(text).map((line) => ['record', JSON.parse(line)]);
  if (key === 'changes.json' || (folder === 'changes' && key.endsWith('.json'))) return [['changes', JSON.parse(text)]];
  if (key === 'overview.json') return [['overview', JSON.parse(text)]];
  if (folder === 'overview') return [['overviewPart', JSON.parse(text)]];
  if (folder === 'manifests') return [['manifest', JSON.parse(text)]];
  if (folder === 'shardlists') return [['shardList', JSON.parse(text)]];
  if (folder === 'records' && key.endsWith('.json')) return [['recordFile', JSON.parse(text)]];
  return [];
}

function feedDocuments(
  item: 'feedItem' | 'publication',
  page: { _jixiao: Json; items: { _jixiao: Json }[] },
): [keyof typeof schemaPaths, Json][] {
  return [['feedPage', page._jixiao], ...page.items.map(({ _jixiao }) => [item, _jixiao] as [typeof item, Json])];
}

function lines(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}
