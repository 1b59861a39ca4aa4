/** An inspection as a page: every page drawn with what was seen on it, and beside it a list that links to the places. No script, nothing from elsewhere. */
import { fieldLabel } from '../changes/field-label.ts';
import { shortenText } from '../changes/shorten-text.ts';
import type { Finding } from '../document.ts';
import { renderDocument } from '../documents/render-document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import type { Page, Pages } from '../geometry/page.ts';
import type { FieldPlace } from './draw-fields.ts';
import type { InspectedField, InspectedPage, InspectedTable, Inspection } from './inspection.ts';
import { inspectionLayers, inspectionStyle } from './inspection-style.ts';
import { type PageOverlay, pageToSvg, pictureLimits } from './page-to-svg.ts';

export interface InspectionLimits {
  /** Pages drawn: a browser still scrolls them. The others are in the list. */
  readonly pagesMax: number;
  /** Of all pictures, in characters of SVG: a dense page has 20,000. */
  readonly charactersMax: number;
  /** Findings told and marked; the JSON form has them all. */
  readonly findingsMax: number;
  /** Tables told; likewise. */
  readonly tablesMax: number;
}

export const inspectionLimits: InspectionLimits = { pagesMax: 200, charactersMax: 20_000_000, findingsMax: 500, tablesMax: 300 };

/** `pages`: those that the inspection was made from. */
export function renderInspection(inspection: Inspection, pages: Pages, limits: InspectionLimits = inspectionLimits): string {
  const shown = {
    ...inspection,
    findings: inspection.findings.slice(0, limits.findingsMax),
    tables: inspection.tables.slice(0, limits.tablesMax),
  };
  const pictures = drawPages(shown, pages, limits);
  return renderDocument({
    title: `inspect: ${inspection.document}`,
    style: inspectionStyle,
    head: null,
    body: markup`<nav>${renderSummary(inspection)}${renderFindings(shown, inspection.findings.length, pictures)}${renderTables(shown, inspection.tables.length, pictures)}${renderPageList(inspection, pictures)}
</nav>
<main>${[...pictures].sort(([a], [b]) => a - b).map(([, picture]) => picture)}
</main>`,
  });
}

type Pictures = ReadonlyMap<number, Markup>;

/** Where the limits leave some out: pages with findings go before pages with tables, and those before others. */
function drawPages(inspection: Inspection, pages: Pages, limits: InspectionLimits): Pictures {
  const found = new Set(inspection.findings.map(({ page }) => page));
  const rank = ({ number, cells }: InspectedPage): number => (found.has(number) ? 0 : cells.length > 0 ? 1 : 2);
  const pictures = new Map<number, Markup>();
  let characters = 0;
  for (const seen of inspection.pages.toSorted((a, b) => rank(a) - rank(b))) {
    const page = pages.at(seen.number - 1);
    if (page === undefined) continue;
    const picture = renderPage(page, seen, inspection);
    if (characters + picture.html.length > limits.charactersMax) continue;
    characters += picture.html.length;
    pictures.set(page.number, picture);
    if (pictures.size === limits.pagesMax) break;
  }
  return pictures;
}

function renderPage(page: Page, inspected: InspectedPage, inspection: Inspection): Markup {
  const { number, width, height, glyphs, rulings, images, cells, textless } = inspected;
  const here = numbered(inspection.findings).filter(({ finding }) => finding.page === number);
  const left =
    glyphs > pictureLimits.glyphsMax
      ? markup` <span class="soft">只画前 ${pictureLimits.glyphsMax} 个字 only the first ${pictureLimits.glyphsMax} glyphs are drawn</span>`
      : null;
  const facts = [
    `${Math.round(width)} × ${Math.round(height)} pt`,
    `${glyphs} glyphs`,
    `${rulings} rulings`,
    `${cells.length} cells`,
    ...(images > 0 ? [`${images} images`] : []),
    ...(textless === null ? [] : [textless]),
  ];
  return markup`
<figure class="page" id="page-${number}"><figcaption>第 ${number} 页 <span class="soft">page ${number} · ${facts.join(' · ')}</span>${left}</figcaption>${pageToSvg(page, overlayOf(page, inspected, inspection))}${
    here.length === 0
      ? null
      : markup`
<ul class="list">${here.map(
          ({ finding, index }) => markup`
<li class="${finding.severity}"><a class="number" href="#finding-${index}">${index}</a>${finding.messageZh} <span class="en">${finding.message}</span></li>`,
        )}
</ul>`
  }
</figure>`;
}

function overlayOf({ disagreements = [] }: Page, { number, cells }: InspectedPage, { tables, findings }: Inspection): PageOverlay {
  return {
    cells,
    fields: tables.flatMap((table, tableIndex) =>
      table.fields.flatMap((field, fieldIndex) =>
        field.boxes.flatMap((box): readonly FieldPlace[] =>
          box.page === number ? [{ id: fieldId(tableIndex, fieldIndex, number), field: field.field, title: titleOf(field), box }] : [],
        ),
      ),
    ),
    doubts: [
      ...tables.flatMap(({ doubts }) => doubts.flatMap(({ box }) => (box.page === number ? [box] : []))),
      ...disagreements.map(({ box }) => box),
    ],
    marks: numbered(findings).flatMap(({ finding: { box, severity, messageZh, message }, index }) =>
      box?.page === number
        ? [{ box, tone: severity, number: index, id: `mark-${index}`, href: `#finding-${index}`, title: `${messageZh} ${message}` }]
        : [],
    ),
  };
}

