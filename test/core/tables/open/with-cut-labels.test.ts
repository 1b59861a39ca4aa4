import { describe, expect, it } from 'vitest';
import { readReport } from '../../../../shared/core/tables/read-report.ts';
import { page, text } from '../draw-page.ts';
import { isFormLabel } from '../form-labels.ts';
import { reportOutline } from '../report-outline.ts';

const STEP = 16;

/** A label of one character a line, and the lines of its value beside it. */
const row = (y: number, label: string, ...value: readonly string[]) => [
  ...Array.from(label).flatMap((character, index) => text(60, y + STEP * index, character)),
  ...value.flatMap((line, index) => text(90, y + STEP * index, line)),
];
const beginning = [
  ...row(100, '项目名称', '公共绿地养护'),
  ...row(174, '决算金额', '656.29万元'),
  ...row(248, '评价分值', '88'),
  ...row(322, '存在问题', '1. 编制不细，执行较慢。', '2. 监督不够。'),
];
const moved = (glyph: ReturnType<typeof row>[number], by: number) => ({
  ...glyph,
  originX: glyph.originX + by,
  box: { ...glyph.box, x: glyph.box.x + by },
});
const read = (atEnd: ReturnType<typeof row>, next: ReturnType<typeof row>, isKnown = isFormLabel) =>
  reportOutline(readReport([page({ glyphs: [...beginning, ...atEnd] }), page({ number: 2, glyphs: next })], isKnown)).tables.map(
    ({ rows, doubts }) => [
      ...rows.slice(4).map(({ label, paragraphs }) => `${label}=${paragraphs.join('/')}`),
      ...doubts.map(({ code }) => code),
    ],
  );

describe('a label that a page cuts', () => {
  it('is one label, its value all on the first page', () => {
    expect(read(row(396, '整改', '建立制度。'), [...row(60, '建议'), ...row(102, '整改情况', '无')])).toEqual([
      ['整改建议=建立制度。', '整改情况=无'],
    ]);
  });

  it('is one label, its value on both pages', () => {
    expect(read(row(396, '整', '建立制度，落实'), [...row(60, '改建议', '责任。'), ...row(118, '整改情况', '无')])).toEqual([
      ['整改建议=建立制度，落实责任。', '整改情况=无'],
    ]);
  });

  it('is one label, set wide, though what stands first on its line would be one by itself', () => {
    const isKnown = (label: string): boolean => ['整改落实', '整改落实情况', '存在的问题'].includes(label) || isFormLabel(label);
    const wide = (y: number, label: string, value: string) => [
      ...Array.from(label).flatMap((character, index) => text(60 + 16 * index, y, character)),
      ...text(150, y, value),
    ];
    const first = [
      ...wide(100, '存在的问题', '编制不细。'),
      ...wide(130, '项目名称', '公共绿地养护'),
      ...wide(160, '整改落实情', '建立制度，'),
    ];
    const pages = [page({ glyphs: first }), page({ number: 2, glyphs: [...text(92, 60, '况'), ...text(150, 60, '加强管理。')] })];
    expect(reportOutline(readReport(pages, isKnown)).tables[0]?.rows.at(-1)).toEqual({
      label: '整改落实情况',
      paragraphs: ['建立制度，加强管理。'],
    });
  });

  it('is one label, though one of its parts would be one by itself', () => {
    const isKnown = (label: string): boolean => ['整改', '整改措施', '建议'].includes(label) || isFormLabel(label);
    expect(read(row(396, '整改', '建立制度。'), [...row(60, '情况'), ...row(102, '整改建议', '无')], isKnown)).toEqual([
      ['整改情况=建立制度。', '整改建议=无'],
    ]);
    expect(read(row(396, '整改', '建立制度。'), row(60, '建议'), isKnown)).not.toEqual([['整改建议=建立制度。']]);
  });

  it('is doubted where a label inside its row is cut as well, and which cells go on cannot be told', () => {
    const inner = (y: number, label: string, ...value: string[]) => row(y, label, ...value).map((glyph) => moved(glyph, 200));
    const atEnd = [...row(396, '整改', '无'), ...inner(396, '决算', '6.5万元'), ...inner(174, '评价结论', '良')];
    const [found] = read(atEnd, [...row(60, '建议'), ...inner(60, '金额'), ...row(102, '整改情况', '无')]);
    expect(found).toContain('continuation-unclear');
  });

  it('is doubted where its parts stand one under the other on one page, each with a value', () => {
    const isKnown = (label: string): boolean => label === '整改' || isFormLabel(label);
    const apart = [...row(396, '整改', '建立制度。'), ...row(448, '建议', '落实责任。')];
    expect(read(apart, row(60, '整改情况', '无'), isKnown)[0]).toContain('label-value-unclear');
  });

  it('is doubted where the rest is a label by itself, elsewhere in the document or with a value that may be its own, and the whole stands nowhere', () => {
    const isKnown = (label: string): boolean => ['建议', '整改建议'].includes(label) || isFormLabel(label);
    const next = [...row(60, '建议', '落实责任。'), ...row(102, '整改情况', '无')];
    const another = [...row(200, '项目名称', '河道长效管理'), ...row(274, '存在问题', '无'), ...row(348, '建议', '无')];
    expect(
      read(row(396, '整改', '建立健全各项制度并逐'), [...row(60, '建议', '项落实。'), ...row(102, '整改情况', '无')], isKnown),
    ).toEqual([['整改建议=建立健全各项制度并逐项落实。', '整改情况=无']]);
    expect(read(row(396, '整改', '建立制度。'), next, isKnown)[0]).toContain('continuation-unclear');
    expect(read(row(396, '整改', '建立制度，'), [...next, ...another], isKnown)[0]).toContain('continuation-unclear');
  });

  it('is doubted behind other labels that nobody knows, and above a pair inside its row', () => {
    const inner = (y: number, label: string, value: string) => row(y, label, value).map((glyph) => moved(glyph, 200));
    const atEnd = [...row(396, '备案金额评价结', '优'), ...inner(396, '等', '甲')];
    expect(read(atEnd, [...row(60, '论', '丙'), ...row(102, '整改情况', '无')])[0]).toContain('label-value-unclear');
  });

  it('is none where text of the page stands below its first part, or above the rest', () => {
    const below = text(90, 396 + 3 * STEP, '另有说明。');
    expect(read([...row(396, '整改', '建立制度。'), ...below], row(60, '情况', '无'))[0]).toContain('label-value-unclear');
    const above = [...text(90, 60, '另有说明，'), ...text(90, 60 + STEP, '见附件。')];
    expect(read(row(396, '整改', '建立制度。'), [...above, ...row(60 + 2 * STEP, '情况', '无')])[0]).toContain('label-value-unclear');
  });
});
