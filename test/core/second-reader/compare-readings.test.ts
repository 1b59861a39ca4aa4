import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Box, Disagreement, Glyph } from '../../../shared/core/geometry/page.ts';
import type { Picture } from '../../../shared/core/geometry/picture.ts';
import type { SecondCharacter, SecondPage } from '../../../shared/core/geometry/second-page.ts';
import { compareReadings } from '../../../shared/core/second-reader/compare-readings.ts';
import { page, text } from '../tables/draw-page.ts';

/** What the second reader has where the first one has these glyphs. */
function charactersOf(glyphs: readonly Glyph[], change: Partial<SecondCharacter> = {}): SecondCharacter[] {
  return glyphs.map((glyph) => ({
    text: glyph.text,
    originX: glyph.originX,
    originY: glyph.originY,
    box: inkOf(glyph),
    object: glyph.run,
    isMapped: true,
    isEmbedded: true,
    ...change,
  }));
}

/** What a glyph paints in `pictureOf`. */
function inkOf({ box }: Glyph): Box {
  return { x: Math.ceil(box.x + 2), y: Math.ceil(box.y + 2), width: Math.max(1, box.width - 4), height: box.height - 4 };
}

/** White, and black where these glyphs stand, but for a white margin around each. */
function pictureOf(glyphs: readonly Glyph[]): Picture {
  const pixels = new Uint8Array(400 * 600).fill(255);
  for (const { box } of glyphs) {
    for (let y = Math.ceil(box.y + 2); y < box.y + box.height - 2; y += 1)
      pixels.fill(0, y * 400 + Math.ceil(box.x + 2), y * 400 + Math.floor(box.x + box.width - 2));
  }
  return { width: 400, height: 600, scale: 1, pixels };
}

function second(characters: readonly SecondCharacter[], more: Partial<SecondPage> = {}): SecondPage {
  return { characters, annotations: [], picture: null, ...more };
}

function said(glyphs: readonly Glyph[], other: SecondPage) {
  return compareReadings(page({ glyphs }), other).map(({ kind, found, expected }) => ({ kind, found, expected }));
}

