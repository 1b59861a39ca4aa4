import { fieldDifference } from '../changes/field-difference.ts';
import { shortenStretches } from '../changes/shorten-stretches.ts';
import { shortenText } from '../changes/shorten-text.ts';
import { summaryLimits } from '../changes/summary-limits.ts';
import type { SummaryWords } from '../changes/summary-words.ts';
import type { Stretch } from '../changes/text-difference.ts';
import type { FieldChange } from '../document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';

/** A field as it was and is, the words that differ marked: a row of a list of terms. */
export function renderFieldChange(change: Pick<FieldChange, 'path' | 'before' | 'after' | 'class'>, words: SummaryWords): Markup {
  const label = words.fields[change.path as keyof SummaryWords['fields']];
  return markup`<dt>${label} <span class="kind">${words.classes[change.class]}</span></dt><dd><bdi lang="zh-CN">${shown(change, words)}</bdi></dd>`;
}

function shown(change: Pick<FieldChange, 'path' | 'before' | 'after'>, words: SummaryWords): Markup {
  const difference = fieldDifference(change);
  if (difference.kind === 'stretches') return markup`${shortenStretches(difference.stretches, summaryLimits.stretches).map(marked)}`;
  return markup`${side(difference.before, 'removed', words)}<span class="arrow">→</span>${side(difference.after, 'added', words)}`;
}

function side(text: string | null, kind: Stretch['kind'], words: SummaryWords): Markup {
  if (text === null) return markup`${words.noSuchRow}`;
  return text === '' ? markup`${words.emptyRow}` : marked({ kind, text: shortenText(text, summaryLimits.textCharactersMax) });
}

function marked({ kind, text }: Stretch): Markup {
  switch (kind) {
    case 'same':
      return markup`${text}`;
    case 'removed':
      return markup`<del>${visiblyMarked(text)}</del>`;
    case 'added':
      return markup`<ins>${visiblyMarked(text)}</ins>`;
  }
}

/** A changed space or paragraph break would be a mark without anything in it. */
function visiblyMarked(text: string): string {
  return text.replaceAll('\n', '¶\n').replace(/^[^\S\n]+$/u, (spaces) => '␣'.repeat(spaces.length));
}
