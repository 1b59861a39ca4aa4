import { describe, expect, it } from 'vitest';
import type { Glyph, Page } from '../../../../shared/core/geometry/page.ts';
import { isKnownLabel } from '../../../../shared/core/records/labels.ts';
import { readReport } from '../../../../shared/core/tables/read-report.ts';
import { horizontal, page, text, vertical } from '../draw-page.ts';
import { reportOutline } from '../report-outline.ts';

const STEP = 20;
const LEFT = 60;
/** Two characters. */
const INDENT = 20;

const name = '项目名称：公共绿地养护';
const score = '评价分值：88.5';
const grade = '评价结论：良';
const rectification = '整改情况：已完成整改。';
const form = [name, score, grade, rectification];

/** A line for each, 26 characters wide at most; `<` begins one left of the labels, `#` one in the middle of the page, and an empty one is a gap. */
function lines(...given: readonly string[]): Glyph[] {
  return given.flatMap((line, index) => {
    const y = 60 + STEP * index;
    if (line.startsWith('<')) return text(LEFT, y, line.slice(1));
    if (line.startsWith('#')) return text(200 - 5 * (line.length - 1), y, line.slice(1));
    return text(LEFT + INDENT, y, line);
  });
}

const read = (...pages: Page[]) => reportOutline(readReport(pages, isKnownLabel));
const readLines = (...given: readonly string[]) => read(page({ glyphs: lines(...given) }));
const codes = (...given: readonly string[]) => readLines(...given).tables.map(({ doubts }) => doubts.map(({ code }) => code));

