import { firstCharacter, isFigure, isLatin, lastCharacter } from './script.ts';
import type { ValueLine } from './value-line.ts';
import { type WordBreaks, wordAcross } from './word-breaks.ts';

/** Room beyond the next character that shows that a word was moved to the next line whole (share of the font size). */
const ROOM_TO_SPARE = 0.15;
/** What a line breaks after, or before, only where a space stood (Unicode line breaking: letters, figures, closing marks); `-` and `/` need none. */
const NEEDS_SPACE_AFTER = /^[A-Za-z0-9\u00C0-\u024F,.;:!?)%]$/u;
const NEEDS_SPACE_BEFORE = /^[A-Za-z0-9\u00C0-\u024F(]$/u;
/** An address on the web: it breaks anywhere, and no Latin word follows one. */
const ADDRESS_AT_END = /(?:https?:\/\/|www\.)[!-~]*$/iu;
/** A number may have been cut there: `1,234`, `88.08`; but a whole one, after which all of the next figures would have fitted, is another value. */
const NUMBER_AT_END = /[0-9][,.]?$/u;

/**
 * A line and the wrapped one after it: one text. Chinese runs on with no space. Between two Latin words stands one: printed at the line's end, or known
 * because the next character would have fitted, or because no line breaks there but at a space. Where the document breaks words anywhere, a line that is
 * full says nothing, and nothing is put in; nor where the two pieces are a word of the document,
 * or an address.
 */
export function joinWrapped(open: string, before: ValueLine, line: ValueLine, breaks: WordBreaks): string {
  const [left, right] = [lastCharacter(open), firstCharacter(line.text)];
  if (!isLatin(left) || !isLatin(right)) return open + line.text;
  if (before.endsInSpace || line.startsWithSpace) return `${open} ${line.text}`;
  if (!NEEDS_SPACE_AFTER.test(left) || !NEEDS_SPACE_BEFORE.test(right)) return open + line.text;
  if (ADDRESS_AT_END.test(open) || breaks.words.has(wordAcross(open, line.text))) return open + line.text;
  const brokenAtSpace = before.room > line.firstWidth + ROOM_TO_SPARE * before.size;
  if (NUMBER_AT_END.test(open) && isFigure(right)) {
    const areTwo = isFigure(left) && before.room > line.headWidth + ROOM_TO_SPARE * before.size;
    return areTwo ? `${open} ${line.text}` : open + line.text;
  }
  return brokenAtSpace || !breaks.inWords ? `${open} ${line.text}` : open + line.text;
}
