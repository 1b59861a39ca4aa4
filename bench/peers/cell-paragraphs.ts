import stringWidth from 'string-width';
import { splitAtMarks } from '../../shared/core/text/paragraph-marks.ts';

/** A line this much shorter than the widest (in half widths: one Chinese character) was ended by its writer. */
const shortBy = 2;

const sentenceEnd = /[。！？；.!?;][”’）)]?$/u;
const numbered = /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[）)、.．](?!\d)|[①-⑳])/u;

/**
 * The lines of a value as paragraphs. HTML tags that leaked into the text part them, as in this engine; else what lines alone tell: a sentence ends, and
 * the line is short or the next is numbered.
 */
export function cellParagraphs(lines: readonly string[]): readonly string[] {
  const trimmed = lines.map((line) => line.trim()).filter((line) => line !== '');
  const marked = splitAtMarks(trimmed.reduce(joinLines, ''));
  if (marked) return marked;
  const widest = Math.max(0, ...trimmed.map((line) => stringWidth(line)));
  const paragraphs: string[] = [];
  trimmed.forEach((line, index) => {
    const before = trimmed[index - 1];
    const open = paragraphs.at(-1);
    const ended = before !== undefined && sentenceEnd.test(before) && (stringWidth(before) <= widest - shortBy || numbered.test(line));
    if (open === undefined || ended) paragraphs.push(line);
    else paragraphs[paragraphs.length - 1] = joinLines(open, line);
  });
  return paragraphs;
}

/** Chinese runs on over a line's end; between two Latin words stands a space. */
export function joinLines(before: string, after: string): string {
  return /[A-Za-z]$/u.test(before) && /^[A-Za-z]/u.test(after) ? `${before} ${after}` : before + after;
}
