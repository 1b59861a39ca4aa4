import type { Grade } from '../document.ts';
import { foldWidth } from './fold-width.ts';
import { gradeWords } from './grade-words.ts';
import { tickedGrade } from './ticked-grade.ts';

/** A score, a grade, or both at once, as a score cell (`88`, `88分（满分100分）`, `90.5分（优）`, `90.5分，优`) or a grade cell (`良`, `优(90.5分)`, `□优 ☑良`) shows them. */
export interface Rating {
  readonly score: number | null;
  readonly grade: Grade | null;
}

/** At most four decimals: more than any form prints, and a double holds it exactly enough to give the same digits back. */
const points = String.raw`(?<number>(?:0|[1-9]\d{0,2})(?:\.\d{1,4})?)\s*分`;
const number = `${points}?`;
/** The only scale that scores are published on; `满分120分` is another one. */
const ofHundred = String.raw`\(\s*(?:(?:满分|总分)\s*(?:为|是|:)?\s*100\s*分?|百分制)\s*\)`;
const word = `["“‘]?(?<word>${[...gradeWords.keys()].join('|')})["”’]?`;
/** Beside each other, a number says by its unit that it is a score. */
const between = String.raw`\s*[,、;/\s]\s*`;
const forms = [
  number,
  String.raw`${number}\s*${ofHundred}`,
  word,
  String.raw`${word}\s*\(\s*${number}\s*\)`,
  String.raw`${number}\s*\(\s*${word}\s*\)`,
  word + between + points,
  points + between + word,
].map((form) => new RegExp(`^${form}$`, 'u'));

/** Null for anything else: `88/100`, `约88`, `得分88`, `88-90`, `95%` and `A` say something that only a person can settle. */
export function readRating(text: string): Rating | null {
  const plain = foldWidth(text).trim();
  if (plain.length > ratingLengthMax) return null;
  for (const form of forms) {
    const groups = form.exec(plain)?.groups;
    if (groups) return ratingOf(groups.number, groups.word);
  }
  const grade = tickedGrade(plain);
  return grade === null ? null : { score: null, grade };
}

/** In characters: longer than any score or grade, short enough that no made-up cell keeps the patterns busy. */
const ratingLengthMax = 40;

function ratingOf(digits: string | undefined, printed: string | undefined): Rating {
  return {
    score: digits === undefined ? null : Number(digits),
    grade: printed === undefined ? null : (gradeWords.get(printed) ?? null),
  };
}