function numbered(findings: readonly Finding[]): readonly { readonly finding: Finding; readonly index: number }[] {
  return findings.map((finding, index) => ({ finding, index: index + 1 }));
}

function fieldId(table: number, field: number, page: number): string {
  return `field-${table + 1}-${field + 1}-${page}`;
}

function titleOf({ field, label, text }: InspectedField): string {
  return `${fieldLabel(field)} ${field}${label === null ? '' : ` “${label}”`}: ${shortenText(text.join('\n'), textShownMax)}`;
}

/** Of a value, in characters: enough to know it again. */
const textShownMax = 80;

function renderSummary({ document, sha256, engine, pages, tablesFound, recordsAccepted, recordsHeld }: Inspection): Markup {
  return markup`
<h1>${document}</h1>
<p class="soft">SHA-256 <code>${sha256.slice(0, 16)}…</code> · engine ${engine}</p>
<p class="total">${pages.length} 页，${tablesFound} 张表 = ${recordsAccepted} 收录 + ${recordsHeld} 未收录</p>
<p class="en">${pages.length} page(s), ${tablesFound} table(s) = ${recordsAccepted} accepted + ${recordsHeld} held</p>
<div class="layers">${inspectionLayers.map(
    ({ layer, zh, en }) => markup`
<label><input type="checkbox" id="show-${layer}" checked> ${zh} <span class="en">${en}</span></label>`,
  )}
</div>`;
}

function renderFindings({ findings }: Inspection, total: number, pictures: Pictures): Markup {
  return markup`
<h2>问题 Findings（${total}）</h2>
<ul class="list">${numbered(findings).map(({ finding, index }) => renderFinding(finding, index, pictures))}
</ul>${more(total - findings.length)}`;
}

function renderFinding(finding: Finding, index: number, pictures: Pictures): Markup {
  const { severity, code, message, messageZh, page, box, found } = finding;
  const drawn = page !== undefined && pictures.has(page);
  const target = box === undefined ? `#page-${page}` : `#mark-${index}`;
  const number = drawn ? markup`<a class="number" href="${target}">${index}</a>` : markup`<span class="number">${index}</span>`;
  return markup`
<li class="${severity}" id="finding-${index}">${number}${page === undefined ? null : markup`第 ${page} 页 `}${messageZh}
<p class="en">${message} <code>${code}</code></p>${found === undefined || found === '' ? null : markup`<p class="soft">看到 found：<q>${found}</q></p>`}</li>`;
}

function renderTables({ tables }: Inspection, total: number, pictures: Pictures): Markup {
  return markup`
<h2>项目表 Project tables（${total}）</h2>${tables.map((table, index) => renderTable(table, index, pictures))}${more(total - tables.length)}`;
}

/** As many tables are unfolded from the start: on a phone the list stands before the pictures. */
const tablesOpenMax = 1;

function renderTable({ status, projectName, fields }: InspectedTable, index: number, pictures: Pictures): Markup {
  const word = status === 'accepted' ? '收录 accepted' : '未收录 held';
  return markup`
<details${index < tablesOpenMax ? markup` open` : null}><summary><span class="chip ${status}">${word}</span>${index + 1}. ${shortenText(projectName ?? '（读不出项目名称）', textShownMax)}</summary>
<ul class="fields-read">${fields.map((field, fieldIndex) => renderField(field, index, fieldIndex, pictures))}
</ul></details>`;
}

function renderField({ field, label, text, value, boxes }: InspectedField, table: number, index: number, pictures: Pictures): Markup {
  const pages = [...new Set(boxes.map(({ page }) => page))];
  const links = pages.map((page) =>
    pictures.has(page)
      ? markup`<a class="at" href="#${fieldId(table, index, page)}">第 ${page} 页</a>`
      : markup`<span class="at">第 ${page} 页</span>`,
  );
  const printed = text.join(' ');
  return markup`
<li class="${field}"><b>${label ?? fieldLabel(field)}</b>${links}<br>${shortenText(printed, textShownMax)}${value === null || String(value) === printed ? null : markup` <span class="soft">= ${String(value)}</span>`}${text.length > 1 ? markup` <span class="soft">${text.length} 段</span>` : null}</li>`;
}

function renderPageList({ pages }: Inspection, pictures: Pictures): Markup {
  const left = pages.length - pictures.size;
  return markup`
<h2>页 Pages（${pages.length}）</h2>
<p class="pages">${pages.map(({ number }) => (pictures.has(number) ? markup`<a href="#page-${number}">${number}</a> ` : markup`${number} `))}</p>${
    left === 0
      ? null
      : markup`
<p class="soft">${left} 页没有画出 ${left} pages are not drawn: 有问题的页优先 those with findings go first</p>`
  }`;
}

function more(count: number): Markup | null {
  return count <= 0
    ? null
    : markup`
<p class="soft">另有 ${count} 条，见 --json ${count} more: see --json</p>`;
}
