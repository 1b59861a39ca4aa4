import { describe, expect, it } from 'vitest';
import type { Glyph, Page } from '../../../shared/core/geometry/page.ts';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { glyphAt, horizontal, lattice, page, text, vertical } from './draw-page.ts';
import { isFormLabel } from './form-labels.ts';
import { reportOutline } from './report-outline.ts';

const read = (...pages: Page[]) => reportOutline(readReport(pages, isFormLabel));
const rowsOf = (...pages: Page[]) => read(...pages).tables.map(({ rows }) => rows.map(({ label, paragraphs }) => [label, ...paragraphs]));
const doubtsOf = (...pages: Page[]) => read(...pages).tables.map(({ doubts }) => doubts.map(({ code }) => code));

/** Two columns; a row every 30 points from y = 100; text at the baseline 20 points below the row's top. */
const xs = [50, 120, 350];
const row = (index: number): number => 100 + 30 * index;
const two = (index: number, label: string, value: string) => [...text(60, row(index) + 20, label), ...text(125, row(index) + 20, value)];
const ys = (rows: number): number[] => Array.from({ length: rows + 1 }, (_, index) => row(index));

describe('readReport', () => {
  it('reads labels left and values right, with the lines above and the boxes of the values', () => {
    const report = readReport(
      [
        page({
          glyphs: [...text(150, 80, '绩效评价结果信息表'), ...two(0, '项目 名称：', '公共绿地养护'), ...two(1, '评价分值', '88')],
          rulings: lattice(xs, ys(2)),
        }),
      ],
      isFormLabel,
    );
    expect(report).toEqual({
      pageCount: 1,
      tables: [
        {
          boxes: [{ page: 1, x: 50, y: 100, width: 300, height: 60 }],
          linesAbove: [{ text: '绩效评价结果信息表', size: 10, box: { page: 1, x: 150, y: 71.2, width: 90, height: 10 } }],
          rows: [
            { label: '项目名称', paragraphs: ['公共绿地养护'], boxes: [{ page: 1, x: 120, y: 100, width: 230, height: 30 }] },
            { label: '评价分值', paragraphs: ['88'], boxes: [{ page: 1, x: 120, y: 130, width: 230, height: 30 }] },
          ],
          doubts: [],
        },
      ],
      otherTables: [],
      textlessPages: [],
      doubts: [],
      indicatorForms: [],
      pictures: [],
      strayLabels: [],
      runningHeaders: [],
      runningAbove: [],
      annexLabels: [],
    });
  });

  it.each([
    ['1.项目名称', '2.评价分值'],
    ['一、项目名称：', '二、评价分值：'],
    ['（1）项目名称', '（2）评价分值'],
  ])('reads labels that number their rows: %s', (name, score) => {
    const glyphs = [...two(0, name, '1.5万平方米绿地'), ...two(1, score, '88')];
    expect(rowsOf(page({ glyphs, rulings: lattice([50, 122, 350], ys(2)) }))).toEqual([
      [
        ['项目名称', '1.5万平方米绿地'],
        ['评价分值', '88'],
      ],
    ]);
  });

  it('reads two pairs in one row, a title inside the table, and the next project glued to it', () => {
    const glyphs = [
      ...text(150, row(0) + 20, '信息表'),
      ...two(1, '项目名称', '甲'),
      ...[
        ...text(60, row(2) + 20, '评价分值'),
        ...text(125, row(2) + 20, '88'),
        ...text(205, row(2) + 20, '评价结论'),
        ...text(285, row(2) + 20, '良'),
      ],
      ...text(150, row(3) + 20, '信息表'),
      ...two(4, '项目名称', '乙'),
      ...two(5, '评价分值', '70'),
    ];
    const rulings = [
      ...ys(6).map((y) => horizontal(y, 50, 350)),
      vertical(50, row(0), row(6)),
      vertical(350, row(0), row(6)),
      vertical(120, row(1), row(3)),
      vertical(120, row(4), row(6)),
      vertical(200, row(2), row(3)),
      vertical(280, row(2), row(3)),
    ];
    expect(read(page({ glyphs, rulings })).tables).toEqual([
      {
        pages: [1],
        linesAbove: ['信息表'],
        rows: [
          { label: '项目名称', paragraphs: ['甲'] },
          { label: '评价分值', paragraphs: ['88'] },
          { label: '评价结论', paragraphs: ['良'] },
        ],
        doubts: [],
      },
      {
        pages: [1],
        linesAbove: ['信息表'],
        rows: [
          { label: '项目名称', paragraphs: ['乙'] },
          { label: '评价分值', paragraphs: ['70'] },
        ],
        doubts: [],
      },
    ]);
  });

  it.each([
    ['joins a label that nobody knows over a page, where another table has it whole', '项目概况', ['项目名称', '项目概况', '整改情况'], []],
    ['doubts it where none has', '项目内容', ['项目名称', '项目', '概况', '整改情况'], ['continuation-unclear']],
  ])('%s', (_, whole, labels, doubts) => {
    const before = [
      ...two(0, '项目名称', '乙'),
      ...two(1, whole, '新建泵站。'),
      ...two(2, '整改情况', '无'),
      ...text(150, row(3) + 20, '信息表'),
    ];
    const first = page({
      glyphs: [...before, ...two(4, '项目名称', '甲'), ...two(5, '项目', '新建泵站，维护')],
      rulings: [...lattice(xs, ys(3)), ...lattice(xs, [row(4), row(5), row(6)])],
    });
    const second = page({
      number: 2,
      glyphs: [...two(0, '概况', '管网十二公里。'), ...two(1, '整改情况', '无')],
      rulings: lattice(xs, ys(2)),
    });
    const [, table] = read(first, second).tables;
    expect([table?.rows.map(({ label }) => label), table?.doubts.map(({ code }) => code)]).toEqual([labels, doubts]);
  });

  it.each([
    ['the label centred in the upper part', '存在问题', ''],
    ['the label centred in the lower part', '', '存在问题'],
    ['the label broken by the page', '存在', '问题'],
    ['the label printed again', '存在问题', '存在问题'],
  ])('makes one row of a value broken by the page, %s', (_, upper, lower) => {
    const first = page({
      glyphs: [...two(0, '项目名称', '甲'), ...two(1, upper, '一、审计工作滞后，编制不细，执行缓慢，截止')],
      rulings: lattice(xs, ys(2)),
    });
    const second = page({
      number: 2,
      glyphs: [...two(0, lower, '目前尚未完成。'), ...two(1, '整改情况', '无')],
      rulings: lattice(xs, ys(2)),
    });
    expect(rowsOf(first, second)).toEqual([
      [
        ['项目名称', '甲'],
        ['存在问题', '一、审计工作滞后，编制不细，执行缓慢，截止目前尚未完成。'],
        ['整改情况', '无'],
      ],
    ]);
    expect(doubtsOf(first, second)).toEqual([[]]);
  });

  it('leaves running headers and page numbers between the parts of a table out', () => {
    const running = (number: number) => [...text(60, 30, '绩效评价公开'), ...text(200, 590, `- ${number} -`)];
    const first = page({ glyphs: [...running(1), ...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88')], rulings: lattice(xs, ys(2)) });
    const second = page({ number: 2, glyphs: [...running(2), ...two(0, '评价结论', '良')], rulings: lattice(xs, ys(1)) });
    expect(read(first, second).tables.map(({ linesAbove, rows, doubts }) => ({ linesAbove, rows: rows.length, doubts }))).toEqual([
      { linesAbove: [], rows: 3, doubts: [] },
    ]);
  });

  it('tells what runs over all pages from what runs over some', () => {
    const first = page({
      glyphs: [...text(60, 30, '公开'), ...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88')],
      rulings: lattice(xs, ys(2)),
    });
    const later = (number: number) =>
      page({
        number,
        glyphs: [...text(60, 30, '公开'), ...text(60, 50, '续表'), ...two(0, '评价结论', '良')],
        rulings: lattice(xs, ys(1)),
      });
    const headers = (...pages: readonly Page[]) => readReport(pages, isFormLabel).runningHeaders.map(({ text: header }) => header);
    expect(headers(first, later(2), later(3))).toEqual(['公开', '公开', '公开']);
    expect(headers(first)).toEqual([]);
  });

  it('keeps a title that stands at the same place above each page’s own table', () => {
    const own = (number: number, name: string) =>
      page({
        number,
        glyphs: [...text(150, 80, '信息表'), ...two(0, '项目名称', name), ...two(1, '评价分值', '88')],
        rulings: lattice(xs, ys(2)),
      });
    expect(read(own(1, '甲'), own(2, '乙')).tables.map(({ linesAbove }) => linesAbove)).toEqual([['信息表'], ['信息表']]);
  });

  it('keeps it, too, where their tables begin with other words, as long as they have a label in common', () => {
    const own = (number: number, ...labels: string[]) =>
      page({
        number,
        glyphs: [...text(150, 80, '信息表'), ...labels.flatMap((label, index) => two(index, label, '88'))],
        rulings: lattice(xs, ys(labels.length)),
      });
    const pages = [own(1, '项目名称', '评价分值', '整改情况'), own(2, '评价项目名称', '评价结论', '整改情况')];
    expect(read(...pages).tables.map(({ linesAbove }) => linesAbove)).toEqual([['信息表'], ['信息表']]);
    expect(read(own(1, '项目名称', '评价分值'), own(2, '存在问题', '整改情况')).tables).toHaveLength(1);
  });

  describe('a table as wide as its page, on an upright page and a lying one', () => {
    const wide = [50, 167, 550];
    const upright = page({
      glyphs: [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88'), ...two(2, '存在问题', '审计工作存')],
      rulings: lattice(xs, ys(3)),
    });
    const lying = (glyphs: Glyph[], columns = wide) =>
      page({ number: 2, width: 600, height: 400, glyphs, rulings: lattice(columns, [30, 60, 90]) });
    const at = (index: number, label: string, value: string) => [...text(60, 50 + 30 * index, label), ...text(180, 50 + 30 * index, value)];

    it('goes on in a row, and with the labels that it did not have yet', () => {
      const back = page({ number: 3, glyphs: two(0, '整改情况', '无'), rulings: lattice(xs, ys(1)) });
      expect(rowsOf(upright, lying([...at(0, '', '在滞后。'), ...at(1, '整改建议', '加快进度。')]), back)).toEqual([
        [
          ['项目名称', '甲'],
          ['评价分值', '88'],
          ['存在问题', '审计工作存在滞后。'],
          ['整改建议', '加快进度。'],
          ['整改情况', '无'],
        ],
      ]);
    });

    it.each<[string, Page, string[][]]>([
      ['begins anew with a label that it had', lying([...at(0, '项目名称', '乙'), ...at(1, '评价分值', '91')]), [[], []]],
      [
        'is doubted where its columns stand otherwise',
        lying([...at(0, '整改建议', '加快进度。'), ...at(1, '整改情况', '无')], [50, 150, 550]),
        [['continuation-unclear'], ['continuation-unclear']],
      ],
    ])('%s', (_, next, doubts) => {
      expect(doubtsOf(upright, next)).toEqual(doubts);
    });
  });

  it('doubts both parts where a line between them leaves open whether they are one table', () => {
    const first = page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88')], rulings: lattice(xs, ys(2)) });
    const glyphs = [...text(60, 80, '（一次性的说明）'), ...two(0, '评价结论', '良'), ...two(1, '整改情况', '无')];
    expect(doubtsOf(first, page({ number: 2, glyphs, rulings: lattice(xs, ys(2)) }))).toEqual([
      ['continuation-unclear'],
      ['continuation-unclear'],
    ]);
  });

  it('doubts a table whose last row may go on as text without lines on the next page', () => {
    const first = page({
      glyphs: [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88'), ...two(2, '整改', '将编制年度')],
      rulings: lattice(xs, ys(3)),
    });
    const next = (...glyphs: Page['glyphs']) => page({ number: 2, glyphs });
    const unclear = [['continuation-unclear']];
    expect(doubtsOf(first, next(...text(125, 40, '工作计划。')))).toEqual(unclear);
    expect(doubtsOf(first, next(...text(145, 40, '工作计划。')))).toEqual(unclear);
    expect(doubtsOf(first, next(...text(60, 40, '情'), ...text(60, 55, '况')))).toEqual(unclear);
    expect(doubtsOf(first, next(...text(50, 40, '备注：以上由第三方评价机构评价。')))).toEqual([[]]);
  });

  it('goes on with a row between the same lines though the next project below it, in the same grid, has others', () => {
    const first = page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', '审计工作')], rulings: lattice(xs, ys(2)) });
    const glyphs = [
      ...two(0, '', '滞后。'),
      ...two(1, '项目名称', '乙'),
      ...[...two(2, '评价分值', '88'), ...text(205, row(2) + 20, '评价结论'), ...text(285, row(2) + 20, '良')],
    ];
    const rulings = [...lattice(xs, ys(3)), vertical(200, row(2), row(3)), vertical(280, row(2), row(3))];
    expect(rowsOf(first, page({ number: 2, glyphs, rulings }))).toEqual([
      [
        ['项目名称', '甲'],
        ['存在问题', '审计工作滞后。'],
      ],
      [
        ['项目名称', '乙'],
        ['评价分值', '88'],
        ['评价结论', '良'],
      ],
    ]);
  });

  it('doubts both where a part that begins in a row cannot be joined, whatever follows below it in the same grid', () => {
    const first = page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '主要绩效', '已完成。')], rulings: lattice(xs, ys(2)) });
    const glyphs = [...two(0, '存在问题', '无'), ...two(1, '项目名称', '乙'), ...two(2, '评价分值', '88')];
    const narrow = page({ number: 2, glyphs, rulings: lattice([50, 120, 300], ys(3)) });
    expect(doubtsOf(first, narrow)).toEqual([['continuation-unclear'], ['continuation-unclear']]);
  });

  it('adds the edges that a page break takes away, also where one page is all one row', () => {
    const columns = (top: number, bottom: number) => xs.map((x) => vertical(x, top, bottom));
    const first = page({
      glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', '审计工作存在滞后的情况，难以对下')],
      rulings: [horizontal(row(0), 50, 350), horizontal(row(1), 50, 350), ...columns(row(0), 590)],
    });
    const second = page({ number: 2, glyphs: text(125, 120, '一年度的预算编制进行有效论证并且'), rulings: columns(20, 590) });
    const third = page({
      number: 3,
      glyphs: [...text(125, 40, '尚未完成。'), ...two(1, '整改情况', '无')],
      rulings: [horizontal(row(1), 50, 350), horizontal(row(2), 50, 350), ...columns(20, row(2))],
    });
    expect(rowsOf(first, second, third)).toEqual([
      [
        ['项目名称', '甲'],
        ['存在问题', '审计工作存在滞后的情况，难以对下一年度的预算编制进行有效论证并且尚未完成。'],
        ['整改情况', '无'],
      ],
    ]);
  });

  it('takes stacked cells beside one label as its paragraphs, and cells in front of the labels as headings', () => {
    const rulings = [
      horizontal(row(0), 20, 350),
      horizontal(row(1), 50, 350),
      horizontal(row(2), 120, 350),
      horizontal(row(3), 20, 350),
      ...[20, 50, 120, 350].map((x) => vertical(x, row(0), row(3))),
    ];
    const glyphs = [
      ...text(30, 140, '甲'),
      ...two(0, '评价分值', '88'),
      ...text(60, row(2), '主要绩效'),
      ...text(125, row(1) + 20, '第一段'),
      ...text(125, row(2) + 20, '第二段'),
    ];
    expect(rowsOf(page({ glyphs, rulings }))).toEqual([
      [
        ['评价分值', '88'],
        ['主要绩效', '第一段', '第二段'],
      ],
    ]);
  });

  it('reads a label across the table as the label of the cell below it, and a note at the end as a note', () => {
    const wide = (index: number, characters: string) => text(60, row(index) + 20, characters);
    const glyphs = [...two(0, '项目名称', '甲'), ...wide(1, '主要绩效'), ...wide(2, '完成年度计划。'), ...wide(3, '备注：无')];
    const rulings = [...lattice([50, 350], ys(4)), vertical(120, row(0), row(1))];
    expect(rowsOf(page({ glyphs, rulings }))).toEqual([
      [
        ['项目名称', '甲'],
        ['主要绩效', '完成年度计划。'],
        ['备注', '无'],
      ],
    ]);
  });

  it('goes on with a labelled row whose pairs stand at places of their own', () => {
    const pairs = (index: number, at: readonly number[], ...cells: string[]) =>
      cells.flatMap((cell, column) => text((at[column] ?? 0) + 5, row(index) + 20, cell));
    const first = page({
      glyphs: [...two(0, '项目名称', '甲'), ...pairs(1, [50, 110, 170, 230], '决算金额', '1万元', '评价分值', '88')],
      rulings: [
        ...lattice([50, 350], ys(2)),
        ...[120].map((x) => vertical(x, row(0), row(1))),
        ...[110, 170, 230].map((x) => vertical(x, row(1), row(2))),
      ],
    });
    const second = page({
      number: 2,
      glyphs: [...pairs(0, [50, 130, 200, 280], '评价结论', '良', '整改情况', '无'), ...two(1, '存在问题', '无')],
      rulings: [...lattice([50, 350], ys(2)), ...[130, 200, 280].map((x) => vertical(x, row(0), row(1))), vertical(120, row(1), row(2))],
    });
    expect(rowsOf(first, second).map((rows) => rows.map(([label]) => label))).toEqual([
      ['项目名称', '决算金额', '评价分值', '评价结论', '整改情况', '存在问题'],
    ]);
    expect(doubtsOf(first, second)).toEqual([[]]);
  });

  it('takes labels of a row that are printed again in full on the next page for one each', () => {
    const places = [50, 120, 200, 270, 350];
    const four = (index: number, ...cells: string[]) =>
      cells.flatMap((cell, column) => text((places[column] ?? 0) + 5, row(index) + 20, cell));
    const first = page({
      glyphs: [...two(0, '项目名称', '甲'), ...four(1, '评价结论', '良', '评价机构', '某会计')],
      rulings: lattice(places, ys(2)),
    });
    const second = page({
      number: 2,
      glyphs: [...four(0, '评价结论', '', '评价机构', '事务所'), ...four(1, '评价分值', '88', '整改情况', '无')],
      rulings: lattice(places, ys(2)),
    });
    expect(rowsOf(first, second)[0]).toContainEqual(['评价机构', '某会计事务所']);
  });

  it('doubts what follows a label at the foot of its part, where all labels stand there', () => {
    const lines = (index: number, ...values: string[]) => values.flatMap((value, at) => text(125, row(index) + 20 + 12 * at, value));
    const rulings = lattice(xs, [...ys(1), row(2) + 12]);
    const first = (label: number) =>
      page({
        glyphs: [...two(0, '项目名称', '甲'), ...lines(1, '1. 编制不细；', '2. 执行滞后。'), ...text(60, row(1) + label, '存在问题')],
        rulings,
      });
    const next = page({ number: 2, glyphs: [...lines(0, '另有不足。'), ...two(1, '评价分值', '88')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(first(32), next)).toEqual([['continuation-unclear']]);
    expect(doubtsOf(first(26), next)).toEqual([[]]);
  });

  it('doubts a sentence that goes on in the row of the next label', () => {
    const upper = (prose: string) =>
      page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', prose)], rulings: lattice(xs, ys(2)) });
    const lower = page({ number: 2, glyphs: [...two(0, '整改建议', '多。'), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(upper('1. 编制不细，监督检查力度不足，结余资金较'), lower)).toEqual([['continuation-unclear']]);
    expect(doubtsOf(upper('1. 编制不细，监督检查力度不足，结余较多。'), lower)).toEqual([[]]);
    expect(doubtsOf(upper('1. 编制不细，监督不足'), lower)).toEqual([[]]);
  });

  it('doubts the row of the next label below what introduces something', () => {
    const upper = (prose: string) =>
      page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', prose)], rulings: lattice(xs, ys(2)) });
    const glyphs = [...two(0, '整改建议', '1. 加快进度。'), ...two(1, '整改情况', '无')];
    const lower = page({ number: 2, glyphs, rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(upper('具体如下：'), lower)).toEqual([['continuation-unclear']]);
    expect(doubtsOf(upper('具体如下。'), lower)).toEqual([[]]);
  });

  it('doubts a page between two labels that has none and no other row, where the value before it had ended', () => {
    const full = '编制不够细化执行较慢结余较多监督不够管理责任';
    const upper = (value: string) =>
      page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', value)], rulings: lattice(xs, ys(2)) });
    const between = page({ number: 2, glyphs: two(0, '', full), rulings: lattice(xs, ys(1)) });
    const lower = (value: string) =>
      page({ number: 3, glyphs: [...two(0, '整改建议', value), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(upper('无'), between, lower('落实。'))).toEqual([['continuation-unclear']]);
    expect(doubtsOf(upper(full), between, lower('落实。'))).toEqual([[]]);
    expect(doubtsOf(upper('无'), between, lower('1. 加快进度。'))).toEqual([[]]);
  });

  it('doubts a table on the page after a row across the last one, unless that says that it is a note', () => {
    const first = (last: string) =>
      page({
        glyphs: [...two(0, '项目名称', '甲'), ...two(1, '整改情况', '无'), ...text(60, row(2) + 20, last)],
        rulings: [...lattice(xs, ys(2)), ...lattice([xs[0] ?? 0, xs.at(-1) ?? 0], [row(2), row(3)])],
      });
    const glyphs = [...text(60, 80, '绩效评价'), ...two(0, '项目名称', '乙'), ...two(1, '整改情况', '无')];
    const next = page({ number: 2, glyphs, rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(first('2013年度绩效评价结果'), next)).toEqual([[], ['continuation-unclear']]);
    expect(doubtsOf(first('备注：以决算为准。'), next)).toEqual([[], []]);
  });

  it('doubts a row of another label that goes on with the numbers of the row before', () => {
    const upper = page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', '1. 编制不细。')], rulings: lattice(xs, ys(2)) });
    const lower = (value: string) =>
      page({ number: 2, glyphs: [...two(0, '整改建议', value), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(upper, lower('2. 监督不足。'))).toEqual([['continuation-unclear']]);
    expect(doubtsOf(upper, lower('1. 监督不足。'))).toEqual([[]]);
  });

  it('doubts the next label below pages without one, where the value of the label before had ended on its own page', () => {
    const full = '编制不够细化，执行较慢，结余较多，监督不够';
    const upper = (value: string) =>
      page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', value)], rulings: lattice(xs, ys(2)) });
    const between = (number: number, value: string) => page({ number, glyphs: two(0, '', value), rulings: lattice(xs, ys(1)) });
    const pages = (value: string) => [upper(value), between(2, full), between(3, `${full}。`), lower];
    const lower = page({ number: 4, glyphs: [...two(0, '整改建议', '落实。'), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(...pages('无'))).toEqual([['continuation-unclear']]);
    expect(doubtsOf(...pages(full))).toEqual([[]]);
  });

  it('doubts a cell that holds a label beside other text: borders of a column narrower than its text are taken for one', () => {
    const cell = (before: string) =>
      page({
        glyphs: [
          ...text(60, row(0) + 20, '项目名称'),
          ...text(125, row(0) + 20, before),
          ...text(170, row(0) + 20, '决算金额'),
          ...two(1, '评价分值', '88'),
        ],
        rulings: [...lattice(xs, ys(2)), vertical(126, row(0), row(1))],
      });
    expect(doubtsOf(cell('甲'))).toEqual([['label-value-unclear']]);
    expect(doubtsOf(cell('甲河道改'))).toEqual([[]]);
  });

  it('doubts a table above lines on the next page that begin with a wrapped label, which the text beside it touches', () => {
    const upper = page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', '无')], rulings: lattice(xs, ys(2)) });
    const lower = (first: string, second: string) => page({ number: 2, glyphs: [...text(52, 60, first), ...text(52, 76, second)] });
    expect(doubtsOf(upper, lower('整改将在年内细化', '情况并加强合同管理。'))).toEqual([['continuation-unclear']]);
    expect(doubtsOf(upper, lower('整改将在年内细化', '并加强合同管理。'))).toEqual([[]]);
  });

  it('doubts a table that begins with another label than those before, whatever stands in between', () => {
    const table = (number: number, ...rows: [string, string][]) =>
      page({ number, glyphs: rows.flatMap(([label, value], index) => two(index, label, value)), rulings: lattice(xs, ys(rows.length)) });
    const note = page({
      number: 2,
      glyphs: [...text(60, 90, '附表'), ...two(0, '指标', '分值'), ...two(1, '产出', '30')],
      rulings: lattice([50, 200, 350], ys(2)),
    });
    const pages = [
      table(1, ['项目名称', '甲'], ['整改情况', '无']),
      note,
      page({ ...table(3, ['整改情况', '已整改。'], ['项目名称', '乙']), number: 3 }),
    ];
    expect(doubtsOf(...pages)).toEqual([[], ['continuation-unclear']]);
  });

  it('doubts a table whose first row goes on with another label than those before, on the next page', () => {
    const first = page({
      glyphs: [
        ...two(0, '项目名称', '甲'),
        ...two(1, '评价分值', '88'),
        ...text(150, row(2) + 20, '评价情况'),
        ...two(3, '', '编制不够细化执行较慢结余较多监督不够管理责任'),
      ],
      rulings: [...lattice(xs, ys(2)), ...lattice(xs, [row(3), row(4)])],
    });
    const next = (label: string) =>
      page({ number: 2, glyphs: [...two(0, label, '落实。'), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(first, next('存在问题'))).toEqual([['continuation-unclear'], ['continuation-unclear']]);
    expect(doubtsOf(first, next('项目名称'))).toEqual([[], []]);
  });

  it('doubts a paragraph without a label that no line closes at the page’s end, where each has a row', () => {
    const paragraphs = [...two(1, '存在问题', '1. 编制不细。'), ...two(2, '', '2. 执行较慢。'), ...two(3, '', '3. 监督不够。')];
    const upper = (closed: number) =>
      page({
        glyphs: [...two(0, '项目名称', '甲'), ...paragraphs],
        rulings: [...lattice(xs, ys(closed)), ...xs.map((x) => vertical(x, row(0), row(4)))],
      });
    const lower = page({ number: 2, glyphs: [...two(0, '整改建议', '无'), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(upper(3), lower)).toEqual([['continuation-unclear']]);
    expect(doubtsOf(upper(4), lower)).toEqual([[]]);
  });

  it('doubts both a paragraph without a label that fills its line, where each has a row, and the labelled row on the next page', () => {
    const full = '编制不够细化执行较慢结余较多监督不够管理责任';
    const upper = page({
      glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', '1. 编制不细。'), ...two(2, '', '2. 执行较慢。'), ...two(3, '', full)],
      rulings: lattice(xs, ys(4)),
    });
    const lower = page({ number: 2, glyphs: [...two(0, '整改建议', '无'), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(upper, lower)).toEqual([['continuation-unclear']]);
  });

  it('keeps a paragraph without a label, where each has a row, out of the next page’s row whose label nobody knows', () => {
    const upper = page({
      glyphs: [
        ...two(0, '项目名称', '甲'),
        ...two(1, '存在问题', '1. 编制不细。'),
        ...two(2, '', '2. 执行较慢。'),
        ...two(3, '', '3. 监督不够。'),
      ],
      rulings: lattice(xs, ys(4)),
    });
    const lower = page({ number: 2, glyphs: [...two(0, '落实', '无'), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    const before = reportOutline(readReport([upper, lower], isFormLabel)).tables[0]?.rows.find(({ label }) => label === '存在问题');
    expect(before?.paragraphs).toContain('3. 监督不够。');
  });

  it('takes a name’s beginning at the end of a page for the next table’s', () => {
    const first = page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88')], rulings: lattice(xs, ys(2)) });
    const second = page({
      number: 2,
      glyphs: [
        ...text(150, 80, '信息表'),
        ...two(0, '项目', '乙'),
        ...text(205, row(0) + 20, '决算金额'),
        ...text(285, row(0) + 20, '1万元'),
      ],
      rulings: lattice([50, 120, 200, 280, 350], ys(1)),
    });
    expect(doubtsOf(first, second)).toEqual([[]]);
  });

  it('takes what small type repeats at the top of each page for no heading, though tables begin below it', () => {
    const own = (number: number, name: string) =>
      page({
        number,
        glyphs: [
          ...text(60, 30, '2019年度绩效评价', 8),
          ...text(150, 80, '信息表'),
          ...two(0, '项目名称', name),
          ...two(1, '评价分值', '88'),
        ],
        rulings: lattice(xs, ys(2)),
      });
    expect(read(own(1, '甲'), own(2, '乙')).tables.map(({ linesAbove }) => linesAbove)).toEqual([['信息表'], ['信息表']]);
  });

  it('reads a turned label, leaves turned text beside the table out, and doubts turned text of more lines', () => {
    const upwards = (x: number, characters: string) =>
      Array.from(characters, (character, index) => ({
        ...glyphAt(x, 128 - 7 * index, character, { size: 7 }),
        box: { x: x - 6, y: 121 - 7 * index, width: 7, height: 7 },
        direction: 270 as const,
      }));
    const rows = (...label: ReturnType<typeof upwards>) =>
      page({
        glyphs: [...label, ...upwards(20, '装订线'), ...text(125, 120, '公共绿地养护工程'), ...two(1, '评价分值', '八十八')],
        rulings: lattice(xs, ys(2)),
      });
    expect(read(rows(...upwards(80, '项目名称')))).toMatchObject({
      tables: [{ linesAbove: [], rows: [{ label: '项目名称' }, { label: '评价分值' }], doubts: [] }],
    });
    expect(doubtsOf(rows(...upwards(80, '项目'), ...upwards(95, '名称')))).toEqual([['label-value-unclear']]);
  });

  it('doubts text across the table’s lower border, and text much larger than the rest in a cell beside others', () => {
    const drawn = (...more: Page['glyphs']) =>
      page({ glyphs: [...two(0, '项目名称', '公共绿地养护'), ...two(1, '评价分值', '88'), ...more], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(drawn(...text(200, row(2) + 3, '后')))).toEqual([['cell-cut-by-boundary', 'text-struck-out']]);
    expect(doubtsOf(drawn(...text(200, row(2) - 4, '密', 16)))).toEqual([['label-value-unclear']]);
  });

  it('leaves pale text out that stands under other text or a border, wherever it is printed', () => {
    const mark = (x: number, y: number) => text(x, y, '内部资料', 20).map((glyph) => ({ ...glyph, pale: true }));
    const glyphs = [...two(0, '项目名称', '公共绿地养护'), ...two(1, '评价分值', '88'), ...mark(150, row(1) + 4), ...mark(260, row(2) - 4)];
    const [table] = read(page({ glyphs, rulings: lattice(xs, ys(2)) })).tables;
    expect(table).toMatchObject({ rows: [{ paragraphs: ['公共绿地养护'] }, { paragraphs: ['88'] }], doubts: [] });
    const label = text(60, row(0) + 20, '项目名称').map((glyph) => ({ ...glyph, pale: true }));
    expect(rowsOf(page({ glyphs: [...label, ...two(0, '', '甲'), ...two(1, '评价分值', '88')], rulings: lattice(xs, ys(2)) }))).toEqual([
      [
        ['项目名称', '甲'],
        ['评价分值', '88'],
      ],
    ]);
  });

  it('leaves out what readers disagree about in a mark, and nothing else', () => {
    const mark = text(150, row(1) + 4, '密', 20).map((glyph) => ({ ...glyph, pale: true }));
    const value = text(125, row(0) + 20, '公共绿地养护');
    const disagreements = [mark, value.slice(0, 1)].map(([glyph]) => ({
      kind: 'not-seen' as const,
      box: glyph?.box ?? { x: 0, y: 0, width: 0, height: 0 },
      found: glyph?.text ?? '',
      expected: '',
    }));
    const drawn = (number: number) =>
      page({
        glyphs: [...mark, ...two(0, '项目名称', ''), ...value, ...two(1, '评价分值', '88')],
        rulings: lattice(xs, ys(2)),
        disagreements: disagreements.slice(0, number),
      });
    expect([doubtsOf(drawn(1)), doubtsOf(drawn(2))]).toEqual([[[]], [['text-not-seen']]]);
  });

  it('joins a label across the table with its value on the next page, and keeps a title below a value out of it', () => {
    const wide = (index: number, characters: string) => text(60, row(index) + 20, characters);
    const first = page({
      glyphs: [...two(0, '项目名称', '甲'), ...wide(1, '整改情况')],
      rulings: [...lattice([50, 350], ys(2)), vertical(120, row(0), row(1))],
    });
    const second = page({
      number: 2,
      glyphs: [...wide(0, '已完成整改。'), ...wide(1, '信息表'), ...text(60, row(2) + 20, '项目名称'), ...text(145, row(2) + 20, '乙')],
      rulings: [...lattice([50, 350], ys(3)), vertical(140, row(2), row(3))],
    });
    expect(rowsOf(first, second)).toEqual([
      [
        ['项目名称', '甲'],
        ['整改情况', '已完成整改。'],
      ],
      [['项目名称', '乙']],
    ]);
    expect(doubtsOf(first, second)).toEqual([[], []]);
    expect(doubtsOf(first)).toEqual([['label-value-unclear']]);
  });

  it('tells tables without outer borders apart by the label that they begin with', () => {
    const own = (number: number, name: string) =>
      page({
        number,
        glyphs: [...text(150, 80, '信息表'), ...two(0, '项目名称', name), ...two(1, '评价分值', '88')],
        rulings: [horizontal(row(1), 50, 350), vertical(120, row(0), row(2))],
      });
    expect(doubtsOf(own(1, '甲'), own(2, '乙'))).toEqual([[], []]);
  });

  it('goes on with a table without outer borders on a page that is all one row, and on one where only its value has lines', () => {
    const open = {
      glyphs: [...two(0, '项目名称', '甲'), ...two(1, '存在问题', '编制不够细化，')],
      rulings: [horizontal(row(1), 50, 350), vertical(120, row(0), row(2))],
    };
    const allOneRow = { glyphs: text(125, row(0) + 20, '执行较慢，'), rulings: [vertical(120, row(0), row(1))] };
    const onlyValue = {
      glyphs: [...text(125, row(0) + 20, '结余较多。'), ...text(145, row(1) + 20, '监督不够。')],
      rulings: [horizontal(row(1), 120, 350), vertical(120, row(0), row(2))],
    };
    const pages = [open, allOneRow, onlyValue].map((content, index) => page({ ...content, number: index + 1 }));
    expect(rowsOf(...pages)).toEqual([
      [
        ['项目名称', '甲'],
        ['存在问题', '编制不够细化，执行较慢，结余较多。', '监督不够。'],
      ],
    ]);
    expect(doubtsOf(...pages)).toEqual([[]]);

    const elsewhere = page({ number: 2, ...allOneRow, rulings: [vertical(140, row(0), row(1))] });
    expect(doubtsOf(page(open), elsewhere)).toEqual([['continuation-unclear']]);
    const besideLabel = page({ number: 2, ...onlyValue, glyphs: [...onlyValue.glyphs, ...text(60, row(1) + 20, '整改情况')] });
    expect(doubtsOf(page(open), besideLabel)).toEqual([['continuation-unclear']]);
  });

  it('reads a label stacked in a column narrower than its type, and doubts a single character across a border', () => {
    const narrow = [50, 58, 350];
    const stacked = (top: number, label: string) =>
      Array.from(label, (character, index) => glyphAt(49, top + 12 * index, character, { run: 90 + top + index }));
    const glyphs = [...stacked(115, '项目名称'), ...text(65, 130, '甲'), ...stacked(175, '评价分值'), ...text(65, 190, '88')];
    const rulings = lattice(narrow, [100, 160, 220]);
    expect(rowsOf(page({ glyphs, rulings }))).toEqual([
      [
        ['项目名称', '甲'],
        ['评价分值', '88'],
      ],
    ]);
    expect(doubtsOf(page({ glyphs, rulings }))).toEqual([[]]);
    const across = [...glyphs, glyphAt(54, 225, '良', { run: 80 }), ...text(65, 240, '好')];
    const crossed = page({ glyphs: across, rulings: lattice(narrow, [100, 160, 220, 280]) });
    expect(doubtsOf(crossed)).toEqual([['cell-cut-by-boundary', 'text-struck-out']]);
  });

  it('takes a line just below a table without a lower border for no part of its last value', () => {
    const glyphs = [...two(0, '项目名称', '甲'), ...two(1, '整改情况', '无'), ...text(260, row(2) + 12, '2020年6月')];
    const rulings = [horizontal(row(0), 50, 350), horizontal(row(1), 50, 350), ...xs.map((x) => vertical(x, row(0), row(2)))];
    expect(rowsOf(page({ glyphs, rulings }))).toEqual([
      [
        ['项目名称', '甲'],
        ['整改情况', '无'],
      ],
    ]);
  });

  it('doubts a table with a table inside a cell', () => {
    const glyphs = [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88')];
    const inner = lattice([200, 230, 260], [row(1) + 5, row(1) + 15, row(1) + 25]);
    expect(doubtsOf(page({ glyphs, rulings: [...lattice(xs, ys(2)), ...inner] }))).toEqual([['label-value-unclear']]);
  });

  it('doubts text that one operator printed across a border, and text that runs out of the table', () => {
    const across = page({
      glyphs: [...two(0, '项目名称', '甲'), ...text(60, row(1) + 20, '评价分值是八十八点五')],
      rulings: lattice(xs, ys(2)),
    });
    expect(doubtsOf(page({ ...across, glyphs: [...across.glyphs, ...two(2, '评价结论', '良')], rulings: lattice(xs, ys(3)) }))).toEqual([
      ['cell-cut-by-boundary'],
    ]);
    const out = [
      ...two(0, '项目名称', '甲'),
      ...two(1, '评价分值', '88'),
      ...text(330, row(1) + 20, '一'),
      ...text(352, row(1) + 20, '二'),
    ];
    expect(doubtsOf(page({ glyphs: out, rulings: lattice(xs, ys(2)) }))).toEqual([['glyph-outside-cells']]);
  });

  it('doubts text at heights between the lines, however tight those are set', () => {
    const inCell = (...value: Glyph[][]) =>
      doubtsOf(
        page({
          glyphs: [...two(0, '项目名称', '甲'), ...text(60, row(1) + 15, '存在问题'), ...value.flat()],
          rulings: lattice(xs, [100, 130, 190]),
        }),
      );
    const formula = [
      text(150, row(1) + 14, '实际'),
      text(125, row(1) + 20, '比例'),
      text(172, row(1) + 20, '偏低。'),
      text(150, row(1) + 26, '计划'),
    ];
    expect(inCell(...formula)).toEqual([['lines-interleaved']]);
    expect(inCell(text(125, row(1) + 14, '完成率'), text(125, row(1) + 22, '偏低。'))).toEqual([[]]);
  });

  it('doubts every table of a document whose encoding lies somewhere', () => {
    const lying = page({
      glyphs: [...two(0, '项目名称', '老服ó中心'), ...two(1, '评价分值', '88'), ...two(2, '评ÿ结论', '良')],
      rulings: lattice(xs, ys(3)),
    });
    const clean = page({ number: 2, glyphs: [...two(0, '项目名称', '乙'), ...two(1, '评价分值', '70')], rulings: lattice(xs, ys(2)) });
    expect(doubtsOf(lying, clean)).toEqual([['encoding-lies', 'encoding-lies'], ['encoding-lies']]);
  });

  it('doubts no table because lines of text beside it end in the middle of a sentence', () => {
    const line = '施工单位按照要求组织实施。管理工作成效明显，'.repeat(3);
    const table = page({
      width: 800,
      glyphs: [...two(0, '项目名称', '乙'), ...two(1, '评价分值', '70'), ...text(10, 500, line), ...text(10, 520, line)],
      rulings: lattice(xs, ys(2)),
    });
    expect(doubtsOf(table)).toEqual([[]]);
  });

  it('reads a list as one project table a row', () => {
    const columns = [50, 150, 250, 350];
    const line = (index: number, ...cells: string[]) => cells.flatMap((cell, at) => text(55 + 100 * at, row(index) + 20, cell));
    const glyphs = [...line(0, '项目名称', '评价分值', '评价结论'), ...line(1, '甲', '88', '良')];
    expect(read(page({ glyphs, rulings: lattice(columns, ys(2)) }))).toEqual({
      pageCount: 1,
      tables: [
        {
          pages: [1],
          linesAbove: [],
          rows: [
            { label: '项目名称', paragraphs: ['甲'] },
            { label: '评价分值', paragraphs: ['88'] },
            { label: '评价结论', paragraphs: ['良'] },
          ],
          doubts: [],
        },
      ],
      otherTables: [],
      textlessPages: [],
      strayLabels: [],
    });
  });

  it('goes on in a list’s row over the page, though a running header stands above the labels that are printed again', () => {
    const columns = [50, 100, 150, 350];
    const line = (y: number, ...cells: string[]) => cells.flatMap((cell, at) => text(52 + 50 * at, y, cell));
    const header = text(50, 40, '绩效评价结果公开');
    const labels = line(row(0) + 20, '项目名称', '评价分值', '存在问题');
    const cut = [...ys(1).map((y) => horizontal(y, 50, 350)), ...columns.map((x) => vertical(x, row(0), row(2)))];
    const begun = [
      ...line(row(1) + 12, '甲', '88', '专项审计工作滞后，结果参考作用不显著，'),
      ...line(row(1) + 25, '', '', '合同款支付有待规范，合同'),
    ];
    const first = page({ glyphs: [...header, ...labels, ...begun], rulings: cut });
    const next = page({
      number: 2,
      glyphs: [...header, ...labels, ...line(row(1) + 20, '', '', '管理存在瑕疵。')],
      rulings: lattice(columns, ys(2)),
    });
    expect(read(first, next).tables).toEqual([
      {
        pages: [1, 2],
        linesAbove: ['绩效评价结果公开'],
        rows: [
          { label: '项目名称', paragraphs: ['甲'] },
          { label: '评价分值', paragraphs: ['88'] },
          { label: '存在问题', paragraphs: ['专项审计工作滞后，结果参考作用不显著，合同款支付有待规范，合同管理存在瑕疵。'] },
        ],
        doubts: [],
      },
    ]);
  });

  it('counts the rows of a list below text that a page’s edge cuts off, and doubts them and the one above', () => {
    const columns = [50, 150, 250, 350];
    const line = (index: number, ...cells: string[]) => cells.flatMap((cell, at) => text(55 + 100 * at, row(index) + 20, cell));
    const head = line(0, '项目名称', '评价分值', '评价结论');
    const first = page({ glyphs: [...head, ...line(1, '甲', '88', '良'), ...line(2, '乙', '91', '优')], rulings: lattice(columns, ys(3)) });
    const next = page({
      number: 2,
      glyphs: [...text(155, 90, '审计滞后。'), ...line(0, '丙', '75', '中'), ...line(1, '丁', '62', '中')],
      rulings: lattice(columns, ys(2)),
    });
    const { tables } = read(first, next);
    expect(tables.map(({ rows, doubts }) => [rows[0]?.paragraphs[0], ...new Set(doubts.map(({ code }) => code))])).toEqual([
      ['甲'],
      ['乙', 'continuation-unclear'],
      ['丙', 'continuation-unclear'],
      ['丁', 'continuation-unclear'],
    ]);
  });

  it('names the labels of a form without borders, and pages without text', () => {
    const image = { x: 0, y: 0, width: 400, height: 600 };
    const hidden = text(60, 100, '隐藏的文字层').map((glyph) => ({ ...glyph, invisible: true }));
    const pages = [
      page({ glyphs: two(0, '项目名称', '甲') }),
      page({ number: 2, images: [image], glyphs: hidden }),
      page({ number: 3, outlines: 4000 }),
      page({ number: 4 }),
    ];
    expect(read(...pages)).toEqual({
      pageCount: 4,
      tables: [],
      otherTables: [],
      textlessPages: [
        { page: 2, kind: 'scan' },
        { page: 3, kind: 'outlines' },
        { page: 4, kind: 'blank' },
      ],
      strayLabels: ['项目名称'],
    });
  });

  it('says of a document in which no table is recognised that its text is not what the page shows, whatever its language', () => {
    const doubts = (...lines: readonly string[]) =>
      readReport([page({ glyphs: lines.flatMap((line, index) => text(60, 120 + 20 * index, line)) })], isFormLabel).doubts.map(
        ({ code, found }) => `${code} ${found}`,
      );
    expect(doubts('项目]称', '评ÿ得分', '存在\u007f题')).toEqual(['encoding-lies 评ÿ得分', 'encoding-lies 存在\u007f题']);
    expect(doubts('评ÿ得分')).toEqual([]);
    expect(doubts('事業の評価について', '結果を公表する', '專項資金績效評價結果')).toEqual([]);
  });

  it('names the labels of what has too few to be a form that is written as text, where there is no table', () => {
    const lines = [...text(60, 120, '项目名称：公共绿地养护'), ...text(60, 140, '评价分值：88'), ...text(60, 160, '编制不细；执行滞后。')];
    expect(read(page({ glyphs: lines })).strayLabels).toEqual(['项目名称', '评价分值']);
    const table = page({ number: 2, glyphs: [...two(0, '项目名称', '乙'), ...two(1, '评价分值', '70')], rulings: lattice(xs, ys(2)) });
    expect(read(page({ glyphs: lines }), table).strayLabels).toEqual([]);
  });

  it('a table goes on over the page though a wider one stands above it with nothing between', () => {
    const wide = [50, 120, 380];
    const first = page({
      glyphs: [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88'), ...two(2, '项目名称', '乙'), ...two(3, '存在问题', '预算不足。')],
      rulings: [...lattice(wide, ys(2)), ...lattice(xs, [row(2), row(3), row(4)])],
    });
    const second = page({ number: 2, glyphs: [...two(0, '', '执行滞后。'), ...two(1, '整改情况', '无')], rulings: lattice(xs, ys(2)) });
    expect(rowsOf(first, second).at(-1)).toEqual([
      ['项目名称', '乙'],
      ['存在问题', '预算不足。执行滞后。'],
      ['整改情况', '无'],
    ]);
    expect(doubtsOf(first, second)).toEqual([[], []]);
  });

  it('takes a frame around everything for no table', () => {
    const glyphs = [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88')];
    const frame = lattice([10, 390], [10, 590]);
    expect(rowsOf(page({ glyphs, rulings: [...lattice(xs, ys(2)), ...frame] }))).toEqual([
      [
        ['项目名称', '甲'],
        ['评价分值', '88'],
      ],
    ]);
  });
});

describe('a table by indicators', () => {
  const isIndicatorLabel = (label: string): boolean => ['一级指标', '二级指标', '指标值'].includes(label);
  const columns = [50, 130, 210, 290, 370];
  const line = (index: number, ...cells: string[]) => cells.flatMap((cell, at) => text(52 + 80 * at, row(index) + 20, cell));
  const outline = (...pages: Page[]) => {
    const { tables, indicatorForms, otherTables, strayLabels } = readReport(pages, isFormLabel, isIndicatorLabel);
    const rows = tables.map((table) => [table.rows.map(({ label }) => label), table.doubts.map(({ code }) => code)]);
    return {
      rows,
      indicatorForms: indicatorForms.map(({ firstRow }) => firstRow),
      otherTables: otherTables.map(({ firstRow }) => firstRow),
      strayLabels,
    };
  };
  const head = line(0, '项目名称', '甲', '评价分值', '90');
  const indicators = line(1, '一级指标', '二级指标', '指标值', '得分');

  it('with labels of the form is another form, and nothing of it is read', () => {
    const form = page({ glyphs: [...head, ...indicators, ...line(2, '产出', '数量', '≥90%', '20')], rulings: lattice(columns, ys(3)) });
    expect(outline(form)).toEqual({ rows: [], indicatorForms: ['项目名称 甲 评价分值 90'], otherTables: [], strayLabels: [] });
  });

  it('without them is an annex, and leaves the table before it as it is', () => {
    const first = page({ glyphs: [...two(0, '项目名称', '甲'), ...two(1, '评价分值', '88')], rulings: lattice(xs, ys(2)) });
    const title = text(100, 40, '评价指标评分表');
    const second = page({
      number: 2,
      glyphs: [...title, ...line(0, '一级指标', '二级指标', '指标值', '评价分值'), ...line(1, '产出', '数量', '≥90%', '20')],
      rulings: lattice(columns, ys(2)),
    });
    expect(outline(first, second)).toEqual({
      rows: [[['项目名称', '评价分值'], []]],
      indicatorForms: [],
      otherTables: ['一级指标 二级指标 指标值 评价分值'],
      strayLabels: [],
    });
  });

  it('without them, over a page, leaves the table after it as it is', () => {
    const heads = line(0, '一级指标', '二级指标', '指标值', '评价分值');
    const first = page({
      glyphs: [...heads, ...line(1, '产出', '数量', '≥90%', '20')],
      rulings: lattice(columns, ys(2)),
    });
    const form = [...two(2, '项目名称', '甲'), ...two(3, '评价分值', '88')];
    const second = page({
      number: 2,
      glyphs: [...line(0, '效益', '质量', '≥95%', '10'), ...text(100, row(1) + 20, '信息表'), ...form],
      rulings: [...lattice(columns, ys(1)), ...lattice(xs, [row(2), row(3), row(4)])],
    });
    const before = page({ glyphs: [...two(0, '项目名称', '乙'), ...two(1, '评价分值', '90')], rulings: lattice(xs, ys(2)) });
    expect(outline(before, { ...first, number: 2 }, { ...second, number: 3 }).rows).toEqual([
      [['项目名称', '评价分值'], []],
      [['项目名称', '评价分值'], []],
    ]);
  });
});

describe('a table behind a form that a label heads as a column of figures', () => {
  const columns = [50, 150, 250, 350];
  const line = (index: number, ...cells: string[]) => cells.flatMap((cell, at) => text(52 + 100 * at, row(index) + 20, cell));
  const form = page({
    glyphs: [...two(0, '项目名称', '甲'), ...two(1, '决算金额', '1元'), ...two(2, '评价结论', '良')],
    rulings: lattice(xs, ys(3)),
  });
  const behind = (...lines: Glyph[][]) => {
    const second = page({ number: 2, glyphs: lines.flat(), rulings: lattice(columns, ys(lines.length)) });
    const { tables, otherTables, annexLabels } = readReport([form, second], isFormLabel);
    const names = tables.map(({ rows, doubts }) => `${rows[0]?.paragraphs.join('')}${doubts.length > 0 ? '?' : ''}`);
    return { names, otherTables: otherTables.map(({ firstRow }) => firstRow), annexLabels: annexLabels.map((label) => label.text) };
  };

  it('is an annex, and tells which labels of the form it has', () => {
    expect(behind(line(0, '评价内容', '分值', '评价分值'), line(1, '决策', '20', '18'), line(2, '主要绩效', '50', '43.5'))).toEqual({
      names: ['甲'],
      otherTables: ['评价内容 分值 评价分值'],
      annexLabels: ['评价分值', '主要绩效'],
    });
  });

  it.each<[string, Glyph[][]]>([
    ['one figure is a value', [line(0, '资金来源', '预算', '决算金额'), line(1, '财政', '20元', '18元')]],
    ['words are no figures', [line(0, '指标', '内容', '评价结论'), line(1, '决策', '科学', '优'), line(2, '管理', '规范', '良')]],
    ['names stand in a list', [line(0, '项目名称', '决算金额', '评价分值'), line(1, '乙', '20元', '18'), line(2, '丙', '9元', '43.5')]],
  ])('is none where %s', (_, lines) => {
    expect(behind(...lines).annexLabels).toEqual([]);
  });

  it('of two columns is one, too', () => {
    const lines = [line(0, '评价内容', '评价分值'), line(1, '决策', '18'), line(2, '管理', '43.5')];
    const second = page({ number: 2, glyphs: lines.flat(), rulings: lattice([50, 150, 250], ys(3)) });
    expect(readReport([form, second], isFormLabel).otherTables.map(({ firstRow, isAnnex }) => [firstRow, isAnnex])).toEqual([
      ['评价内容 评价分值', true],
    ]);
  });

  describe('or as its first column', () => {
    const scale = (columns: readonly number[], ...rows: readonly [string, string][]) => {
      const glyphs = rows.flatMap(([step, range], index) => [
        ...text(52, row(index) + 20, step),
        ...text((columns[1] ?? 0) + 2, row(index) + 20, range),
      ]);
      const second = page({ number: 2, glyphs, rulings: lattice(columns, ys(rows.length)) });
      return readReport([form, second], isFormLabel).otherTables.map(({ firstRow, isAnnex }) => [firstRow, isAnnex]);
    };
    const bands: [string, string][] = [
      ['评价结论', '分值范围'],
      ['优', '90分（含）以上'],
      ['良', '80（含）-90分'],
    ];

    it('is an annex, a scale', () => {
      expect(scale([50, 150, 250], ...bands)).toEqual([['评价结论 分值范围', true]]);
    });

    it.each<[string, readonly number[], [string, string][]]>([
      ['it has the columns of the form, which may go on there', xs, bands],
      [
        'a value stands beside the label',
        [50, 150, 250],
        [
          ['评价分值', '88分'],
          ['优', '90'],
          ['良', '80'],
        ],
      ],
      [
        'another label stands below',
        [50, 150, 250],
        [
          ['评价结论', '良'],
          ['决算金额', '20元'],
          ['数量', '3个'],
        ],
      ],
      ['one row stands below', [50, 150, 250], bands.slice(0, 2)],
    ])('is none where %s', (_, columns, rows) => {
      expect(scale(columns, ...rows).filter(([, isAnnex]) => isAnnex)).toEqual([]);
    });
  });
});
