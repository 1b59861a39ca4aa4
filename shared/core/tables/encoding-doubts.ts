/**
 * Signs that a font's encoding lies or is missing. One character that is not what is shown makes every other one of the document suspect: where two signs or
 * more are found, each table is doubted, whatever stands in it.
 */
import type { DoubtCode } from './report.ts';

export interface EncodingSign {
  readonly code: Extract<DoubtCode, 'encoding-lies' | 'text-not-mapped'>;
  readonly found: string;
}

/** What a reader puts where a font gives nothing, and code points that have no meaning but the font's own. */
const NOT_MAPPED = /[\uFFFD\uE000-\uF8FF\u{F0000}-\u{10FFFF}]/u;
const CONTROL = /\p{Cc}/u;
/** European letters that no Chinese report writes next to an ideograph (é in a name stands next to letters). */
const FOREIGN_LETTER = /[\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u024F\u00AA-\u00AF\u00B4\u00B8-\u00BF\u00A1-\u00A6]/u;
const FOREIGN_IN_CHINESE = new RegExp(`\\p{Script=Han}${FOREIGN_LETTER.source}|${FOREIGN_LETTER.source}\\p{Script=Han}`, 'u');
/** A lone small letter, or a sign of program text, between two ideographs. */
const LONE_IN_CHINESE = /\p{Script=Han}(?:[a-z]|[`~^_|\\{}\][@$=])\p{Script=Han}/u;

/** The characters around a sign that are shown. */
const AROUND = 6;

export function encodingSigns(text: string): EncodingSign[] {
  const signs: EncodingSign[] = [];
  const notMapped = text.search(NOT_MAPPED);
  if (notMapped >= 0) signs.push({ code: 'text-not-mapped', found: around(text, notMapped) });
  for (const pattern of [CONTROL, FOREIGN_IN_CHINESE, LONE_IN_CHINESE]) {
    const index = text.search(pattern);
    if (index >= 0) signs.push({ code: 'encoding-lies', found: around(text, index) });
  }
  return signs;
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - AROUND), index + AROUND);
}
