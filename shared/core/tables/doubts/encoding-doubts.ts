/**
 * Signs that a font's encoding lies or is missing. One character that is not what is shown makes every other one of the document suspect: where two signs or
 * more are found, each table is doubted, whatever stands in it.
 */
import type { DoubtCode } from '../report.ts';

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
/** A lone small letter, or a sign of program text, between two ideographs; but for `第i项`, `x光`. */
const LONE_IN_CHINESE = /\p{Script=Han}(?:(?<!第)[a-z](?!光)|[`~^_|\\{}\][@$])\p{Script=Han}/u;
/** So is an equals sign, but in a formula, where a sign of what is calculated follows it: `得分=权重×完成率`. A lie puts it for a quotation mark: `“预算执行率=目标值`. */
const EQUALS_IN_CHINESE = /\p{Script=Han}=\p{Script=Han}(?![^，。；;]*(?:[×÷*/+＋∑]|之和|之积|之比))/u;

/** Kana that a Chinese report writes next to an ideograph nowhere; ・ and ー stand in foreign names. */
const KANA_IN_CHINESE = /\p{Script=Han}(?![・ー])[\u3041-\u30FA]|(?![・ー])[\u3041-\u30FA]\p{Script=Han}/u;
/** A capital between two ideographs is somebody's word; so many of them in one paragraph are not, but for those that count or name: `A级`, `B座`, `X光`. */
const LONE_CAPITALS_MAX = 2;
const LONE_CAPITAL = /(?<=\p{Script=Han})[A-Z](?=\p{Script=Han})(?![级类档等型座栋幢区段线组包标股超光])/gu;
/** A name may have a character outside the 6,763 of GB 2312 (喆; 硚口区, as often as it is named); a paragraph with two of them was not written in simplified Chinese. */
const RARE_MAX = 1;
const IDEOGRAPH = /\p{Script=Han}/gu;
/** Ideographs without any mark between them: no Chinese paragraph goes on for so long. The longest project name seen has 40. */
const UNPUNCTUATED_MAX = 60;
const PUNCTUATION = /[，。；：、！？…（）()《》“”,.;:]/u;

/** Ideographs from which on a paragraph is a sentence: one that ends in a figure and has no full stop, or has some and ends in a comma, has lost its marks. */
const SENTENCE_MIN = 40;
const FULL_STOP = /[。！？；!?;]/u;
const ENDS_IN_FIGURE = /[0-9A-Za-z]$/u;
const ENDS_IN_COMMA = /[，、]$/u;

/** The characters around a sign that are shown. */
const AROUND = 6;

export function encodingSigns(paragraph: string): EncodingSign[] {
  return signsIn(paragraph, implausibleAt(paragraph) ?? lostMarksAt(paragraph));
}

/** Of a line, whose paragraph may go on: how it ends says nothing. */
export function lineSigns(line: string): EncodingSign[] {
  return signsIn(line, implausibleAt(line));
}

function signsIn(text: string, implausible: number | null): EncodingSign[] {
  const signs = [...garbleSigns(text), ...signsOf([LONE_IN_CHINESE, EQUALS_IN_CHINESE, KANA_IN_CHINESE], text)];
  return implausible === null ? signs : [...signs, { code: 'encoding-lies', found: around(text, implausible) }];
}

/** Those that no text has, in whatever language it is: of a document that may be anything. */
export function garbleSigns(text: string): EncodingSign[] {
  const notMapped = text.search(NOT_MAPPED);
  const signs: EncodingSign[] = notMapped < 0 ? [] : [{ code: 'text-not-mapped', found: around(text, notMapped) }];
  return [...signs, ...signsOf([CONTROL, FOREIGN_IN_CHINESE], text)];
}

function signsOf(patterns: readonly RegExp[], text: string): EncodingSign[] {
  return patterns.flatMap((pattern): EncodingSign[] => {
    const index = text.search(pattern);
    return index < 0 ? [] : [{ code: 'encoding-lies', found: around(text, index) }];
  });
}

/** Where a text has too much of what no such text has: only the text itself gives a mapping away that lies to every reader in the same way. */
function implausibleAt(text: string): number | null {
  const capitals = [...text.matchAll(LONE_CAPITAL)];
  if (capitals.length > LONE_CAPITALS_MAX) return capitals[0]?.index ?? 0;
  const ideographs = [...text.matchAll(IDEOGRAPH)];
  const rare = ideographs.filter(([character]) => !commonIdeographs.has(character));
  if (new Set(rare.map(([character]) => character)).size > RARE_MAX) return rare[0]?.index ?? 0;
  return ideographs.length > UNPUNCTUATED_MAX && !PUNCTUATION.test(text) ? 0 : null;
}

/** Where a paragraph ends as no sentence does. */
function lostMarksAt(paragraph: string): number | null {
  const end = FULL_STOP.test(paragraph) ? ENDS_IN_COMMA : ENDS_IN_FIGURE;
  return end.test(paragraph) && [...paragraph.matchAll(IDEOGRAPH)].length >= SENTENCE_MIN ? paragraph.length - 1 : null;
}

/** The ideographs of GB 2312, by its own code: rows 16 to 87, 94 a row; and the nought of `二〇二〇年`, which it lacks. */
const commonIdeographs: ReadonlySet<string> = new Set(['〇', ...gb2312Rows().flatMap((row) => [...row])]);

function gb2312Rows(): readonly string[] {
  const decoder = new TextDecoder('gb18030');
  return Array.from({ length: 72 }, (_, row) => {
    const codes = Array.from({ length: 94 }, (_, cell) => [0xb0 + row, 0xa1 + cell]).flat();
    return decoder.decode(new Uint8Array(codes));
  });
}

function around(text: string, index: number): string {
  return text.slice(Math.max(0, index - AROUND), index + AROUND);
}
