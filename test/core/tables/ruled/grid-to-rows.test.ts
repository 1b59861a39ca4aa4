import { describe, expect, it } from 'vitest';
import type { Ruling } from '../../../../shared/core/geometry/page.ts';
import { readReport } from '../../../../shared/core/tables/read-report.ts';
import { horizontal, page, text, vertical } from '../draw-page.ts';
import { isFormLabel } from '../form-labels.ts';
import { reportOutline } from '../report-outline.ts';

/**
 *     │ 项目名称        │ 公共绿地养护 │
 *     │ head │ 评价分值 │ 88           │
 *     │      │ second   │ 良           │
 */
function read(head: string, second = '评价结论') {
  const [top, line] = [100, 30];
  const cells: [number, number, string][] = [
    [25, 0, '项目名称'],
    [205, 0, '公共绿地养护'],
    [85, 1, '评价分值'],
    [205, 1, '88'],
    [85, 2, second],
    [205, 2, '良'],
  ];
  const glyphs = [
    ...cells.flatMap(([x, row, value]) => text(x, top + line * row + 20, value)),
    ...text(22, top + line * 2, head, 56 / Math.max(7, head.length)),
  ];
  const bottom = top + 3 * line;
  const rulings: Ruling[] = [
    ...[top, top + line, bottom].map((y) => horizontal(y, 20, 300)),
    horizontal(top + 2 * line, 80, 300),
    ...[20, 200, 300].map((x) => vertical(x, top, bottom)),
    vertical(80, top + line, bottom),
  ];
  const { tables } = reportOutline(readReport([page({ glyphs, rulings })], isFormLabel));
  return tables.map(({ rows, doubts }) => [
    ...rows.map(({ label, paragraphs }) => `${label}=${paragraphs.join('/')}`),
    ...doubts.map(({ code }) => code),
  ]);
}

describe('a cell in front of several rows', () => {
  it('heads those that each have a label and its value', () => {
    expect(read('评价')).toEqual([['项目名称=公共绿地养护', '评价分值=88', '评价结论=良']]);
    expect(read('评价', '评审专家')).toEqual([['项目名称=公共绿地养护', '评价分值=88', '评审专家=良']]);
  });

  it('may say a label’s words only where all of theirs are known', () => {
    expect(read('存在问题')).toEqual([['项目名称=公共绿地养护', '评价分值=88', '评价结论=良']]);
    expect(read('存在问题', '评审专家')[0]).toContain('label-value-unclear');
  });

  it('is none that has the words of a value', () => {
    expect(read('本项目由两个单位承担，资金分别拨付，评价一并进行。')[0]).toContain('label-value-unclear');
  });
});
