import { describe, expect, it } from 'vitest';
import type { Page, Ruling } from '../../../shared/core/geometry/page.ts';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { horizontal, page, text, vertical } from './draw-page.ts';
import { isFormLabel } from './form-labels.ts';
import { reportOutline } from './report-outline.ts';

type Row = readonly string[];

const labels: Row = ['项目名称', '决算金额', '评价分值', '评价结论'];
const values: Row = ['公共绿地养护', '88万元', '88', '良'];
const problems: Row = ['存在问题', '1. 编制不细。'];

const side = (column: number): number => 20 + 90 * column;

/** A bordered table of four columns; a row of two cells has its second one across the other three. */
function drawn(number: number, rows: readonly Row[]): Page {
  const top = (row: number): number => 100 + 30 * row;
  const glyphs = rows.flatMap((cells, row) => cells.flatMap((cell, column) => text(side(column) + 5, top(row) + 20, cell)));
  const across = [...rows, []].map((_, row): Ruling => horizontal(top(row), side(0), side(4)));
  const down = rows.flatMap((cells, row) => [...cells.keys(), 4].map((column): Ruling => vertical(side(column), top(row), top(row + 1))));
  return page({ number, glyphs, rulings: [...across, ...down] });
}

/** Each table as `label value` lines, its doubts below. */
function tablesOf(...pages: readonly (readonly Row[])[]): string[][] {
  const { tables } = reportOutline(
    readReport(
      pages.map((rows, index) => drawn(index + 1, rows)),
      isFormLabel,
    ),
  );
  return tables.map(({ rows, doubts }) => [
    ...rows.map(({ label, paragraphs }) => `${label} ${paragraphs.join('')}`),
    ...doubts.map(({ code }) => code),
  ]);
}

const wholeForm = ['项目名称 公共绿地养护', '决算金额 88万元', '评价分值 88', '评价结论 良', '存在问题 1. 编制不细。'];

describe('labels over their values', () => {
  it('have the row below them, where rows with labels in front follow', () => {
    expect(tablesOf([labels, values, problems])).toEqual([wholeForm]);
  });

  it('may follow a pair, and need not be as many as a list has', () => {
    const pair: Row = ['项目名称', '公共绿地养护'];
    expect(tablesOf([pair, labels.with(0, '整改情况'), values.with(0, '无'), problems])).toEqual([
      ['项目名称 公共绿地养护', '整改情况 无', '决算金额 88万元', '评价分值 88', '评价结论 良', '存在问题 1. 编制不细。'],
    ]);
  });

  it('may stand in the columns of the rows below', () => {
    expect(tablesOf([labels, values, ['存在问题', '编制不细。', '整改情况', '无']])).toEqual([
      [...wholeForm.slice(0, 4), '存在问题 编制不细。', '整改情况 无'],
    ]);
  });

  it('begin the next project on the same page and on the next one', () => {
    const form = [labels, values, problems];
    expect(tablesOf([...form, ...form], form)).toEqual([wholeForm, wholeForm, wholeForm]);
  });

  it('are one form over pages, wherever it is broken', () => {
    expect(tablesOf([labels, values], [problems])).toEqual([wholeForm]);
    expect(tablesOf([labels], [values, problems])).toEqual([wholeForm]);
  });

  it('printed again on the next page begin no project', () => {
    const advice: Row = ['整改建议', '无'];
    expect(tablesOf([labels, values, problems], [labels, advice])).toEqual([[...wholeForm, '整改建议 无']]);
  });

  it('over two rows of values are doubted', () => {
    const other: Row = ['河道长效管理', '70万元', '70', '中'];
    for (const rows of [
      [labels, values, other, problems],
      [labels, values, problems, other],
    ])
      for (const table of tablesOf(rows)) expect(table).toContain('label-value-unclear');
  });

  it('over nothing, over another label, or over a row that begins with no value, are doubted', () => {
    for (const rows of [
      [labels, problems],
      [labels, values.with(0, '整改情况'), problems],
      [labels, values.with(0, ''), problems],
    ])
      for (const table of tablesOf(rows)) expect(table).toContain('label-value-unclear');
  });

  it('with nothing but projects below are a list', () => {
    const other: Row = ['河道长效管理', '70万元', '70', '中'];
    expect(tablesOf([labels, values, other])).toEqual([
      wholeForm.slice(0, 4),
      ['项目名称 河道长效管理', '决算金额 70万元', '评价分值 70', '评价结论 中'],
    ]);
  });
});
