/** What a reader sees of a character, where the code point that a font gives is another one. Nothing else is folded: no NFKC, no straightened quotes. */
import { ideographOfRadical } from './radicals.ts';

const RADICALS = /[\u2E80-\u2FDF]/gu;
/** Their canonical equivalents are the unified ideographs: any normalisation would make the same of them. */
const COMPATIBILITY_IDEOGRAPHS = /[\uF900-\uFAFF]/gu;
/**
 * Fonts for simplified Chinese draw these pairs with one glyph, and printers then name the first: the mathematical ellipsis for the centred one of the text,
 * the horizontal bar for the dash, the two-em and three-em dashes for two and three of it, the figure dash, the wave dash for the tilde, the division slash, the katakana middle dot, the technical angle brackets, an
 * ideograph of extension A.
 */
const signOfGlyph: ReadonlyMap<string, string> = new Map([
  ['\u22EF', '…'],
  ['\u2015', '—'],
  ['\u2E3A', '——'],
  ['\u2E3B', '———'],
  ['\u2012', '–'],
  ['\u301C', '～'],
  ['\u2215', '／'],
  ['\u30FB', '·'],
  ['\u2329', '〈'],
  ['\u232A', '〉'],
  ['\u3B35', '胶'],
]);
const SHARED_GLYPHS = new RegExp(`[${[...signOfGlyph.keys()].join('')}]`, 'gu');
/** Letters drawn as one glyph: ﬃ shows ffi. */
const LIGATURES = /[\uFB00-\uFB06]/gu;
/** Joiners, marks of direction, soft hyphens, byte-order marks: nothing is shown. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2060-\u2064\uFEFF]/gu;
/** White space of any kind but the ideographic space shows as a space. */
const BLANK = /[\t\n\v\f\r\u0085\u00A0\u2000-\u200A\u2028\u2029\u202F\u205F]/gu;

/** Any of the above: of a hundred texts one has one. */
const OTHER_THAN_SHOWN = new RegExp(
  [RADICALS, COMPATIBILITY_IDEOGRAPHS, SHARED_GLYPHS, LIGATURES, UNSEEN, BLANK].map(({ source }) => source).join('|'),
  'u',
);

export function shownText(text: string): string {
  if (!OTHER_THAN_SHOWN.test(text)) return text;
  return text
    .replace(RADICALS, (radical) => ideographOfRadical.get(radical) ?? radical)
    .replace(COMPATIBILITY_IDEOGRAPHS, (ideograph) => ideograph.normalize('NFC'))
    .replace(SHARED_GLYPHS, (sign) => signOfGlyph.get(sign) ?? sign)
    .replace(LIGATURES, (ligature) => ligature.normalize('NFKC'))
    .replace(UNSEEN, '')
    .replace(BLANK, ' ');
}