describe('a form that is written as text', () => {
  it('has a row for each label that begins a paragraph, with all that follows', () => {
    const outline = readLines(
      '#绩效评价结果信息表',
      name,
      score,
      grade,
      '主要绩效：',
      '1. 完成巡检，提交月报，处置事件，热线接通率达到要求',
      '<的标准。',
      '2. 执行情况良好。',
      '存在问题：编制不细。',
      rectification,
    );
    expect(outline.tables).toEqual([
      {
        pages: [1],
        linesAbove: ['绩效评价结果信息表'],
        doubts: [],
        rows: [
          { label: '项目名称', paragraphs: ['公共绿地养护'] },
          { label: '评价分值', paragraphs: ['88.5'] },
          { label: '评价结论', paragraphs: ['良'] },
          { label: '主要绩效', paragraphs: ['1. 完成巡检，提交月报，处置事件，热线接通率达到要求的标准。', '2. 执行情况良好。'] },
          { label: '存在问题', paragraphs: ['编制不细。'] },
          { label: '整改情况', paragraphs: ['已完成整改。'] },
        ],
      },
    ]);
    expect(outline.strayLabels).toEqual([]);
  });

  it('is several, one below the other, with a heading between them or none', () => {
    const outline = readLines(...form, '', '二、河道长效管理', ...form, '', ...form);
    expect(outline.tables.map(({ rows, doubts }) => [rows.at(-1), doubts])).toEqual(
      [1, 2, 3].map(() => [{ label: '整改情况', paragraphs: ['已完成整改。'] }, []]),
    );
    expect(outline.tables[1]?.linesAbove).toEqual(['二、河道长效管理']);
  });

  it('goes on over a page, in a paragraph or with the next one', () => {
    const first = page({ glyphs: lines(...form.slice(0, 3), '主要绩效：1. 完成巡检，提交月报，处置事件，热线接通率全都') });
    const second = page({ glyphs: lines('<达到要求。', '2. 执行情况良好。', rectification), number: 2 });
    expect(read(first, second).tables.map(({ rows, doubts }) => [rows.slice(3), doubts])).toEqual([
      [
        [
          { label: '主要绩效', paragraphs: ['1. 完成巡检，提交月报，处置事件，热线接通率全都达到要求。', '2. 执行情况良好。'] },
          { label: '整改情况', paragraphs: ['已完成整改。'] },
        ],
        [],
      ],
    ]);
  });

  it('has a word alone below its last label', () => {
    expect(readLines(...form.slice(0, 3), '主要绩效：', '完成巡检，提交月报，执行情况良好。', '整改情况：', '无').tables[0]).toMatchObject({
      rows: [{}, {}, {}, { paragraphs: ['完成巡检，提交月报，执行情况良好。'] }, { label: '整改情况', paragraphs: ['无'] }],
      doubts: [],
    });
  });

  it('begins on a page of its own, though the ends of pages part labels from their values', () => {
    const pages = [
      [...form.slice(0, 3), '主要绩效：'],
      ['完成巡检，提交月报，执行情况良好。', rectification],
      ['#绩效评价结果信息表', ...form.slice(0, 3), '存在问题：'],
      ['巡检不足，月报欠缺，编制不够细致。', rectification],
    ].map((given, index) => page({ glyphs: lines(...given), number: index + 1 }));
    expect(read(...pages).tables.map(({ rows, doubts }) => [rows[3], doubts])).toEqual([
      [{ label: '主要绩效', paragraphs: ['完成巡检，提交月报，执行情况良好。'] }, []],
      [{ label: '存在问题', paragraphs: ['巡检不足，月报欠缺，编制不够细致。'] }, []],
    ]);
  });

  it('keeps figures at the same place on each page, which are no running lines', () => {
    const [first, second] = [1, 2].map((number) => page({ glyphs: lines(name, `评价分值：8${number}`, grade, rectification), number }));
    expect(read(first as Page, second as Page).tables.map(({ rows }) => rows[1]?.paragraphs)).toEqual([['81'], ['82']]);
  });

  it('has a row for a label that nobody knows below a value of one line', () => {
    const [table] = readLines(name, '项目单位：某某中心', score, '主要绩效：完成巡检，提交月报，处置事件。', rectification).tables;
    expect(table?.rows.slice(0, 2)).toEqual([
      { label: '项目名称', paragraphs: ['公共绿地养护'] },
      { label: '项目单位', paragraphs: ['某某中心'] },
    ]);
    expect(table?.doubts).toEqual([]);
  });

  it.each([
    ['two pairs in one line', [name, '评价分值：88.5 评价结论：良', '存在问题：无', rectification]],
    ['a label inside a value', ['项目名称：公共绿地养护；项目单位：某某中心', score, grade, rectification]],
    ['a paragraph that may have a label of its own', [name, score, '主要绩效：完成。', '数量指标：已达到。', rectification]],
    ['a text right below the last value', [...form, '特此公告。']],
    ['a note right below the last value', [...form, '备注：以上由第三方机构评价。']],
    ['a heading right below it that may be its value', [name, score, '整改情况：', '二、河道长效管理', name, score, '整改情况：无']],
    ['numbers that go on below a gap', [name, score, '整改情况：1. 已完成。', '', '2. 已公开。']],
    ['a gap inside', [name, score, '主要绩效：完成。', '', '', '存在问题：无', rectification]],
    [
      'a label at the beginning of a wrapped line',
      [name, score, '主要绩效：完成巡检，提交月报，处置事件，解决了各类', '<存在问题：编制不细。', rectification],
    ],
  ])('is doubted where it has %s', (_, given) => {
    expect(codes(...given)[0]).toEqual(['label-value-unclear']);
  });

  it('is doubted in its last row alone, where only its end is in doubt', () => {
    const [table] = readReport([page({ glyphs: lines(...form, '特此公告。') })], isKnownLabel).tables;
    const isDoubted = (index: number) => table?.doubts.some(({ box }) => box.y <= (table.rows[index]?.boxes[0]?.y ?? 0) + 1);
    expect([0, 2, 3].map(isDoubted)).toEqual([false, false, true]);
  });

  it('is doubted where a line stands at the edge of a page that may be a running one', () => {
    const first = page({ glyphs: lines(...form.slice(0, 3), '主要绩效：完成巡检。', '内部资料注意保存') });
    const second = page({ glyphs: lines('执行情况良好。', rectification), number: 2 });
    expect(read(first, second).tables.flatMap(({ doubts }) => doubts.map(({ code }) => code))).toContain('label-value-unclear');
  });

  it('is doubted where a table stands in it', () => {
    const rulings = [150, 170].map((y) => horizontal(y, 80, 200)).concat([80, 140, 200].map((x) => vertical(x, 150, 170)));
    const glyphs = [
      ...lines(...form.slice(0, 3), '主要绩效：如下表。', '', '', rectification),
      ...text(90, 164, '数量'),
      ...text(150, 164, '20'),
    ];
    expect(read(page({ glyphs, rulings })).tables[0]?.doubts).not.toEqual([]);
  });

  it('is none where values stand in a column of their own', () => {
    const rows = [
      ['项目名称：', '公共绿地养护'],
      ['评价分值：', '88.5'],
      ['主要绩效：', '完成巡检，提交月报，'],
      ['', '处置事件。'],
      ['整改情况：', '无'],
    ];
    const glyphs = rows.flatMap(([label = '', value = ''], index) => [
      ...text(60, 60 + STEP * index, label),
      ...text(115, 60 + STEP * index, value),
    ]);
    expect(read(page({ glyphs })).tables[0]?.rows[2]).toEqual({ label: '主要绩效', paragraphs: ['完成巡检，提交月报，处置事件。'] });
  });

  it('is none where there are too few labels', () => {
    expect(readLines(name, score, '本项目执行情况良好。').tables).toEqual([]);
  });
});
