import { describe, expect, it } from 'vitest';
import type { Glyph, Ruling } from '../../../../shared/core/geometry/page.ts';
import { readReport } from '../../../../shared/core/tables/read-report.ts';
import { horizontal, page, text } from '../draw-page.ts';
import { isFormLabel } from '../form-labels.ts';
import { reportOutline } from '../report-outline.ts';

const line = (y: number, ...pieces: (readonly [number, string])[]): Glyph[] => pieces.flatMap(([x, piece]) => text(x, y, piece));
const rowsOf = (...glyphs: Glyph[]) => read(glyphs, []);
const read = (glyphs: Glyph[], rulings: Ruling[]) =>
  reportOutline(readReport([page({ glyphs, rulings })], isFormLabel)).tables.map(({ rows, doubts }) => [
    ...rows.map(({ label, paragraphs }) => `${label}=${paragraphs.join('/')}`),
    ...doubts.map(({ code }) => code),
  ]);

describe('labels that values nearly touch', () => {
  const set = [...line(120, [60, '项目名称'], [260, '公共绿地养护']), ...line(140, [60, '评价分值'], [300, '88'])];

  it('are labels, though the values that stand apart are set far to the right', () => {
    const touching = [...line(160, [60, '存在问题'], [103, '编制不细。']), ...line(180, [60, '整改情况'], [103, '已完成整改。'])];
    const rulings = [107, 127, 147, 167, 187].map((y) => horizontal(y, 50, 350));
    expect(read([...set, ...touching], rulings)).toEqual([
      ['项目名称=公共绿地养护', '评价分值=88', '存在问题=编制不细。', '整改情况=已完成整改。'],
    ]);
  });

  it('are so where a font writes a character of theirs as its radical', () => {
    const isKnown = (label: string): boolean => label === '评价项目名称' || isFormLabel(label);
    const glyphs = [
      ...line(120, [60, '决算金额'], [123, '1万元']),
      ...line(140, [60, '评价分值'], [123, '88']),
      ...line(160, [60, '评价项⽬名称'], [122, '公共绿地养护']),
    ];
    expect(reportOutline(readReport([page({ glyphs })], isKnown)).tables[0]?.rows.at(-1)).toEqual({
      label: '评价项目名称',
      paragraphs: ['公共绿地养护'],
    });
  });

  it('are so one character a line', () => {
    const stacked = (y: number, label: string) => Array.from(label).flatMap((character, index) => text(60, y + 12 * index, character));
    const glyphs = [
      ...stacked(100, '项目名称'),
      ...text(200, 118, '公共绿地养护'),
      ...stacked(160, '评价分值'),
      ...text(220, 178, '88'),
      ...stacked(220, '整改情况'),
      ...[220, 232, 244, 256].flatMap((y, index) => text(73, y, `（${index + 1}）已完成整改。`)),
    ];
    expect(rowsOf(...glyphs)[0]?.at(-1)).toBe('整改情况=（1）已完成整改。/（2）已完成整改。/（3）已完成整改。/（4）已完成整改。');
  });

  describe('between two values', () => {
    const rows = (gap: number, ...above: Glyph[]) => [
      ...line(100, [60, '项目名称'], [130, '河道长效管理'], [190 + gap, '评价分值'], [230 + 2 * gap, '八十八']),
      ...above,
      ...line(140, [60, '存在问题'], [130, '编制不细。']),
      ...line(160, [60, '整改情况'], [130, '已完成整改。']),
    ];

    it('are labels, where another row has a pair there', () => {
      const pair = line(120, [60, '决算金额'], [130, '88万元'], [193, '评价结论'], [236, '良']);
      expect(rowsOf(...rows(3, ...pair))[0]?.slice(0, 2)).toEqual(['项目名称=河道长效管理', '评价分值=八十八']);
    });

    it('are doubted where none has', () => {
      expect(rowsOf(...rows(3))[0]).toContain('label-value-unclear');
    });

    it('are none where nothing parts them, or they stand as far apart as other characters', () => {
      expect(rowsOf(...rows(0))[0]?.[0]).toBe('项目名称=河道长效管理评价分值八十八');
      const wide = Array.from('本年评价分值较低').flatMap((character, index) => text(130 + 12 * index, 140, character));
      expect(rowsOf(...rows(0).filter(({ originY }) => originY !== 140), ...text(60, 140, '存在问题'), ...wide)[0]).toContain(
        '存在问题=本年评价分值较低',
      );
    });
  });
});

it('a label with its value, in the middle of a row that has none of its own, is doubted where no other row has a pair there', () => {
  const first = [...line(120, [60, '项目名称'], [200, '公共绿地养护']), ...line(140, [60, '评价分值'], [220, '88'])];
  const odd = line(160, [60, '存在问题'], [200, '决算金额'], [250, '533万元']);
  const last = line(180, [60, '整改情况'], [220, '无']);
  expect(rowsOf(...first, ...odd, ...last)[0]).toContain('label-value-unclear');
});
