import { chinese, english } from '../changes/summary-words.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import type { RecordFile } from '../feed/record-file.ts';
import { renderFieldChange } from './render-field-change.ts';

/** A record's revisions, newest first: when, why, and field by field what changed. */
export function renderHistory({ history, earlierRevisions }: Pick<RecordFile, 'history' | 'earlierRevisions'>): Markup {
  return markup`<section class="section"><h2>历史 <span class="count" lang="en">History</span></h2>
${history.map(renderRevision)}${earlierRevisions === 0 ? null : markup`<p class="lead">更早的 ${earlierRevisions} 个版次见各期的变更摘要。</p>`}</section>`;
}

function renderRevision({ revision, sequence, publishedAt, kind, reason, changes, summary }: RecordFile['history'][number]): Markup {
  return markup`<article class="card"><h3>第 ${revision} 版 <span class="chip ${kind}">${chinese.kinds[kind]} ${english.kinds[kind]}</span></h3>
<p class="soft">${publishedAt.slice(0, 10)}，<a href="../${summary.path}">第 ${sequence} 期</a>；<bdi>${reason}</bdi></p>
${changes.length === 0 ? null : markup`<dl class="rows">${changes.map((change) => renderFieldChange(change, chinese))}</dl>`}</article>
`;
}
