import type { ValueLine } from './lines-to-paragraphs.ts';
import { firstCharacter, isFigure, isLatin, isLatinLetter, lastCharacter } from './script.ts';

/** Room beyond the next character that shows that a word was moved to the next line whole (share of the font size). */
const ROOM_TO_SPARE = 0.15;

/**
 * A line and the wrapped one after it: one text. Chinese runs on with no space. Between two Latin words stands one: printed at the line's end, or known
 * because the next character would have fitted, so that the line was broken at a space. Where the document breaks words anywhere (`wordsAreBroken`), a
 * line that is full says nothing, and nothing is put in.
 */
export function joinWrapped(open: string, before: ValueLine, line: ValueLine, wordsAreBroken: boolean): string {
  const [left, right] = [lastCharacter(open), firstCharacter(line.text)];
  if (!isLatin(left) || !isLatin(right)) return open + line.text;
  if (before.endsInSpace || line.startsWithSpace) return `${open} ${line.text}`;
  const isWord = (character: string): boolean => isLatinLetter(character) || isFigure(character);
  if (!isWord(left) || !isWord(right) || (isFigure(left) && isFigure(right))) return open + line.text;
  const brokenAtSpace = before.room > line.firstWidth + ROOM_TO_SPARE * before.size;
  const fullAndWhole = !wordsAreBroken && isLatinLetter(left) && isLatinLetter(right);
  return brokenAtSpace || fullAndWhole ? `${open} ${line.text}` : open + line.text;
}
