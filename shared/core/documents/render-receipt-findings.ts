import type { Finding, Receipt } from '../document.ts';
import { rules } from '../rules/index.ts';
import { pagesOfFindings } from './pages-of-findings.ts';
import { type Markup, markup } from './render-markup.ts';
import { type ReceiptPlace, renderCrop } from './render-receipt-sheets.ts';

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

/** The errors and warnings that the page shows, in its order: those whose places are drawn. */
export function findingsShown({ findings }: Receipt): readonly Finding[] {
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity).slice(0, findingsShownMax);
  return [...of('error'), ...of('warning')];
}

interface Surroundings {
  /** Project names by record. */
  readonly names: ReadonlyMap<string, string>;
  readonly places: ReadonlyMap<Finding, ReceiptPlace>;
}

/** What was found, with where and why; notes folded away. */
export function renderFindings({ findings, records }: Receipt, placed: readonly ReceiptPlace[]): Markup | null {
  if (findings.length === 0) return null;
  const names = new Map(records.flatMap(({ id, projectName }) => (id === null || projectName === null ? [] : [[id, projectName]])));
  const around: Surroundings = { names, places: new Map(placed.map((place) => [place.finding, place])) };
  const of = (severity: Finding['severity']) => findings.filter((finding) => finding.severity === severity);
  return markup`
<section><h2>详细说明</h2>${group('error', '问题', of('error'), around)}${group('warning', '提示', of('warning'), around)}${notes(of('info'), around)}
</section>`;
}

function group(tone: string, title: string, findings: readonly Finding[], around: Surroundings): Markup | null {
  if (findings.length === 0) return null;
  return markup`
<h3>${title}<span class="count">${findings.length}</span></h3>
<ul class="findings ${tone}">${findings.slice(0, findingsShownMax).map((finding) => renderFinding(finding, around))}
</ul>${rest(findings)}`;
}

function notes(findings: readonly Finding[], around: Surroundings): Markup | null {
  if (findings.length === 0) return null;
  return markup`
<details><summary>说明<span class="count">${findings.length}</span></summary>
<ul class="findings info">${findings.slice(0, findingsShownMax).map((finding) => renderFinding(finding, around))}
</ul>${rest(findings)}</details>`;
}

function rest(findings: readonly Finding[]): Markup | null {
  if (findings.length <= findingsShownMax) return null;
  return markup`
<p class="rest">另有 ${findings.length - findingsShownMax} 条，见同名的 JSON 回执。</p>`;
}

function renderFinding(finding: Finding, { names, places }: Surroundings): Markup {
  const { code, messageZh, page, recordId, found, expected } = finding;
  const name = recordId === undefined ? undefined : names.get(recordId);
  const meaning = documentation.get(code)?.meaning;
  const place = places.get(finding);
  return markup`
<li${place ? markup` id="finding-${place.number}"` : null}><p class="what">${place ? markup`<a class="number" href="#place-${place.number}">${place.number}</a>` : null}${page === undefined ? null : markup`<span class="page">第 ${page} 页</span>`}${messageZh}</p>${
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
  }${place ? renderCrop(place) : null}</li>`;
}

/** Page numbers shown in one line. */
const pagesShownMax = 12;

function pagesOf(findings: readonly Finding[]): Markup | null {
  const pages = pagesOfFindings(findings);
  if (pages.length === 0) return null;
  return markup`<span class="page">第 ${pages.slice(0, pagesShownMax).join('、')} 页${pages.length > pagesShownMax ? '等' : ''}</span>`;
}
