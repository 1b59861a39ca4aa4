import type { RecordChange } from '../changes/change-summary.ts';
import { fieldDifference } from '../changes/field-difference.ts';
import { fieldLabel } from '../changes/field-label.ts';
import { fieldText } from '../changes/field-text.ts';
import { type StretchLimits, shortenStretches } from '../changes/shorten-stretches.ts';
import { shortenText } from '../changes/shorten-text.ts';
import { chinese } from '../changes/summary-words.ts';
import type { Stretch } from '../changes/text-difference.ts';
import { visibleText } from '../changes/visible-text.ts';
import type { CurrentRecord, FieldChange } from '../document.ts';

const fieldsShown = ['amounts', 'score', 'grade', 'achievements', 'problems', 'recommendations', 'rectification'] as const;

/** What one field may take of the text, so that a long one leaves room for the others. In characters. */
const fieldCharactersMax = 160;

const stretchLimits: StretchLimits = { contextCharacters: 12, changeCharactersMax: 80, placesMax: 4 };

/** An item for people, in Chinese, as plain text: what the record says, or what changed in it, and why. */
export function feedItemText(change: RecordChange): string {
  return visibleText([`${chinese.kinds[change.kind]}：${change.title}`, ...said(change), `${chinese.reason}：${change.reason}`].join('\n'));
}

function said({ record, changes }: RecordChange): string[] {
  if (record.status === 'withdrawn')
    return [`本记录已撤回，不再有效；编号 ${record.id} 保留，不会用于其他项目。`, ...successor(record.supersededBy)];
  if (record.redacted) return [];
  const { document, pages } = record.source;
  const body = changes.length === 0 ? recordLines(record) : changes.map(changeLine);
  return [...body, `${chinese.source}：${document}，${chinese.pages(pages)}`];
}

function successor(id: string | undefined): string[] {
  return id === undefined ? [] : [`${chinese.supersededBy}：${id}`];
}

function recordLines(record: CurrentRecord): string[] {
  return fieldsShown.flatMap((field) => {
    const text = fieldText(field, record[field]);
    return text === null || text === '' ? [] : [`${fieldLabel(field)}：${shortenText(text, fieldCharactersMax)}`];
  });
}

function changeLine(change: FieldChange): string {
  const difference = fieldDifference(change);
  if (difference.kind === 'sides') return `${change.label}：${side(difference.before)} → ${side(difference.after)}`;
  return `${change.label}：${shortenStretches(difference.stretches, stretchLimits).map(marked).join('')}`;
}

function side(text: string | null): string {
  if (text === null) return chinese.noSuchRow;
  return text === '' ? chinese.emptyRow : shortenText(text, fieldCharactersMax);
}

function marked({ kind, text }: Stretch): string {
  switch (kind) {
    case 'same':
      return text;
    case 'removed':
      return `〔删：${text}〕`;
    case 'added':
      return `〔增：${text}〕`;
  }
}
