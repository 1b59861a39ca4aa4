/** Where the public JSON Schemas stand. The number grows when a change would break a reader of the one before. */
export const schemaPaths = {
  record: 'schema/record.v1.json',
  recordFile: 'schema/record-file.v1.json',
  changes: 'schema/changes.v1.json',
  manifest: 'schema/manifest.v1.json',
  shardList: 'schema/shard-list.v1.json',
  latest: 'schema/latest.v1.json',
  overview: 'schema/overview.v1.json',
  overviewPart: 'schema/overview-part.v1.json',
  receipt: 'schema/receipt.v1.json',
  feedItem: 'schema/feed-item.v1.json',
  feedPage: 'schema/feed-page.v1.json',
  publication: 'schema/publication.v1.json',
} as const;
