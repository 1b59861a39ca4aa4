import { describe, expect, it } from 'vitest';
import { noHeading, readHeading } from '../../../shared/core/records/heading.ts';
import { completeHeading } from '../../../shared/core/records/row-heading.ts';
import { lines, rowsOf } from './report-builder.ts';

/** What a heading says once the table's rows are asked too. */
function completed(texts: readonly string[], cells: readonly (readonly [string, string])[]) {
  const heading = texts.length === 0 ? noHeading : readHeading(lines(...texts));
  const { agency, fiscalYear } = completeHeading(heading, { boxes: [], linesAbove: [], rows: rowsOf(cells), doubts: [] });
  return [agency.kind === 'read' ? agency.value : agency.kind, fiscalYear.kind === 'read' ? fiscalYear.value : fiscalYear.kind];
}

describe('rows that say what no line above says', () => {
  it.each([
    [
      [
        ['主管部门', '上海市体育局'],
        ['评价年度', '2018年'],
      ],
      '上海市体育局',
      2018,
    ],
    [
      [
        ['预算单位：', '上海市 体育局'],
        ['年度', '2018'],
      ],
      '上海市体育局',
      2018,
    ],
    [
      [
        ['项目主管部门', '上海市体育局'],
        ['预算年度', '2018年度'],
      ],
      '上海市体育局',
      2018,
    ],
    [
      [
        ['项目单位', '上海市体育局'],
        ['实施单位', '上海市体育局'],
      ],
      'absent',
      'absent',
    ],
    [
      [
        ['主管部门', '张三李四'],
        ['年度', '2017-2018'],
      ],
      'absent',
      'absent',
    ],
    [
      [
        ['主管部门', '上海市体育局'],
        ['预算单位', '上海市教育局'],
      ],
      'unclear',
      'absent',
    ],
  ] as const)('%j', (cells, agency, year) => {
    expect(completed([], cells)).toEqual([agency, year]);
  });

  it('leave the agency that a line says as it is, and make a year unclear that is not theirs', () => {
    const under = (title: string, year: string) =>
      completed(
        [title],
        [
          ['主管部门', '上海市体育局'],
          ['年度', year],
        ],
      );
    const title = '上海市财政局2017年度绩效评价结果';
    expect(under(title, '2017年')).toEqual(['上海市财政局', 2017]);
    expect(under(title, '2018')).toEqual(['上海市财政局', 'unclear']);
    expect(under(title, '2016—2018')).toEqual(['上海市财政局', 2017]);
    expect(under(title, '')).toEqual(['上海市财政局', 2017]);
  });
});
