import { omissionMark, shortenText } from './shorten-text.ts';
import type { Stretch } from './text-difference.ts';

export interface StretchLimits {
  /** Characters that stay of what is the same, on either side of a change. */
  readonly contextCharacters: number;
  /** Characters that stay of what was removed or added in one place. */
  readonly changeCharactersMax: number;
  /** Places that stay; the rest is left out. */
  readonly placesMax: number;
}

/** The differing stretches with a little of what stands around them; what is left out is marked. */
export function shortenStretches(stretches: readonly Stretch[], limits: StretchLimits): Stretch[] {
  const shown = firstPlaces(stretches, limits.placesMax);
  const whole = shown.length === stretches.length;
  const shortened = shown.map(({ kind, text }, index): Stretch => {
    if (kind !== 'same') return { kind, text: shortenText(text, limits.changeCharactersMax) };
    return { kind, text: context(text, index > 0, index < shown.length - 1, limits.contextCharacters) };
  });
  return whole ? shortened : [...shortened, { kind: 'same', text: omissionMark }];
}

/** Up to the end of the last place that stays: something removed, something added in its stead, or both. */
function firstPlaces(stretches: readonly Stretch[], placesMax: number): readonly Stretch[] {
  let places = 0;
  const end = stretches.findIndex(({ kind }, index) => {
    const before = stretches[index - 1]?.kind ?? 'same';
    if (kind !== 'same' && before === 'same') places += 1;
    return places > placesMax;
  });
  return end === -1 ? stretches : stretches.slice(0, end);
}

function context(text: string, afterChange: boolean, beforeChange: boolean, charactersMax: number): string {
  const characters = [...text];
  const head = afterChange ? charactersMax : 0;
  const tail = beforeChange ? charactersMax : 0;
  if (characters.length <= head + tail) return text;
  return characters.slice(0, head).join('') + omissionMark + characters.slice(characters.length - tail).join('');
}