describe('compareReadings', () => {
  const glyphs = text(100, 100, '评价分值88.5');

  it('finds nothing where both say the same, however the second one orders and spaces it', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(charactersOf([...glyphs, ...text(300, 300, '  ')]), { minLength: 10 }), (characters) => {
        expect(said(glyphs, second(characters))).toEqual([]);
      }),
    );
  });

  it.each([
    ['a look-alike', '⽬', '目'],
    ['a dash', '―', '—'],
    ['a ligature', '\uFB01', 'fi'],
    ['a blank of another kind', '\u00A0', ' '],
  ])('takes %s for the same', (_, ours, theirs) => {
    const [glyph] = text(100, 100, ours);
    const same = glyph ? Array.from(theirs, (shown) => charactersOf([glyph], { text: shown })).flat() : [];
    expect(said(glyph ? [glyph] : [], second(same))).toEqual([]);
  });

  it('takes what is printed twice for the same', () => {
    const bold = [...glyphs, ...glyphs.map((glyph) => ({ ...glyph, originX: glyph.originX + 0.3 }))];
    expect(said(bold, second(charactersOf(glyphs)))).toEqual([]);
  });

  it('says where a figure beside another is drawn raised, as a power is that the font calls 2', () => {
    const raised = (shown: string): unknown[] => {
      const drawn = text(100, 100, shown);
      return said(
        drawn,
        second(drawn.flatMap((glyph) => charactersOf([glyph], glyph.text === '2' ? { box: { ...inkOf(glyph), height: 2.5 } } : {}))),
      );
    };
    expect(raised('共30m2，')).toEqual([]);
    expect(raised('88.52')).toEqual([{ kind: 'other-text', found: '2', expected: '\uFFFD' }]);
  });

  it('says in one piece what one operator printed, and where', () => {
    const characters = charactersOf(glyphs).map((character, index) => (index < 4 ? character : { ...character, text: '7' }));
    expect(compareReadings(page({ glyphs }), second(characters))).toEqual([
      { kind: 'other-text', box: { x: 140, y: 91.2, width: 20, height: 10 }, found: '88.5', expected: '7777' },
    ]);
  });

  it('compares several characters of one place with the glyphs that follow', () => {
    const [first] = charactersOf(text(100, 100, '评'));
    const actualText = (words: string): SecondCharacter[] => Array.from(words, (shown) => ({ ...(first as SecondCharacter), text: shown }));
    expect(said(glyphs, second(actualText('评价分值88.5')))).toEqual([]);
    expect(said(glyphs, second(actualText('评价分值98.5')))).toEqual([
      { kind: 'other-text', found: '评价分值88.5', expected: '评价分值98.5' },
    ]);
  });

  it('says where only the first reader has something, but not in an annotation where it is to be seen', () => {
    const nothing = second([]);
    const annotations = [{ x: 90, y: 80, width: 100, height: 30 }];
    expect(said(glyphs, nothing)).toEqual([{ kind: 'other-text', found: '评价分值88.5', expected: '' }]);
    expect(said(glyphs, { ...nothing, annotations, picture: pictureOf(glyphs) })).toEqual([]);
    expect(said(glyphs, { ...nothing, annotations, picture: pictureOf(glyphs.slice(1)) })).toEqual([
      { kind: 'not-seen', found: '评', expected: '' },
    ]);
  });

  it('takes no shape for several figures or ideographs', () => {
    const [glyph] = text(100, 100, '8');
    const both = (shown: string): Disagreement[] =>
      glyph
        ? compareReadings(
            page({ glyphs: [{ ...glyph, text: shown }] }),
            second(Array.from(shown, (one) => charactersOf([glyph], { text: one })).flat()),
          )
        : [];
    expect(['fi', '——'].flatMap(both)).toEqual([]);
    expect(['98', '不合'].flatMap(both).map(({ kind, found }) => [kind, found])).toEqual([
      ['other-text', '98'],
      ['other-text', '不合'],
    ]);
  });

  it('says where what is drawn is not the one character that is said', () => {
    const [eight] = text(100, 100, '8');
    const drawn = (box: Partial<Box>): unknown[] =>
      eight ? said([eight], second(charactersOf([eight], { box: { ...inkOf(eight), ...box } }))) : [];
    expect(drawn({})).toEqual([]);
    for (const box of [{ width: 12 }, { x: 90 }, { y: 60 }])
      expect(drawn(box)).toEqual([{ kind: 'other-text', found: '8', expected: '\uFFFD' }]);
  });

  it('asks of a font that stands in for one that is not in the file only that there be something to be seen', () => {
    const [eight] = text(100, 100, '8');
    const standIn = (picture: Picture): unknown[] =>
      eight ? said([eight], second(charactersOf([eight], { isEmbedded: false, box: { ...inkOf(eight), width: 14 } }), { picture })) : [];
    expect(standIn(pictureOf([...text(100, 100, '8')]))).toEqual([]);
    expect(standIn(pictureOf([]))).toEqual([{ kind: 'not-seen', found: '8', expected: '8' }]);
  });

  it('says where only the second reader has something that is to be seen', () => {
    const more = text(100, 200, '9');
    const both = charactersOf([...glyphs, ...more]);
    expect(said(glyphs, second(both, { picture: pictureOf(glyphs) }))).toEqual([]);
    expect(said(glyphs, second(both, { picture: pictureOf([...glyphs, ...more]) }))).toEqual([
      { kind: 'other-text', found: '', expected: '9' },
    ]);
  });

  it('says where a blank is to be seen', () => {
    const blank = text(200, 100, ' ');
    const [plain, painted] = [0, 6].map((height) =>
      blank.flatMap(({ box, ...glyph }) => charactersOf([{ ...glyph, box }], { box: { ...box, height } })),
    );
    const picture = pictureOf([...glyphs, ...text(200, 100, '1')]);
    expect(said([...glyphs, ...blank], second([...charactersOf(glyphs), ...(plain ?? [])], { picture }))).toEqual([]);
    expect(said([...glyphs, ...blank], second([...charactersOf(glyphs), ...(painted ?? [])], { picture }))).toEqual([
      { kind: 'other-text', found: '', expected: '\uFFFD' },
    ]);
  });

  it('says where the font does not name the character, though both guess the same', () => {
    expect(said(glyphs, second(charactersOf(glyphs, { isMapped: false })))).toEqual([
      { kind: 'not-mapped', found: '评价分值88.5', expected: '评价分值88.5' },
    ]);
  });

  it('says where nothing is to be seen, unless the page is drawn too small to tell', () => {
    const shown = pictureOf(glyphs.slice(0, 4));
    expect(said(glyphs, second(charactersOf(glyphs), { picture: shown }))).toEqual([{ kind: 'not-seen', found: '88.5', expected: '88.5' }]);
    expect(said(glyphs, second(charactersOf(glyphs), { picture: { ...shown, width: 100, height: 150, scale: 0.25 } }))).toEqual([]);
  });

  it('leaves out what the first reader leaves out: hidden, or off the page', () => {
    const left = [...glyphs.map((glyph) => ({ ...glyph, invisible: true })), ...text(500, 100, '甲')];
    expect(said(left, second([]))).toEqual([]);
  });

  describe('a line that stands elsewhere along its baseline', () => {
    /** From a character on, this much (points) to the left. */
    const moved = (from: number, by: number): Glyph[] =>
      glyphs.map((glyph, index) =>
        index < from ? glyph : { ...glyph, originX: glyph.originX - by, box: { ...glyph.box, x: glyph.box.x - by } },
      );
    const shifted = (from: number, by: number): SecondCharacter[] => charactersOf(moved(from, by));

    it('is the same where all of it is read, and off by less than a character', () => {
      for (const by of [1.9, 4, 9.9]) expect(said(glyphs, second(shifted(0, by)))).toEqual([]);
      for (const by of [1.9, 4]) expect(said(glyphs, second(shifted(4, by)))).toEqual([]);
      expect(said(glyphs, second(shifted(0, 9), { picture: pictureOf(moved(0, 9)) }))).toEqual([]);
    });

    it.each<[string, SecondCharacter[]]>([
      ['off by a character', shifted(4, 10)],
      ['on another baseline', shifted(4, 4).map((character, index) => (index < 4 ? character : { ...character, originY: 103 }))],
      ['with a figure more', [...shifted(4, 4), ...charactersOf(text(300, 100, '9'))]],
      ['with a figure less', shifted(4, 4).slice(0, -1)],
      ['with its figures the other way round', charactersOf(text(100, 100, '评价分值8.85'))],
      [
        'with a character that its font does not name',
        shifted(4, 4).map((character, index) => (index < 7 ? character : { ...character, isMapped: false })),
      ],
    ])('is not the same %s', (_, characters) => {
      expect(said(glyphs, second(characters))).not.toEqual([]);
    });

    it('is not the same where nothing is to be seen, or what has no text', () => {
      expect(said(glyphs, second(shifted(4, 4), { picture: pictureOf(glyphs.slice(0, 4)) })).map(({ kind }) => kind)).toContain('not-seen');
      const blank = text(200, 100, ' ').flatMap((glyph) => charactersOf([glyph], { box: { ...glyph.box, height: 6 } }));
      const picture = pictureOf([...glyphs, ...text(200, 100, '1')]);
      expect(said(glyphs, second([...charactersOf(glyphs), ...blank], { picture })).map(({ expected }) => expected)).toEqual(['\uFFFD']);
    });
  });
});
