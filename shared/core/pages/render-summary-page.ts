import { changeKinds } from '../changes/change-kinds.ts';
import type { ChangeKind, ChangeSummary } from '../changes/change-summary.ts';
import { summaryLimits } from '../changes/summary-limits.ts';
import { chinese, english, type SummaryWords } from '../changes/summary-words.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import { renderChange } from './render-change.ts';
import { renderPublicPage } from './render-public-page.ts';
import { saidName } from './said-text.ts';

/** The files of the same summary that stand beside the page, by their names. */
export interface SummaryFiles {
  readonly json: string;
  readonly md: string;
}

/** The change summary as a page: Chinese, then English. Bounded rows; no text of a document becomes markup. `sources`: SHA-256 of those that are public. */
export function renderSummaryPage(summary: ChangeSummary, files: SummaryFiles, sources: ReadonlySet<string>): string {
  return renderPublicPage({
    title: `${chinese.heading(summary.sequence)} · ${english.heading(summary.sequence)}`,
    description: descriptionOf(summary),
    bar: markup`<a href="../index.html">绩效评价结果</a><span class="grow"></span><a href="${files.json}">JSON</a><a href="${files.md}">Markdown</a><a href="#english" lang="en">English</a>`,
    body: markup`${inLanguage(summary, chinese, '', sources)}
<div class="section" lang="en" id="english">${inLanguage(summary, english, 'en-', sources)}</div>`,
  });
}

function descriptionOf({ publishedAt, counts }: ChangeSummary): string {
  const said = changeKinds.map((kind) => `${chinese.kinds[kind]} ${counts[kind]} 条`);
  return `绩效评价结果 ${publishedAt.slice(0, 10)} 发布：${said.join('，')}。`;
}

function inLanguage(summary: ChangeSummary, words: SummaryWords, idPrefix: string, sources: ReadonlySet<string>): Markup {
  const heading = words.heading(summary.sequence);
  return markup`${idPrefix === '' ? markup`<h1>${heading}</h1>` : markup`<h2>${heading}</h2>`}
<p class="lead">${words.published(summary.publishedAt, summary.previousSequence)}</p>
<dl class="tiles">${[...changeKinds, 'unchanged' as const].map((kind) => markup`<div><dt>${words.kinds[kind]}</dt><dd>${summary.counts[kind]}</dd></div>`)}</dl>
<p class="lead">${words.definitions}${legend(words)}</p>
${changeKinds.flatMap((kind) => kindSection(kind, summary, words, idPrefix, sources))}
${documentSection(summary, words)}`;
}

function legend({ legend }: SummaryWords): Markup {
  const [before, removed, between, added, after] = legend;
  return markup`${before}<del>${removed}</del>${between}<ins>${added}</ins>${after}`;
}

function kindSection(
  kind: ChangeKind,
  summary: ChangeSummary,
  words: SummaryWords,
  idPrefix: string,
  sources: ReadonlySet<string>,
): Markup[] {
  const changes = summary.records.filter((change) => change.kind === kind);
  if (changes.length === 0) return [];
  const shown = changes.slice(0, summaryLimits.rowsPerKindMax);
  return [
    markup`<section class="section"><h2>${words.kinds[kind]} ${count(changes.length)}</h2>
${shown.map((change) => renderChange(change, words, idPrefix, sources))}${moreThanShown(changes.length, words)}</section>`,
  ];
}

function documentSection({ documents }: ChangeSummary, words: SummaryWords): Markup | null {
  if (documents.length === 0) return null;
  const shown = documents.slice(0, summaryLimits.rowsPerKindMax);
  return markup`<section class="section"><h2>${words.documents} ${count(documents.length)}</h2>
<ul class="card files">${shown.map(({ document }) => markup`<li>${saidName(document)}</li>`)}</ul>${moreThanShown(documents.length, words)}</section>`;
}

function count(number: number): Markup {
  return markup`<span class="count">${number}</span>`;
}

function moreThanShown(count: number, words: SummaryWords): Markup | null {
  return count > summaryLimits.rowsPerKindMax ? markup`<p class="lead">${words.more(count - summaryLimits.rowsPerKindMax)}</p>` : null;
}
