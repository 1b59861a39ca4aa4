import { describe, expect, it } from 'vitest';
import { ideographOfRadical } from '../../../shared/core/text/radicals.ts';
import { shownText } from '../../../shared/core/text/shown-text.ts';

describe('shownText', () => {
  it.each([
    ['a Kangxi radical', '项⽬⾦额', '项目金额'],
    ['a radical of the supplement, which NFKC does not know', '⻔户、⺠生、⻓效', '门户、民生、长效'],
    ['a compatibility ideograph', '\uF9DC盛', '隆盛'],
    ['the mathematical ellipsis', '等⋯⋯', '等……'],
    ['the horizontal bar and the wave dash of a shared glyph', '―― 5〜6', '—— 5～6'],
    ['dashes drawn as one', '制度\u2E3A即\u2E3B', '制度——即———'],
    ['the radical that simplified fonts show as another character than Unicode says', '⽤⼾', '用户'],
    ['what shows nothing', '预\u200B算\u00AD', '预算'],
    ['a space of another kind', 'A\u00A0B\tC', 'A B C'],
    ['full-width forms and circled figures as they are', '，（％）①Ａ“”　', '，（％）①Ａ“”　'],
  ])('shows %s', (_, given, shown) => {
    expect(shownText(given)).toBe(shown);
  });

  it('knows every radical of both blocks', () => {
    expect(ideographOfRadical.size).toBe(328);
    expect(
      [...ideographOfRadical].filter(
        ([radical, ideograph]) => !/[\u2E80-\u2FDF]/u.test(radical) || !/\p{Unified_Ideograph}/u.test(ideograph),
      ),
    ).toEqual([]);
  });
});
