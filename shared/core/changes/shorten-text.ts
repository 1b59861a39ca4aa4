/** Stands where text was left out. */
export const omissionMark = '⋯';

/**
 * The text, or as much of its beginning as `charactersMax` allows, with a mark where it was cut. Never cuts a character in two: one takes
 * two code units at most, so that the beginning is all that has to be looked at.
 */
export function shortenText(text: string, charactersMax: number): string {
  const beginning = [...text.slice(0, 2 * (charactersMax + 1))];
  return beginning.length <= charactersMax ? text : `${beginning.slice(0, charactersMax).join('')}${omissionMark}`;
}
