import { describe, expect, it } from 'vitest';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { lattice, page, text } from './draw-page.ts';
import { isFormLabel } from './form-labels.ts';
import { reportOutline } from './report-outline.ts';

type Row = readonly string[];

const numbered: Row = ['序号', '项目名称', '评价分值', '评价结论'];
const first: Row = ['1', '甲', '88', '良'];
const second: Row = ['2', '乙', '92', '优'];

/** A bordered list → the name of each project, with `?` where its row is doubted. */
function projectsOf(...rows: readonly Row[]): string[] {
  const side = (column: number): number => 20 + 90 * column;
  const top = (row: number): number => 100 + 30 * row;
  const glyphs = rows.flatMap((cells, row) => cells.flatMap((cell, column) => text(side(column) + 5, top(row) + 20, cell)));
  const columns = (rows[0] ?? []).map((_, column) => side(column));
  const rulings = lattice([...columns, side(columns.length)], [...rows.map((_, row) => top(row)), top(rows.length)]);
  const { tables } = reportOutline(readReport([page({ width: 800, glyphs, rulings })], isFormLabel));
  return tables.map((table) => {
    const name = table.rows.find(({ label }) => label === '项目名称')?.paragraphs.join('');
    return `${name}${table.doubts.some(({ code }) => code === 'label-value-unclear') ? '?' : ''}`;
  });
}

describe('rows of a list that are no project', () => {
  it.each(['合计', '小计', '平均', '平均得分'])('%s sums them up', (name) => {
    expect(projectsOf(numbered, first, second, ['', name, '90', '优'])).toEqual(['甲', '乙']);
  });

  it.each<[string, Row[], string[]]>([
    ['one without a number, where the others have one, is doubted', [first, ['', '其他', '70', '中'], second], ['甲', '其他?', '乙']],
    [
      'a part of the project above is doubted, and that one is whole',
      [first, ['', '其中：场地', '90', '优'], second],
      ['甲', '其中：场地?', '乙'],
    ],
    [
      'one that has another label in the place of its name says that the table is no list: a form where one project stands above it',
      [first, ['', '存在问题', '编制不细。', '']],
      ['甲'],
    ],
    ['below two projects, all are doubted', [first, second, ['', '存在问题', '编制不细。', '']], ['甲?', '乙?', '存在问题?']],
    ['the rest of a name is doubted, and so is the row above', [first, second, ['', '专项', '', '']], ['甲', '乙?', '专项?']],
    ['the rest of a name and a grade', [first, ['2', '乙', '92', ''], ['', '专项', '', '优']], ['甲', '乙?', '专项?']],
    ['what heads the rows below it is none', [first, ['', '二、基建类', '', ''], second], ['甲', '乙']],
  ])('%s', (_, rows, expected) => {
    expect(projectsOf(numbered, ...rows)).toEqual(expected);
  });

  it('where nothing is numbered, a row of nothing but a name doubts the one above too, and a part is doubted', () => {
    const plain = (...rows: readonly Row[]) => projectsOf(...[numbered, ...rows].map((cells) => cells.slice(1)));
    expect(plain(first, second)).toEqual(['甲', '乙']);
    expect(plain(first, ['', '专项', '', ''], second)).toEqual(['甲?', '专项', '乙']);
    expect(plain(first, ['', '其中：场地', '90', '优'], second)).toEqual(['甲', '其中：场地?', '乙']);
  });
});

describe('what heads a list', () => {
  it('is a row of a number, a name and a result, whatever else there is', () => {
    const head: Row = ['序号', '项目名称', '投入', '过程', '产出', '评价分值'];
    expect(projectsOf(head, ['1', '甲', '18', '27', '43', '88'], ['2', '乙', '20', '28', '44', '92'])).toEqual(['甲', '乙']);
  });

  it('is no row of which most is unknown, where nothing is numbered', () => {
    expect(projectsOf(['项目名称', '投入', '过程', '产出', '评价分值'], ['甲', '18', '27', '43', '88'])).not.toEqual(['甲']);
  });
});

it('a list whose other columns another page has is doubted in each of its rows; a note in two cells says nothing', () => {
  const part = (number: number, columns: readonly number[], rows: readonly Row[]) => {
    const top = (index: number): number => 100 + 30 * index;
    const glyphs = rows.flatMap((cells, index) => cells.flatMap((cell, column) => text((columns[column] ?? 0) + 5, top(index) + 20, cell)));
    return page({ number, width: 800, glyphs, rulings: lattice(columns, [...rows.map((_, index) => top(index)), top(rows.length)]) });
  };
  const names = part(
    1,
    [20, 200, 380, 560],
    [
      ['项目名称', '主要绩效', '存在问题'],
      ['甲', '一', '无'],
      ['乙', '二', '无'],
    ],
  );
  const doubted = (...rows: readonly Row[]) =>
    readReport([names, part(2, [20, 290, 560], rows)], isFormLabel).tables.map(({ doubts }) => doubts.length > 0);
  expect(doubted(['评价分值', '评价结论'], ['88', '良'], ['92', '优'])).toEqual([true, true]);
  expect(doubted(['填表人：某人', '填表日期：3月'])).toEqual([false, false]);
});
