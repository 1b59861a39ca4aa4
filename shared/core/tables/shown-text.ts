/** What a reader sees of a character, where the code point that a font gives is another one. Nothing else is folded: no NFKC, no straightened quotes. */
import { ideographOfRadical } from './radicals.ts';

const RADICALS = /[\u2E80-\u2FDF]/gu;
/** Their canonical equivalents are the unified ideographs: any normalisation would make the same of them. */
const COMPATIBILITY_IDEOGRAPHS = /[\uF900-\uFAFF]/gu;
/** The mathematical ellipsis, which CMaps of Chinese fonts give for the centred one of the text. */
const CENTRED_ELLIPSIS = /\u22EF/gu;
/** Joiners, marks of direction, soft hyphens, byte-order marks: nothing is shown. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
/** White space of any kind but the ideographic space shows as a space. */
const BLANK = /[\t\n\v\f\r\u0085\u00A0\u2000-\u200A\u2028\u2029\u202F\u205F]/gu;

export function shownText(text: string): string {
  return text
    .replace(RADICALS, (radical) => ideographOfRadical.get(radical) ?? radical)
    .replace(COMPATIBILITY_IDEOGRAPHS, (ideograph) => ideograph.normalize('NFC'))
    .replace(CENTRED_ELLIPSIS, '…')
    .replace(UNSEEN, '')
    .replace(BLANK, ' ');
}
