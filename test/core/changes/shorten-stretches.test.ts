import { describe, expect, it } from 'vitest';
import { shortenStretches } from '../../../shared/core/changes/shorten-stretches.ts';
import type { Stretch } from '../../../shared/core/changes/text-difference.ts';

const same = (text: string): Stretch => ({ kind: 'same', text });
const removed = (text: string): Stretch => ({ kind: 'removed', text });
const added = (text: string): Stretch => ({ kind: 'added', text });
const limits = { contextCharacters: 2, changeCharactersMax: 3, placesMax: 2 };

describe('the differing stretches of a long text', () => {
  it.each<[string, Stretch[], Stretch[]]>([
    [
      'keep a little of what stands around them',
      [same('一二三四五'), removed('甲'), added('乙'), same('六七八九十'), added('丙'), same('上中下')],
      [same('⋯四五'), removed('甲'), added('乙'), same('六七⋯九十'), added('丙'), same('上中⋯')],
    ],
    [
      'stay whole where they are short',
      [same('一二'), removed('甲'), same('三四五六'), added('乙')],
      [same('一二'), removed('甲'), same('三四五六'), added('乙')],
    ],
    ['are cut where much was put in', [added('甲乙丙丁')], [added('甲乙丙⋯')]],
    [
      'are left out after so many places, a replacement counting once',
      [removed('甲'), added('乙'), same('一'), removed('丙'), added('丁'), same('二'), removed('戊'), same('三')],
      [removed('甲'), added('乙'), same('一'), removed('丙'), added('丁'), same('二'), same('⋯')],
    ],
    ['never cut a character in two', [added('😀😀😀😀')], [added('😀😀😀⋯')]],
  ])('%s', (_what, stretches, expected) => {
    expect(shortenStretches(stretches, limits)).toEqual(expected);
  });
});
