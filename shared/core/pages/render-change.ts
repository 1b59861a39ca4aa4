import type { RecordChange } from '../changes/change-summary.ts';
import { fieldText } from '../changes/field-text.ts';
import { summaryLimits } from '../changes/summary-limits.ts';
import type { SummaryWords } from '../changes/summary-words.ts';
import type { CurrentRecord, PublishedRecord } from '../document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import { sourceLink } from '../feed/source-path.ts';
import { renderFieldChange } from './render-field-change.ts';
import { saidName, saidText } from './said-text.ts';

/**
 * One record's change: what it is called, why, where from, and field by field what differs. `idPrefix` keeps anchors apart where it stands twice; `sources`
 * are the SHA-256 of those that are public.
 */
export function renderChange(
  { id, title, reason, record, changes }: RecordChange,
  words: SummaryWords,
  idPrefix: string,
  sources: ReadonlySet<string>,
): Markup {
  return markup`<article class="card" id="${idPrefix}${id}">
<h3>${saidName(title)}</h3>
<dl class="rows">
${row(words.record, markup`<span class="code">${words.revision(id, record.revision)}</span>`)}
${row(words.reason, saidText(reason, summaryLimits.textCharactersMax))}
${relations(record, words)}${record.status === 'current' && !record.redacted ? row(words.source, sourceOf(record, words, sources)) : null}
${record.status === 'current' && changes.length === 0 ? mainValues(record, words) : null}${changes.map((change) => renderFieldChange(change, words))}
</dl>
</article>
`;
}

function row(label: string, value: Markup): Markup {
  return markup`<dt>${label}</dt><dd>${value}</dd>`;
}

function relations(record: PublishedRecord, words: SummaryWords): Markup[] {
  const supersedes = record.status === 'current' ? record.supersedes : undefined;
  return [
    ...(supersedes === undefined ? [] : [row(words.supersedes, recordCode(supersedes))]),
    ...(record.supersededBy === undefined ? [] : [row(words.supersededBy, recordCode(record.supersededBy))]),
  ];
}

function recordCode(id: string): Markup {
  return markup`<span class="code">${id}</span>`;
}

function sourceOf({ source: { document, sha256, pages } }: CurrentRecord, words: SummaryWords, sources: ReadonlySet<string>): Markup {
  const shown = words.pages(pages);
  return markup`${saidName(document)}${words.comma}${sources.has(sha256) ? markup`<a href="${sourceLink(sha256, pages)}">${shown}</a>` : shown}`;
}

function mainValues(record: CurrentRecord, words: SummaryWords): Markup[] {
  return (['amounts', 'score', 'grade'] as const).flatMap((field) => {
    const text = fieldText(field, record[field]);
    return text === null || text === '' ? [] : [row(words.fields[field], saidText(text, summaryLimits.textCharactersMax))];
  });
}
