import type { RecordChange } from '../../../shared/core/changes/change-summary.ts';
import { contentEntry } from '../../../shared/core/feed/content-entry.ts';
import type { FeedRelease } from '../../../shared/core/feed/feed-release.ts';
import type { Release } from '../changes/publish-state.ts';

export const publication = {
  baseUrl: 'https://data.example.cn/jixiao',
  datasetTitle: '绩效评价结果 Performance evaluation results',
  publisher: '示例单位',
  contact: 'data@example.cn',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};

export function feedRelease(sequence: number, publishedAt = '2024-03-01T08:00:00.000Z'): FeedRelease {
  const changes = {
    json: contentEntry(`changes/${sequence}-`, 'json', `${sequence}`),
    html: contentEntry(`changes/${sequence}-`, 'html', `${sequence}`),
  };
  return { sequence, publishedAt, changes, publication };
}

export function onlyChange(release: Release | null): RecordChange {
  const [change, ...others] = release?.summary.records ?? [];
  if (change === undefined || others.length > 0) throw new Error('a release with one change was meant');
  return change;
}
