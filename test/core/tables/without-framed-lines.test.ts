import { describe, expect, it } from 'vitest';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { lattice, page, text } from './draw-page.ts';
import { isFormLabel } from './form-labels.ts';
import { reportOutline } from './report-outline.ts';

type Row = readonly [string, string];

/** A bordered table from y down: a label and a value a row. */
const table = (y: number, ...rows: readonly Row[]) => tableTo(300, y, rows);
const tableTo = (right: number, y: number, rows: readonly Row[]) => ({
  glyphs: rows.flatMap(([label, value], row) => [...text(25, y + 30 * row + 20, label), ...text(115, y + 30 * row + 20, value)]),
  rulings: lattice([20, 110, right], [...rows.map((_, row) => y + 30 * row), y + 30 * rows.length]),
});

const pageOf = (number: number, ...tables: readonly ReturnType<typeof table>[]) =>
  page({ number, glyphs: tables.flatMap(({ glyphs }) => glyphs), rulings: tables.flatMap(({ rulings }) => rulings) });

const read = (...pages: readonly (readonly ReturnType<typeof table>[])[]) => {
  const { tables, otherTables } = reportOutline(
    readReport(
      pages.map((tables, index) => pageOf(index + 1, ...tables)),
      isFormLabel,
    ),
  );
  const forms = tables.map(({ rows, doubts }) => [
    ...rows.map(({ label, paragraphs }) => `${label}=${paragraphs.join('/')}`),
    ...doubts.map(({ code }) => code),
  ]);
  return { forms, otherTables };
};

const header = (number: number) => tableTo(200, 20, [['公开材料', `编号${number}`]]);
const begun: readonly Row[] = [
  ['项目名称', '公共绿地养护'],
  ['评价分值', '88'],
];
const rest: readonly Row[] = [['存在问题', '编制不细。']];

describe('a header that is set as a table', () => {
  it('on all pages parts no form that goes on', () => {
    expect(read([header(1), table(100, ...begun)], [header(2), table(60, ...rest)])).toEqual({
      forms: [['项目名称=公共绿地养护', '评价分值=88', '存在问题=编制不细。']],
      otherTables: [],
    });
  });

  it('not on all of them is another table, and leaves open what goes on below it', () => {
    const { forms, otherTables } = read([table(100, ...begun)], [header(2), table(60, ...rest, ['整改情况', '无'])]);
    expect(otherTables).toEqual(['公开材料 编号2']);
    expect(forms).toHaveLength(2);
    for (const form of forms) expect(form).toContain('continuation-unclear');
  });

  it('is not seen in the rest of rows at the top of two pages', () => {
    const left = table(60, ['', '其他。']);
    const problems = table(100, ...begun, ['存在问题', '编制不细，']);
    expect(read([problems], [left, table(200, ...begun, ['存在问题', '编制不细，'])], [left]).forms.map((form) => form.at(2))).toEqual([
      '存在问题=编制不细，其他。',
      '存在问题=编制不细，其他。',
    ]);
  });
});

describe('a box', () => {
  const box = (y: number, line: string) => ({ glyphs: text(130, y + 20, line), rulings: lattice([20, 300], [y, y + 30]) });
  const form = (y: number) => table(y, ...begun, ...rest);
  const above = (...tables: readonly ReturnType<typeof table>[]) =>
    reportOutline(readReport([pageOf(1, ...tables)], isFormLabel)).tables.map(({ linesAbove }) => linesAbove);

  it('around a title is none where it stands above all forms', () => {
    expect(above(box(20, '某市2021年度绩效评价结果'), form(100))).toEqual([['某市2021年度绩效评价结果']]);
  });

  it('that cuts its title holds none', () => {
    const cut = { ...box(20, ''), glyphs: text(5, 40, '某市市场监督管理局关于公开2021年度财政支出项目绩效评价结果信息表') };
    expect(above(cut, form(100)).join()).not.toContain('2021年度');
  });

  it('below a form may be of any table', () => {
    expect(above(form(20), box(150, '其他'), form(220)).at(1)).toEqual([]);
  });
});
