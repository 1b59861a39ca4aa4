import { chinese, english } from '../changes/summary-words.ts';
import type { ContentField, CurrentRecord, Tombstone } from '../document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import type { FeedRelease } from '../feed/feed-release.ts';
import { type RecordFile, recordPagePath } from '../feed/record-file.ts';
import { sourceLink } from '../feed/source-path.ts';
import { recordLinkedData } from './record-linked-data.ts';
import { renderHistory } from './render-history.ts';
import { renderPublicPage } from './render-public-page.ts';

/** `records/<id>.html`: what a deep link leads to. The record in full, or its tombstone; its source, field by field; how it came to be so. */
export function renderRecordPage(file: RecordFile, publication: FeedRelease['publication'], isSourcePublic: boolean): string {
  const { record } = file;
  const description = descriptionOf(record);
  return renderPublicPage({
    title: `${record.projectName} · ${record.agency} · ${record.fiscalYear} 年度绩效评价结果`,
    description,
    linkedData: recordLinkedData(file, description, publication),
    bar: markup`<a href="../index.html">绩效评价结果</a><span class="grow"></span><a href="${file.id}.json">JSON</a>`,
    body: markup`<h1><bdi>${record.projectName}</bdi></h1>
<p class="lead"><a href="../index.html?${agencyQuery(record)}"><bdi>${record.agency}</bdi></a> · <a href="../index.html?year=${record.fiscalYear}">${record.fiscalYear} 年度</a></p>
${record.status === 'withdrawn' ? withdrawnNotice(record) : currentContent(record, isSourcePublic)}
${renderHistory(file)}
<p class="footer">记录编号 Record <span class="code">${file.id}</span>，第 ${record.revision} 版；${record.publishedAt.slice(0, 10)} 首次发布，${record.modifiedAt.slice(0, 10)} 最近变更。</p>`,
  });
}

function descriptionOf(record: CurrentRecord | Tombstone): string {
  const subject = `${record.agency} ${record.fiscalYear} 年度项目“${record.projectName}”`;
  if (record.status === 'withdrawn') return `${subject}的绩效评价结果已撤回，不再有效。`;
  const said = [
    ...record.amounts.map(({ label, text }) => `${label} ${text}`),
    ...(record.scoreText === null ? [] : [`评价分值 ${record.scoreText}`]),
    ...(record.gradeText === null ? [] : [`评价结论 ${record.gradeText}`]),
  ];
  return `${subject}的绩效评价结果${said.length === 0 ? '' : `：${said.join('，')}`}。`;
}

function agencyQuery({ agency }: { readonly agency: string }): string {
  return new URLSearchParams({ agency }).toString();
}

function withdrawnNotice({ reason, supersededBy }: Tombstone): Markup {
  return markup`<div class="card"><p><span class="chip withdrawn">已撤回 Withdrawn</span> 本记录不再有效；编号保留，不会用于其他项目。</p>
<dl class="rows"><dt>原因 Reason</dt><dd><bdi>${reason}</bdi></dd>${supersededBy === undefined ? null : relation('由此记录取代 Superseded by', supersededBy)}</dl></div>`;
}

const narratives = ['achievements', 'problems', 'recommendations', 'rectification'] as const;

function currentContent(record: CurrentRecord, isSourcePublic: boolean): Markup {
  return markup`<dl class="tiles">
${[
  tile('score', record.scoreText, record.score === null ? null : String(record.score)),
  tile('grade', record.gradeText, record.grade),
  ...record.amounts.map(
    ({ label, text, yuan }) => markup`<div><dt><bdi>${label}</bdi></dt><dd><bdi>${text}</bdi><small>${yuan} 元</small></dd></div>`,
  ),
]}
</dl>
${narratives.map((field) => narrative(field, record, isSourcePublic))}
${record.additionalFields.map(
  ({ label, text }) =>
    markup`<section class="section"><h2><bdi>${label}</bdi></h2>${text.map((each) => markup`<p class="paragraph"><bdi>${each}</bdi></p>`)}</section>`,
)}
${sourceSection(record, isSourcePublic)}`;
}

/** As printed, and how it is understood where that is something else. */
function tile(field: 'score' | 'grade', printed: string | null, meant: string | null): Markup {
  const understood = meant === null || meant === printed ? null : markup`<small>${meant}</small>`;
  return markup`<div><dt>${bothLabels(field)}</dt><dd>${printed === null ? '—' : markup`<bdi>${printed}</bdi>`}${understood}</dd></div>`;
}

function narrative(field: (typeof narratives)[number], record: CurrentRecord, isSourcePublic: boolean): Markup {
  const paragraphs = record[field];
  const body =
    paragraphs === null
      ? markup`<p class="soft">${chinese.noSuchRow} ${english.noSuchRow}</p>`
      : paragraphs.length === 0
        ? markup`<p class="soft">${chinese.emptyRow} ${english.emptyRow}</p>`
        : paragraphs.map((paragraph) => markup`<p class="paragraph"><bdi>${paragraph}</bdi></p>`);
  return markup`<section class="section"><h2>${bothLabels(field)}${pagesOf(field, record, isSourcePublic)}</h2>${body}</section>`;
}

function bothLabels(field: ContentField): Markup {
  return markup`${chinese.fields[field]} <span class="count" lang="en">${english.fields[field]}</span>`;
}

function pagesOf(field: ContentField, { source }: CurrentRecord, isSourcePublic: boolean): Markup | null {
  const pages = [...new Set((source.fields[field] ?? []).map(({ page }) => page))].sort((a, b) => a - b);
  return pages.length === 0 ? null : markup` <span class="soft">${pagesIn(source, pages, isSourcePublic)}</span>`;
}

function pagesIn({ sha256 }: CurrentRecord['source'], pages: readonly number[], isSourcePublic: boolean): Markup {
  const shown = chinese.pages(pages);
  return isSourcePublic ? markup`<a href="${sourceLink(sha256, pages)}">${shown}</a>` : markup`${shown}`;
}

function sourceSection({ source, findings, supersedes, supersededBy, confirmation }: CurrentRecord, isSourcePublic: boolean): Markup {
  return markup`<section class="section"><h2>来源 <span class="count" lang="en">Source</span></h2>
<dl class="rows"><dt>文件 Document</dt><dd><bdi>${source.document}</bdi></dd><dt>页码 Pages</dt><dd>${pagesIn(source, source.pages, isSourcePublic)}</dd><dt>SHA-256</dt><dd class="code">${source.sha256}</dd>
${supersedes === undefined ? null : relation('取代记录 Supersedes', supersedes)}${supersededBy === undefined ? null : relation('由此记录取代 Superseded by', supersededBy)}
${confirmation === undefined ? null : markup`<dt>人工确认 Confirmed</dt><dd><bdi>${confirmation.who}</bdi>，${confirmation.when.slice(0, 10)}：<bdi>${confirmation.why}</bdi></dd>`}
${findings.map(({ messageZh, found }) => markup`<dt>提示 Note</dt><dd><bdi>${messageZh}</bdi>${found === undefined ? null : markup` <q><bdi>${found}</bdi></q>`}</dd>`)}</dl></section>`;
}

function relation(label: string, id: string): Markup {
  return markup`<dt>${label}</dt><dd><a class="code" href="../${recordPagePath(id)}">${id}</a></dd>`;
}
