import type { DocumentStatus, Receipt } from '../document.ts';
import type { PageSketch } from '../pictures/page-sketch.ts';
import { inBeijing } from './in-beijing.ts';
import { renderDocument } from './render-document.ts';
import { type Markup, markup } from './render-markup.ts';
import { findingsShown, renderFindings, renderTasks } from './render-receipt-findings.ts';
import { renderRecords } from './render-receipt-records.ts';
import { placesOf, renderSheets } from './render-receipt-sheets.ts';
import { receiptStyle } from './render-receipt-style.ts';
import { statusTitles } from './status-titles.ts';

/**
 * A receipt as a Chinese page for the records officer: complete in itself, no script, nothing from elsewhere. Names and texts come from uploaded files:
 * they are escaped, and the page's policy would refuse whatever slipped through. With sketches, each finding that has a place on one shows it.
 */
export function renderReceipt(receipt: Receipt, sketches: readonly PageSketch[] = []): string {
  const shown = findingsShown(receipt);
  const places = placesOf(shown, sketches);
  const left = shown.filter(({ box }) => box !== undefined).length - places.length;
  const title = statusTitles[receipt.status];
  const { symbol, tone } = statusMarks[receipt.status];
  return renderDocument({
    title: `回执：${title} · ${receipt.document}`,
    style: receiptStyle,
    head: markup`<meta name="robots" content="noindex">`,
    body: markup`<main>
<header><p class="kind">绩效评价结果上传回执</p><h1>${fileName(receipt.document)}</h1>${folder(receipt.document)}</header>
<div class="banner ${tone}"><span class="symbol" aria-hidden="true">${symbol}</span><div><p class="status">${title}</p><p>${statusSentence(receipt)}</p></div></div>
${renderTasks(receipt)}
${renderTotals(receipt)}
${renderRecords(receipt)}
${renderFindings(receipt, places)}
${renderSheets(places, left)}
${renderFooter(receipt)}
</main>`,
  });
}

const statusMarks: Readonly<Record<DocumentStatus, { readonly symbol: string; readonly tone: string }>> = {
  accepted: { symbol: '✓', tone: 'good' },
  partial: { symbol: '!', tone: 'mixed' },
  held: { symbol: '!', tone: 'bad' },
  rejected: { symbol: '×', tone: 'bad' },
  duplicate: { symbol: '=', tone: 'plain' },
  withdrawn: { symbol: '–', tone: 'plain' },
  failed: { symbol: '!', tone: 'bad' },
};

function statusSentence({ status, tablesFound, recordsAccepted, recordsHeld, duplicateOf, failedAt, records }: Receipt): Markup {
  const confirmed = records.filter((record) => record.status === 'accepted' && record.confirmation !== undefined).length;
  switch (status) {
    case 'accepted':
      if (confirmed > 0) return markup`找到 ${tablesFound} 张项目表，全部收录，其中 ${confirmed} 张经人工确认按原文发布。`;
      return markup`找到 ${tablesFound} 张项目表，全部读取无误。`;
    case 'partial':
      if (recordsHeld === 0) return markup`找到的 ${tablesFound} 张项目表已收录，但文件中还有读不出的内容。`;
      return markup`找到 ${tablesFound} 张项目表，收录 ${recordsAccepted} 张；另有 ${recordsHeld} 张有问题，没有收录。`;
    case 'held':
      return markup`找到 ${tablesFound} 张项目表，每一张都有问题，没有收录。`;
    case 'rejected':
      return markup`没有从这份文件中读到任何项目表。`;
    case 'duplicate':
      return markup`这份文件与 <b class="key">${duplicateOf ?? ''}</b> 完全相同，不会重复公开。`;
    case 'withdrawn':
      return markup`这份文件已不在上传目录中，不再作为公开数据的来源。`;
    case 'failed':
      return markup`${failedAt === undefined ? '' : `${inBeijing(failedAt)}，`}系统未能处理这份文件。这是系统的问题，不是文件的问题。我们正在处理，您不必重新上传；处理好后，本回执会更新。以前公开的内容保持不变。`;
  }
}

function renderTotals(receipt: Receipt): Markup {
  const kept = receipt.records.filter(({ status }) => status === 'kept').length;
  return markup`
<section class="facts" aria-label="核对">
<dl><dt>核对</dt><dd><b>${receipt.tablesFound}</b> 张表 = <b>${receipt.recordsAccepted}</b> 张收录 + <b>${receipt.recordsHeld}</b> 张未收录</dd></dl>
<dl><dt>公开</dt><dd>${publicationSentence(receipt)}</dd></dl>${
    kept === 0
      ? null
      : markup`
<dl><dt>保留</dt><dd>这一版没有读全，上一版的 <b>${kept}</b> 条记录继续公开；公开的内容因此比这份文件旧。</dd></dl>`
  }
</section>`;
}

function publicationSentence({ publication, status }: Receipt): Markup {
  if (status === 'failed' && publication !== null) return markup`公开数据仍是这份文件以前的内容。`;
  if (publication === 'pending')
    return status === 'withdrawn' ? markup`等待处理，公开数据稍后更新，本回执也会更新。` : markup`等待发布。发布后本回执会更新。`;
  if (publication === null) return markup`这份文件没有公开的内容。`;
  if (status === 'withdrawn') return markup`公开数据自第 <b>${publication}</b> 期起不再以这份文件为来源。`;
  return markup`公开数据自第 <b>${publication}</b> 期起反映这份文件的内容。`;
}

function renderFooter({ document, sha256, versionId }: Receipt): Markup {
  return markup`
<footer>
<p>文件：<span class="key">${document}</span></p>
${versionId === null ? null : markup`<p>版本：<span class="code">${versionId}</span></p>`}
${sha256 === null ? null : markup`<p>SHA-256：<span class="code">${sha256}</span></p>`}
<p>本回执由系统自动生成，文件或公开数据有变化时会更新。改正后的文件请以同一文件名放入，系统会自动替换旧版本。</p>
</footer>`;
}

function fileName(document: string): string {
  return document.slice(document.lastIndexOf('/') + 1);
}

function folder(document: string): Markup | null {
  const end = document.lastIndexOf('/');
  return end === -1 ? null : markup`<p class="folder">${document.slice(0, end + 1)}</p>`;
}
