import type { Finding, Receipt } from '../document.ts';
import { rules } from '../rules/index.ts';
import { type Markup, markup } from './render-markup.ts';

/** Findings of one kind that a page shows; a page of ten thousand would help nobody, and the JSON receipt has them all. */
export const findingsShownMax = 50;

const documentation = new Map(rules.map(({ code, documentation: { zh } }) => [code, zh]));

/** What a code is called, for a line of reasons. */
export function titleOfCode(code: string): string {
  return documentation.get(code)?.title ?? code;
}

/** What the officer is asked to do: each kind of error once, with the pages where it is. */
export function renderTasks({ findings, status }: Receipt): Markup | null {
  if (status === 'withdrawn' || status === 'failed') return null;
  const errors = Map.groupBy(
    findings.filter(({ severity }) => severity === 'error'),
    ({ code }) => code,
  );
  if (errors.size === 0)
    return markup`
<p class="nothing">您不需要做什么。</p>`;
  return markup`
<section class="tasks"><h2>请您处理</h2>
<ol>${[...errors].map(
    ([code, found]) => markup`
<li><b>${documentation.get(code)?.title ?? found[0]?.messageZh ?? code}</b>${pagesOf(found)}<br>${documentation.get(code)?.remedy ?? ''}</li>`,
  )}
</ol></section>`;
}

/** What was found, with where and why; notes folded away. */
export function renderFindings({ findings, records }: Receipt): Markup | null {
  if (findings.length === 0) return null;
  const names = new Map(records.flatMap(({ id, projectName }) => (id === null || projectName === null ? [] : [[id, projectName]])));
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity);
  return markup`
<section><h2>详细说明</h2>${group('error', '问题', of('error'), names)}${group('warning', '提示', of('warning'), names)}${notes(of('info'), names)}
</section>`;
}

function group(tone: string, title: string, findings: readonly Finding[], names: ReadonlyMap<string, string>): Markup | null {
  if (findings.length === 0) return null;
  return markup`
<h3>${title}<span class="count">${findings.length}</span></h3>
<ul class="findings ${tone}">${findings.slice(0, findingsShownMax).map((finding) => renderFinding(finding, names))}
</ul>${rest(findings)}`;
}

function notes(findings: readonly Finding[], names: ReadonlyMap<string, string>): Markup | null {
  if (findings.length === 0) return null;
  return markup`
<details><summary>说明<span class="count">${findings.length}</span></summary>
<ul class="findings info">${findings.slice(0, findingsShownMax).map((finding) => renderFinding(finding, names))}
</ul>${rest(findings)}</details>`;
}

function rest(findings: readonly Finding[]): Markup | null {
  if (findings.length <= findingsShownMax) return null;
  return markup`
<p class="rest">另有 ${findings.length - findingsShownMax} 条，见同名的 JSON 回执。</p>`;
}

function renderFinding(finding: Finding, names: ReadonlyMap<string, string>): Markup {
  const { code, messageZh, page, recordId, found, expected } = finding;
  const name = recordId === undefined ? undefined : names.get(recordId);
  const meaning = documentation.get(code)?.meaning;
  return markup`
<li><p class="what">${page === undefined ? null : markup`<span class="page">第 ${page} 页</span>`}${messageZh}</p>${
    name === undefined
      ? null
      : markup`
<p class="of">项目：${name}</p>`
  }${
    found === undefined || found === ''
      ? null
      : markup`
<p class="found">看到：<q>${found}</q>${expected === undefined ? null : markup`　参考：<q>${expected}</q>`}</p>`
  }${
    meaning === undefined
      ? null
      : markup`
<p class="meaning">${meaning}</p>`
  }</li>`;
}

/** Page numbers shown in one line. */
const pagesShownMax = 12;

function pagesOf(findings: readonly Finding[]): Markup | null {
  const pages = [...new Set(findings.flatMap(({ page }) => (page === undefined ? [] : [page])))].sort((a, b) => a - b);
  if (pages.length === 0) return null;
  return markup`<span class="page">第 ${pages.slice(0, pagesShownMax).join('、')} 页${pages.length > pagesShownMax ? '等' : ''}</span>`;
}
