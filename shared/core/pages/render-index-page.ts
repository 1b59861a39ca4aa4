import assert from 'node:assert/strict';
import { renderDocument } from '../documents/render-document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import type { FeedRelease } from '../feed/feed-release.ts';
import type { Manifest } from '../feed/manifest.ts';
import { dataBlock } from './data-block.ts';
import { datasetLinkedData } from './dataset-linked-data.ts';
import type { PageProgram } from './page-program.ts';
import { publicStyle } from './public-style.ts';

/**
 * `index.html`, the page for people: one file, its script and style within it, named by their hashes in its policy, so that it is whole or not there. It
 * reads the feed that it stands beside and nothing else. Without a script it says what there is and where.
 */
export function renderIndexPage(
  manifest: Pick<Manifest, 'sequence' | 'publishedAt' | 'overview'>,
  publication: FeedRelease['publication'],
  program: PageProgram,
): string {
  const { script } = program;
  assert(!/<\/script|<!--/iu.test(script), 'the script would end before its end');
  const description = `${publication.publisher}公开的绩效评价结果：可检索、可下载的开放数据。Performance evaluation results as open data.`;
  return renderDocument({
    title: `绩效评价结果 · ${publication.publisher}`,
    style: publicStyle + program.style,
    script,
    dataImages: true,
    head: markup`<meta name="description" content="${description}">
<link rel="canonical" href="${publication.baseUrl}/">
<link rel="alternate" type="application/feed+json" title="${publication.datasetTitle}" href="feed.json">
<link rel="icon" href="data:,">
${dataBlock('application/ld+json', datasetLinkedData(manifest, publication))}
${dataBlock('application/json', publication, 'site')}`,
    body: markup`<div id="page">${withoutScript(manifest, publication)}</div>
<script type="module">${{ html: script }}</script>`,
  });
}

function withoutScript(
  { sequence, publishedAt, overview }: Pick<Manifest, 'sequence' | 'publishedAt' | 'overview'>,
  { publisher }: FeedRelease['publication'],
): Markup {
  const current = overview.parts.reduce((sum, part) => sum + part.current, 0);
  return markup`<header class="head"><nav class="bar" aria-label="导航 Navigation"><span class="publisher">${publisher}</span></nav>
<h1>绩效评价结果</h1>
<p class="lead">第 ${sequence} 期，${publishedAt.slice(0, 10)} 发布，${current} 条有效记录。全部数据：<a href="records.csv">CSV</a>、<a href="records.ndjson">NDJSON</a>、<a href="feed.json">JSON Feed</a>、<a href="changes.json">最新变更</a>。</p>
<noscript><p class="lead">检索与图示需要 JavaScript。 Searching and pictures need JavaScript.</p></noscript></header>`;
}
