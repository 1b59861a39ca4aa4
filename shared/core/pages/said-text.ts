import { shortenText } from '../changes/shorten-text.ts';
import { summaryLimits } from '../changes/summary-limits.ts';
import { type Markup, markup } from '../documents/render-markup.ts';

/** Text of a document, isolated from the direction and language of what stands around it. */
export function saidText(text: string, charactersMax: number): Markup {
  return markup`<bdi lang="zh-CN">${shortenText(text, charactersMax)}</bdi>`;
}

/** A name of a document's, on one line. */
export function saidName(text: string): Markup {
  return saidText(text.replace(/\s+/gu, ' '), summaryLimits.nameCharactersMax);
}
