/** How a document wraps Latin words: whether anywhere (`word-break: break-all`), and which words it has, by which a wrapped one is known again. */
import type { TextLine } from './glyphs-to-lines.ts';
import { firstCharacter, isFigure, isLatin, isLatinLetter, lastCharacter } from './script.ts';

export interface WordBreaks {
  /** Lines break inside words: a full line tells nothing about spaces. */
  readonly inWords: boolean;
  /** Latin words as they stand inside the document's lines, where no wrap can have cut them. */
  readonly words: ReadonlySet<string>;
}

/** Letters, figures and what stands between them without a space: `Wi-Fi`, `H.265`, `PM2.5`. */
const WORD = /[A-Za-z0-9\u00C0-\u024F](?:[!-~\u00C0-\u024F]*[A-Za-z0-9\u00C0-\u024F])?/gu;
const WORD_AT_END = /[!-~\u00C0-\u024F]+$/u;
const WORD_AT_START = /^[!-~\u00C0-\u024F]+/u;
/** No line begins or ends with these by any rule of wrapping. */
const NEVER_FIRST = /^[,.;:!?%)\]>]$/u;
const NEVER_LAST = /^[(<[]$/u;

/** `cells`: the lines of each cell in the document. */
export function documentWordBreaks(cells: readonly (readonly TextLine[])[]): WordBreaks {
  const words = new Set(cells.flatMap(wordsInside));
  return { inWords: cells.some((lines) => breaksInWords(lines, words)), words };
}

/** The Latin text at a line's end and at the start of the next one, as one word. */
export function wordAcross(before: string, after: string): string {
  return `${WORD_AT_END.exec(before)?.[0] ?? ''}${WORD_AT_START.exec(after)?.[0] ?? ''}`;
}

function wordsInside(lines: readonly TextLine[]): string[] {
  return lines.flatMap(({ text }) => {
    const inside = text.replace(WORD_AT_START, '').replace(WORD_AT_END, '');
    return inside.match(WORD) ?? [];
  });
}

function breaksInWords(lines: readonly TextLine[], words: ReadonlySet<string>): boolean {
  return lines.some((line, index) => {
    const before = lines[index - 1];
    if (!before || before.endsInSpace || line.startsWithSpace) return false;
    const [left, right] = [lastCharacter(before.text), firstCharacter(line.text)];
    if (!isLatin(left) || !isLatin(right) || WORD_AT_END.exec(before.text)?.index === 0) return false; // a word longer than its line breaks anywhere
    if ((isFigure(left) && isFigure(right)) || NEVER_FIRST.test(right) || NEVER_LAST.test(left)) return true;
    return isWordCharacter(left) && isWordCharacter(right) && words.has(wordAcross(before.text, line.text));
  });
}

/** A line may break after the sign in `Wi-Fi`. */
function isWordCharacter(character: string): boolean {
  return isFigure(character) || isLatinLetter(character);
}
