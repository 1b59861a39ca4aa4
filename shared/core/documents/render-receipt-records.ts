import { fieldText } from '../changes/field-text.ts';
import { shortenStretches } from '../changes/shorten-stretches.ts';
import { textDifference } from '../changes/text-difference.ts';
import type { FieldChange, Receipt } from '../document.ts';
import { inBeijing } from './in-beijing.ts';
import { type Markup, markup } from './render-markup.ts';
import { titleOfCode } from './render-receipt-findings.ts';

type ReceiptRecord = Receipt['records'][number];

/** Records that a page shows, those that were not taken first; the JSON receipt has them all. */
export const recordsShownMax = 200;

/** Enough to see what changed in a text of some pages. */
const changeLimits = { contextCharacters: 16, changeCharactersMax: 200, placesMax: 12 };

export function renderRecords(receipt: Receipt): Markup | null {
  const { records } = receipt;
  if (records.length === 0) return null;
  const ordered = [...records.filter(isHeld), ...records.filter((record) => !isHeld(record))];
  return markup`
<section><h2>项目<span class="count">${records.length}</span></h2>
<ul class="records">${ordered.slice(0, recordsShownMax).map((record) => renderRecord(record, receipt))}
</ul>${
    records.length <= recordsShownMax
      ? null
      : markup`
<p class="rest">另有 ${records.length - recordsShownMax} 个项目，见同名的 JSON 回执。</p>`
  }
</section>`;
}

const statusWords: Readonly<Record<ReceiptRecord['status'], { readonly word: string; readonly tone: string }>> = {
  accepted: { word: '已收录', tone: 'good' },
  held: { word: '未收录', tone: 'bad' },
  kept: { word: '保留上一版', tone: 'mixed' },
};

/** Whatever was read of it. */
const withdrawnWords = { word: '已撤回', tone: 'bad' };

function renderRecord(record: ReceiptRecord, receipt: Receipt): Markup {
  const { word, tone } = record.withdrawnAt === undefined ? statusWords[record.status] : withdrawnWords;
  return markup`
<li><p class="name"><span class="chip ${tone}">${word}</span>${record.projectName ?? '（读不出项目名称）'}</p>
<p class="where">${pagesOf(record)}${record.id === null ? null : markup`<span class="code">${record.id}</span>`}</p>${reasonsOf(record, receipt)}${decisionOf(record)}${confirmationOf(record)}${speakerOf(record, receipt)}${changesOf(record)}</li>`;
}

function pagesOf({ pages, status }: ReceiptRecord): Markup | null {
  const [first] = pages;
  const last = pages.at(-1);
  if (first === undefined || last === undefined) return null;
  const where = first === last ? `第 ${first} 页` : `第 ${first} 至 ${last} 页`;
  return markup`<span>${status === 'kept' ? `上一版${where}` : where}</span>`;
}

/** The errors that hold a record: by its id, or by its pages where it could not be identified. */
function reasonsOf(record: ReceiptRecord, { findings }: Receipt): Markup | null {
  if (record.status !== 'held') return null;
  const own = findings.filter(({ severity, recordId = null, page }) => {
    return severity === 'error' && recordId === record.id && (page === undefined || record.pages.includes(page));
  });
  if (own.length === 0) return null;
  return markup`
<p class="reasons">原因：${[...new Set(own.map(({ code }) => titleOfCode(code)))].join('、')}</p>`;
}

function decisionOf({ withdrawnAt }: ReceiptRecord): Markup | null {
  if (withdrawnAt === undefined) return null;
  return markup`
<p class="reasons">发布单位于${inBeijing(withdrawnAt)}决定撤回，公开数据中不显示其内容。</p>`;
}

/** Who took it on themselves that the record stands as printed. */
function confirmationOf({ confirmation }: ReceiptRecord): Markup | null {
  if (confirmation === undefined) return null;
  const { who, when, why } = confirmation;
  return markup`
<p class="confirmed">经人工确认按原文发布：${who}，${inBeijing(when)}。理由：${why}</p>`;
}

function speakerOf({ speaker }: ReceiptRecord, { document }: Receipt): Markup | null {
  if (speaker === undefined) return null;
  if (speaker === document)
    return markup`
<p class="speaker">公开数据以这份文件为准。</p>`;
  return markup`
<p class="speaker">公开数据中这个项目以 <b class="key">${speaker}</b> 为准。</p>`;
}

function changesOf({ changes }: ReceiptRecord): Markup | null {
  if (changes === undefined) return null;
  if (changes.length === 0)
    return markup`
<p class="same">与上一版相同。</p>`;
  return markup`
<dl class="changes">${changes.filter(isNews).map(
    (change) => markup`
<dt>${change.label}${change.class === 'format' ? markup`<span class="hint">仅写法不同</span>` : null}</dt><dd>${renderChange(change)}</dd>`,
  )}
</dl>`;
}

/** The number or grade itself says what its text as printed would only say again. */
function isNews({ path, class: kind }: FieldChange): boolean {
  return !((path === 'scoreText' || path === 'gradeText') && kind === 'value');
}

/** Old → new: a long text by what differs in it, anything else whole. */
function renderChange({ path, before, after, class: kind }: FieldChange): Markup {
  const [old, now] = [fieldText(path, before) ?? '（无此栏）', fieldText(path, after) ?? '（无此栏）'];
  if (kind !== 'text') return markup`<del>${old}</del><span class="arrow"> → </span><ins>${now}</ins>`;
  return markup`${shortenStretches(textDifference(old, now), changeLimits).map(({ kind: stretch, text }) => {
    if (stretch === 'removed') return markup`<del>${text}</del>`;
    return stretch === 'added' ? markup`<ins>${text}</ins>` : markup`${text}`;
  })}`;
}

function isHeld({ status }: ReceiptRecord): boolean {
  return status === 'held';
}
