/** Which characters stand between spaces (Latin words and figures) and which run on without (Chinese). */

/** Letters, figures and signs of European text. */
const LATIN = /^[!-~\u00A1-\u024F]$/u;
const LATIN_LETTER = /^[A-Za-z\u00C0-\u024F]$/u;
const FIGURE = /^[0-9]$/u;
const IDEOGRAPH = /^\p{Script=Han}$/u;

export function isLatin(character: string): boolean {
  return LATIN.test(character);
}

export function isLatinLetter(character: string): boolean {
  return LATIN_LETTER.test(character);
}

export function isFigure(character: string): boolean {
  return FIGURE.test(character);
}

export function isIdeograph(character: string): boolean {
  return IDEOGRAPH.test(character);
}

/** The last whole character; empty where there is none. */
export function lastCharacter(text: string): string {
  return Array.from(text.slice(-2)).at(-1) ?? '';
}

/** The first whole character; empty where there is none. */
export function firstCharacter(text: string): string {
  return Array.from(text.slice(0, 2))[0] ?? '';
}
