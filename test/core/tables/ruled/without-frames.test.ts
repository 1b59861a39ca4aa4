import { describe, expect, it } from 'vitest';
import { mapPages } from '../../../../shared/core/geometry/map-pages.ts';
import type { Page } from '../../../../shared/core/geometry/page.ts';
import { readReport } from '../../../../shared/core/tables/read-report.ts';
import { horizontal, lattice, page, text, vertical } from '../draw-page.ts';
import { isFormLabel } from '../form-labels.ts';
import { reportOutline } from '../report-outline.ts';

const rowsOf = (...pages: Page[]) =>
  // Pages made anew each time: a page is looked at again where another one shows a frame.
  reportOutline(
    readReport(
      mapPages(pages, (page) => structuredClone(page)),
      isFormLabel,
    ),
  ).tables.map(({ rows, doubts }) => [...rows.map(({ label, paragraphs }) => [label, ...paragraphs]), ...doubts.map(({ code }) => code)]);
const two = (y: number, label: string, ...lines: string[]) => [
  ...text(60, y, label),
  ...lines.flatMap((line, index) => text(130, y + 12 * index, line)),
];

describe('rulings that part no rows', () => {
  const glyphs = [
    ...two(120, '项目名称', '公共绿地养护'),
    ...two(150, '评价分值', '88'),
    ...two(180, '存在问题', '编制不细，', '执行滞后，', '结余较多。'),
  ];
  const expected = [
    [
      ['项目名称', '公共绿地养护'],
      ['评价分值', '88'],
      ['存在问题', '编制不细，执行滞后，结余较多。'],
    ],
  ];

  it('may be a frame around the table', () => {
    expect(rowsOf(page({ glyphs, rulings: lattice([50, 350], [100, 220]) }))).toEqual(expected);
  });

  it('may part its columns alone', () => {
    expect(rowsOf(page({ glyphs, rulings: [50, 120, 350].map((x) => vertical(x, 100, 220)) }))).toEqual(expected);
  });

  it('may part the columns of a list', () => {
    const line = (y: number, ...cells: string[]) => cells.flatMap((cell, at) => text(55 + 100 * at, y, cell));
    const list = [...line(120, '项目名称', '评价分值', '评价结论'), ...line(140, '甲', '88', '良'), ...line(160, '乙', '70', '中')];
    const rulings = [...[50, 150, 250, 350].map((x) => vertical(x, 100, 170)), horizontal(100, 50, 350), horizontal(170, 50, 350)];
    expect(rowsOf(page({ glyphs: list, rulings }))).toEqual([
      [
        ['项目名称', '甲'],
        ['评价分值', '88'],
        ['评价结论', '良'],
      ],
      [
        ['项目名称', '乙'],
        ['评价分值', '70'],
        ['评价结论', '中'],
      ],
    ]);
  });

  it('may part its rows, and no labels from their values', () => {
    expect(rowsOf(page({ glyphs, rulings: lattice([50, 350], [100, 130, 160, 220]) }))).toEqual(expected);
  });

  it('are those of a table where each value stands below its label', () => {
    const rows = ['项目名称', '公共绿地养护', '评价分值', '88'].flatMap((line, index) => text(60, 120 + 20 * index, line));
    expect(rowsOf(page({ glyphs: rows, rulings: lattice([50, 350], [105, 125, 145, 165, 185]) }))[0]).not.toContainEqual([
      '项目名称',
      '88',
    ]);
  });

  it('may frame the rest of a row on the next page, which has no label', () => {
    const frame = lattice([50, 350], [100, 220]);
    const first = [
      ...two(120, '项目名称', '公共绿地养护'),
      ...two(150, '评价分值', '88'),
      ...two(180, '存在问题', '编制不够细化，', '监督不够，', '执行滞'),
    ];
    const next = [...text(130, 120, '后，结余较多。'), ...two(150, '整改情况', '无')];
    expect(rowsOf(page({ glyphs: first, rulings: frame }), page({ number: 2, glyphs: next, rulings: frame }))).toEqual([
      [
        ['项目名称', '公共绿地养护'],
        ['评价分值', '88'],
        ['存在问题', '编制不够细化，监督不够，执行滞后，结余较多。'],
        ['整改情况', '无'],
      ],
    ]);
  });
});
