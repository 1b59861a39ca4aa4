import { describe, expect, it } from 'vitest';
import type { Glyph, Page } from '../../../../shared/core/geometry/page.ts';
import { readReport } from '../../../../shared/core/tables/read-report.ts';
import { horizontal, page, text } from '../draw-page.ts';
import { isFormLabel } from '../form-labels.ts';
import { reportOutline } from '../report-outline.ts';

const read = (...pages: Page[]) => reportOutline(readReport(pages, isFormLabel));
const namesAndProblems = (...pages: Page[]) =>
  read(...pages).tables.map(({ rows, doubts }) => [
    ...['项目名称', '评价分值', '存在问题'].map((label) => rows.find((row) => row.label === label)?.paragraphs.join('|')),
    ...doubts.map(({ code }) => code),
  ]);

/** Four columns, and a column's lines 12 points apart. */
const lefts = [25, 65, 160, 240];
const head = (y: number): Glyph[] => [
  ...text(25, y, '序号'),
  ...text(65, y, '项目名称'),
  ...text(160, y, '评价分值'),
  ...text(240, y, '存在问题'),
];
/** Cells of one row, each a list of lines, from one baseline down. */
const fromTop = (y: number, ...cells: string[][]): Glyph[] =>
  cells.flatMap((lines, at) => lines.flatMap((line, index) => text(lefts[at] ?? 0, y + 12 * index, line)));
/** Or around one baseline. */
const around = (y: number, ...cells: string[][]): Glyph[] =>
  cells.flatMap((lines, at) => lines.flatMap((line, index) => text(lefts[at] ?? 0, y + 12 * index - 6 * (lines.length - 1), line)));

const long = ['编制不够细化，执', '行较慢，结余较多', '，监督不够。'];
const short = ['账实不符。'];

describe('a list without vertical rulings', () => {
  it('has its rows where the gaps are wider than inside a cell', () => {
    const glyphs = [...head(100), ...fromTop(124, ['1'], ['甲'], ['88'], long), ...fromTop(170, ['2'], ['乙'], ['70'], short)];
    expect(namesAndProblems(page({ glyphs }))).toEqual([
      ['甲', '88', long.join('')],
      ['乙', '70', short.join('')],
    ]);
  });

  it('has its rows where all cells begin on the lines of number and score', () => {
    const glyphs = [...head(100), ...fromTop(112, ['1'], ['甲'], ['88'], long), ...fromTop(148, ['2'], ['乙'], ['70'], long.slice(1))];
    expect(namesAndProblems(page({ glyphs }))).toEqual([
      ['甲', '88', long.join('')],
      ['乙', '70', long.slice(1).join('')],
    ]);
  });

  it('has its rows around the lines of number and score', () => {
    const two = ['编制不够细化，执', '行较慢。'];
    const glyphs = [...head(100), ...around(118, ['1'], ['甲'], ['88'], two), ...around(142, ['2'], ['乙'], ['70'], two)];
    expect(namesAndProblems(page({ glyphs }))).toEqual([
      ['甲', '88', two.join('')],
      ['乙', '70', two.join('')],
    ]);
  });

  describe('whose rows rulings part, and whose scores alone have one line in each', () => {
    const lines = (...ys: number[]) => ys.map((y) => horizontal(y, 20, 340));
    const two = ['公共绿地', '养护'];
    const rows = (...scores: string[][]) => [
      ...head(100),
      ...scores.flatMap((score, index) => around(130 + 50 * index, [], two, score, index % 2 === 0 ? long : [...long, ...short])),
    ];

    it('has a row between each two of them', () => {
      expect(namesAndProblems(page({ glyphs: rows(['88'], ['70']), rulings: lines(105, 155, 205) }))).toEqual([
        ['公共绿地养护', '88', long.join('')],
        ['公共绿地养护', '70', [...long, ...short].join('')],
      ]);
    });

    it('has no row that can be told where two stand between them, one without a score', () => {
      const drawn = page({ glyphs: rows(['88'], [], ['70']), rulings: lines(105, 205, 255) });
      expect(read(drawn).tables).toEqual([]);
    });

    it('has its last row on a page though one of its cells goes on over the page', () => {
      const first = [...rows(['88']), ...around(160, [], ['河道'], ['70']), ...fromTop(160, [], [], [], ['编制不够细化，', '执行滞后，'])];
      const second = [...head(40), ...fromTop(60, [], [], [], long)];
      const pages = [
        page({ glyphs: first, rulings: lines(105, 150, 185), height: 200 }),
        page({ number: 2, glyphs: second, rulings: lines(45, 110) }),
      ];
      expect(namesAndProblems(...pages)).toEqual([
        ['公共绿地养护', '88', long.join('')],
        ['河道', '70', ['编制不够细化，', '执行滞后，', ...long].join('')],
      ]);
    });

    it('has none where they frame the list alone, or pages alone part its rows', () => {
      const second = [...around(80, [], two, ['70'], long)];
      const pages = [page({ glyphs: rows(['88']), rulings: lines(105) }), page({ number: 2, glyphs: second, rulings: lines(110) })];
      expect(read(...pages).tables).toEqual([]);
      expect(read(page({ glyphs: rows(['88']), rulings: lines(90, 105, 155) })).tables).toEqual([]);
    });
  });

  it('is doubtful where rulings part all rows but one, and the rest of the row before stands above it at the top of a page', () => {
    const rulings = (...ys: number[]) => ys.map((y) => horizontal(y, 20, 340));
    const first = [...head(100), ...fromTop(120, ['1'], ['甲'], ['88'], short), ...fromTop(150, ['2'], ['乙'], ['70'], ['编制不够细化，'])];
    const second = [...fromTop(40, [], [], [], ['执行滞后。']), ...around(80, ['3'], ['丙'], ['60'], long)];
    const pages = [
      page({ glyphs: first, rulings: rulings(105, 135, 165), height: 180 }),
      page({ number: 2, glyphs: second, rulings: rulings(110) }),
    ];
    expect(namesAndProblems(...pages).every((row) => row.includes('label-value-unclear'))).toBe(true);
  });

  it('is doubtful in each of its rows where they could be parted in two ways', () => {
    const glyphs = [...head(100), ...around(112, ['1'], ['甲'], ['88'], short), ...around(136, ['2'], ['乙'], ['70'], long)];
    const rows = namesAndProblems(page({ glyphs }));
    expect(rows.map(([name]) => name)).toEqual(['甲', '乙']);
    expect(rows.every((row) => row.includes('label-value-unclear'))).toBe(true);
  });

  it('begins a row at the same place on two pages, which is no running header', () => {
    const first = [...head(100), ...fromTop(124, ['1'], ['甲'], ['88'], long)];
    const second = [...fromTop(40, ['2'], ['乙'], ['70'], short), ...fromTop(80, ['3'], ['丙'], ['60'], short)];
    const third = [...fromTop(40, ['4'], ['丁'], ['50'], long), ...fromTop(110, ['5'], ['戊'], ['40'], short)];
    const pages = [first, second, third].map((glyphs, index) => page({ number: index + 1, glyphs }));
    expect(namesAndProblems(...pages)).toEqual([
      ['甲', '88', long.join('')],
      ['乙', '70', short.join('')],
      ['丙', '60', short.join('')],
      ['丁', '50', long.join('')],
      ['戊', '40', short.join('')],
    ]);
  });

  it('keeps a full stop that alone goes on to the top of two pages, which is no running header', () => {
    const words = '编制不够细化，执';
    const rows = (number: string, name: string) => fromTop(100, [number], [name], ['88'], [words]);
    const top = text(240, 40, '。');
    const pages = [
      [...head(76), ...rows('1', '甲')],
      [...top, ...rows('2', '乙')],
      [...top, ...rows('3', '丙')],
    ];
    const found = namesAndProblems(...pages.map((glyphs, index) => page({ number: index + 1, glyphs })));
    expect(found.flat().join('')).toContain(`${words}。`);
  });

  describe('with text that stands across its columns', () => {
    const rows = (gap: number, ...cells: string[][][]): Glyph[] => cells.flatMap((row, index) => fromTop(124 + gap * index, ...row));
    const ruled = (...ys: number[]) => ys.map((y) => horizontal(y, 25, 330));

    it('is read past what heads rows at a page’s foot, and does not take its columns from it', () => {
      const first = [
        ...head(100),
        ...text(25, 124, '一、重点项目'),
        ...fromTop(150, ['1'], ['甲'], ['88'], short),
        ...text(25, 176, '二、专项资金'),
      ];
      const second = [...fromTop(40, ['2'], ['乙'], ['70'], long), ...fromTop(100, ['3'], ['丙'], ['60'], short)];
      expect(namesAndProblems(page({ glyphs: first }), page({ number: 2, glyphs: second }))).toEqual([
        ['甲', '88', short.join('')],
        ['乙', '70', long.join('')],
        ['丙', '60', short.join('')],
      ]);
    });

    it.each(['last', 'first'])('does not lose the line of a cell that is too wide for its column, in its %s row', (place) => {
      const wide = [['1'], ['甲'], ['88']];
      const plain = [['2'], ['乙'], ['70'], short];
      const order = place === 'last' ? [plain, wide] : [wide, plain];
      const y = place === 'last' ? 160 : 124;
      const glyphs = [...head(100), ...rows(36, ...order), ...text(160, y + 12, '编制不够细化，执行较慢，结余较多')];
      const found = namesAndProblems(page({ glyphs, rulings: ruled(90, 110, 145, 185) }));
      expect(found.map(([name]) => name).sort()).toEqual(['乙', '甲']);
      expect(found.find(([name]) => name === '甲')).toContain('label-value-unclear');
      expect(found.find(([name]) => name === '乙')).toEqual(['乙', '70', short.join('')]);
    });
  });

  it('is doubtful on both sides of a page’s end where a row may go on there, and keeps both rows', () => {
    const first = [...head(100), ...fromTop(124, ['1'], ['甲'], ['88'], long), ...fromTop(180, ['2'], ['乙'], ['70'], long.slice(0, 2))];
    const second = [...fromTop(40, ['3'], ['丙'], ['60'], long), ...fromTop(100, ['4'], ['丁'], ['50'], short)];
    const found = namesAndProblems(page({ glyphs: first }), page({ number: 2, glyphs: second }));
    expect(found.map(([name, , , ...doubts]) => [name, ...doubts])).toEqual([
      ['甲'],
      ['乙', 'label-value-unclear'],
      ['丙', 'label-value-unclear'],
      ['丁'],
    ]);
  });

  it('takes lines of cells that stand beside each other for no rows where another column has fewer', () => {
    const three = ['编制不细。', '执行较慢。', '监督不够。'];
    const glyphs = [...head(100), ...around(136, ['甲'], [], ['88'], three), ...text(330, 136, '无')];
    const columns = [...glyphs, ...three.flatMap((line, index) => text(300, 124 + 12 * index, line))];
    expect(namesAndProblems(page({ glyphs: columns })).filter((row) => row.length === 3)).toEqual([]);
  });

  it.each([
    [
      'a gap inside a cell is wider than between its rows',
      [...fromTop(112, ['1'], ['甲'], ['88'], long), ...text(240, 156, '账实不符。'), ...fromTop(170, ['2'], ['乙'], ['70'], long)],
    ],
    [
      'what may head rows stands below a name',
      [...fromTop(112, ['1'], ['甲'], ['88'], short), ...text(65, 138, '二、专项'), ...fromTop(164, ['2'], ['乙'], ['70'], long)],
    ],
    [
      'the first line may head rows that are then set in another way',
      [
        ...text(65, 112, '一、专项类'),
        ...fromTop(124, ['1'], ['甲绿地养护', '一期'], ['88'], short),
        ...fromTop(148, ['2'], ['乙绿地养护', '二期'], ['70'], long.slice(1)),
        ...fromTop(172, ['3'], ['丙绿地养护', '三期'], ['60'], long.slice(1)),
      ],
    ],
    [
      'the cells of one row are set in two ways',
      [
        ...around(140, ['1'], ['甲'], ['88'], long),
        ...fromTop(182, ['2'], ['乙丙丁', '戊己'], ['70'], short),
        ...text(240, 170, '执行较慢'),
      ],
    ],
  ])('holds every row where %s', (_, body) => {
    const found = namesAndProblems(page({ glyphs: [...head(100), ...body] }));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((row) => row.includes('label-value-unclear'))).toBe(true);
  });

  it('is read where each page shows how its own rows are set', () => {
    const first = [...head(100), ...around(148, ['1'], ['甲'], ['88'], long)];
    const second = fromTop(40, ['2'], ['乙绿地', '养护'], ['70'], long);
    const third = [
      ...fromTop(40, [], [], [], ['结余较多，', '账实不符。']),
      ...around(100, ['3'], ['丙'], ['60'], ['编制不够细化，执', '行较慢。']),
    ];
    const pages = [first, second, third].map((glyphs, index) => page({ number: index + 1, glyphs }));
    expect(namesAndProblems(...pages)).toEqual([
      ['甲', '88', long.join('')],
      ['乙绿地养护', '70', `${long.join('')}结余较多，账实不符。`],
      ['丙', '60', '编制不够细化，执行较慢。'],
    ]);
  });

  it('takes a name that alone stands at a page’s foot for no beginning of the next page’s', () => {
    const first = [...head(100), ...around(148, ['1'], ['甲'], ['88'], long), ...text(65, 190, '二、专项')];
    const second = around(60, ['2'], ['乙'], ['70'], long);
    const found = namesAndProblems(page({ glyphs: first }), page({ number: 2, glyphs: second }));
    expect(found.filter((row) => row.length === 3).map(([name]) => name)).not.toContain('二、专项乙');
  });

  it('has a row between two rulings, wherever the text stands', () => {
    const glyphs = [...head(100), ...around(130, ['1'], ['甲'], ['88'], long), ...fromTop(160, ['2'], ['乙'], ['70'], long)];
    const rulings = [90, 106, 148, 190].map((y) => horizontal(y, 25, 330));
    expect(namesAndProblems(page({ glyphs, rulings }))).toEqual([
      ['甲', '88', long.join('')],
      ['乙', '70', long.join('')],
    ]);
  });

  it('is doubtful where cells begin on the lines of their numbers, and a part at a page’s foot has none', () => {
    const rows = [...head(100), ...fromTop(124, ['1'], ['甲'], ['88'], long), ...fromTop(170, ['2'], ['乙'], ['70'], long.slice(0, 1))];
    const tail = fromTop(220, [], [], [], long.slice(1, 2));
    const rest = [...fromTop(40, [], [], [], long.slice(2)), ...fromTop(76, ['3'], ['丙'], ['60'], short)];
    const read = namesAndProblems(page({ glyphs: [...rows, ...tail] }), page({ number: 2, glyphs: rest }));
    expect(read.map(([name]) => name)).toEqual(expect.arrayContaining(['甲', '乙', '丙']));
    expect(read.every((row) => row.includes('label-value-unclear'))).toBe(true);
  });

  it('goes on over pages, with its labels printed again or not', () => {
    const rows = [...head(100), ...fromTop(124, ['1'], ['甲'], ['88'], long), ...fromTop(170, ['2'], ['乙'], ['70'], long.slice(0, 1))];
    const rest = (from: number): Glyph[] => [
      ...fromTop(from, [], [], [], long.slice(1)),
      ...fromTop(from + 36, ['3'], ['丙'], ['60'], short),
    ];
    const expected = [
      ['甲', '88', long.join('')],
      ['乙', '70', long.join('')],
      ['丙', '60', short.join('')],
    ];
    expect(namesAndProblems(page({ glyphs: rows }), page({ number: 2, glyphs: rest(40) }))).toEqual(expected);
    expect(namesAndProblems(page({ glyphs: rows }), page({ number: 2, glyphs: [...head(30), ...rest(54)] }))).toEqual(expected);
  });

  it('keeps headings of rows out of the rows, drops the sum, and ends at a note', () => {
    const glyphs = [
      ...head(100),
      ...text(30, 124, '一、部门预算项目'),
      ...fromTop(148, ['1'], ['甲'], ['88'], long),
      ...fromTop(194, ['2'], ['乙'], ['70'], short),
      ...fromTop(218, [], ['合计'], [], []),
      ...text(30, 250, '备注：结果由第三方机构评出，未经复核，仅供参考。'),
    ];
    expect(namesAndProblems(page({ glyphs }))).toEqual([
      ['甲', '88', long.join('')],
      ['乙', '70', short.join('')],
    ]);
  });

  it('doubts a row that a sum stands in', () => {
    const glyphs = [
      ...head(100),
      ...fromTop(112, ['1'], ['甲'], ['88'], long),
      ...fromTop(148, ['2'], ['乙园'], ['70'], long),
      ...text(65, 160, '合计'),
    ];
    expect(namesAndProblems(page({ glyphs }))).toEqual([
      ['甲', '88', long.join('')],
      ['乙园合计', '70', long.join(''), 'label-value-unclear'],
    ]);
  });

  it('doubts a name whose first line may head it, and one below which a heading stands, with the row after that', () => {
    const name = ['二、专项', '甲绿地养护', '一期'];
    const one = [...head(100), ...around(136, [], name, ['88'], short)];
    expect(namesAndProblems(page({ glyphs: one }))).toEqual([expect.arrayContaining([name.join(''), 'label-value-unclear'])]);

    const below = [
      ...fromTop(112, ['1'], ['甲'], ['88'], long),
      ...text(65, 136, '二、专项'),
      ...fromTop(148, ['2'], ['乙'], ['70'], short),
    ];
    const found = namesAndProblems(page({ glyphs: [...head(100), ...below, ...fromTop(160, ['3'], ['丙'], ['60'], long)] }));
    expect(found.map(([first, , , ...doubts]) => [first, ...doubts])).toEqual([
      ['甲|二、专项', 'label-value-unclear'],
      ['乙', 'label-value-unclear'],
      ['丙'],
    ]);
  });

  it('does not end at a line too wide for its column that alone stands in the middle of a page', () => {
    const first = [...head(100), ...fromTop(124, [], ['甲'], ['88'], long), ...text(330, 100, '整改建议'), ...text(330, 124, '无')];
    const rest = [...text(240, 40, '结余较多，监督不够，账实'), ...text(240, 52, '不符。')];
    const found = namesAndProblems(page({ glyphs: first }), page({ number: 2, glyphs: rest }));
    expect(found).toEqual([expect.arrayContaining([expect.stringContaining('不符。'), 'label-value-unclear'])]);
  });

  it('is left unread where its columns’ text stands across their bounds', () => {
    const glyphs = [
      ...head(100),
      ...fromTop(124, ['1'], ['一个很长的名称一直写到'], ['88'], short),
      ...text(60, 148, '乙').concat(text(100, 148, '写到旁边一栏里去了的名称'), text(240, 148, '无')),
    ];
    expect(read(page({ glyphs })).tables).toEqual([]);
  });

  it('gives a piece between two columns to the one that has no other text on its line', () => {
    const centred = [
      ...text(60, 100, '项目名称'),
      ...text(160, 100, '评价分值'),
      ...text(250, 100, '存在问题'),
      ...text(345, 100, '整改情况'),
    ];
    const row = (y: number, name: string, score: string): Glyph[] => [
      ...text(60, y, name),
      ...text(160, y, score),
      ...text(215, y, '编制不够细化，'),
      ...text(300, y, '无'),
    ];
    const glyphs = [...centred, ...row(124, '甲', '88'), ...row(148, '乙', '70')];
    expect(read(page({ glyphs })).tables.map(({ rows }) => rows.map(({ paragraphs }) => paragraphs.join()))).toEqual([
      ['甲', '88', '编制不够细化，', '无'],
      ['乙', '70', '编制不够细化，', '无'],
    ]);
  });

  describe('whose labels are not set as its values are', () => {
    const labels: readonly [number, string][] = [
      [25, '项目名称'],
      [105, '评价分值'],
      [185, '评价结论'],
      [265, '存在问题'],
    ];
    const headed = (...rows: Glyph[]): Glyph[] => [...labels.flatMap(([x, label]) => text(x, 100, label)), ...rows];
    const values = (...pages: Page[]) => read(...pages).tables.map(({ rows }) => rows.map(({ paragraphs }) => paragraphs.join()));
    const narrative = '编制不够细化，执行较慢。';

    it('gives what stands between two labels to the left one, where each label begins its column', () => {
      const row = (y: number): Glyph[] => [
        ...text(25, y, '绿地养护'),
        ...text(150, y, '88'),
        ...text(228, y, '良'),
        ...text(265, y, narrative),
      ];
      expect(values(page({ glyphs: headed(...row(124), ...row(148)) }))).toEqual([
        ['绿地养护', '88', '良', narrative],
        ['绿地养护', '88', '良', narrative],
      ]);
    });

    it('gives it to the right one, where each label stands in the middle of its column', () => {
      const row = (y: number): Glyph[] => [
        ...text(5, y, '公共绿地长效养护'),
        ...text(88, y, '88'),
        ...text(168, y, '良'),
        ...text(245, y, '编制不细。'),
      ];
      expect(values(page({ glyphs: headed(...row(124), ...row(148)) }))).toEqual([
        ['公共绿地长效养护', '88', '良', '编制不细。'],
        ['公共绿地长效养护', '88', '良', '编制不细。'],
      ]);
    });

    it('is left unread where one of the two would have no text at all', () => {
      const row = (y: number): Glyph[] => [...text(25, y, '绿地养护'), ...text(150, y, '88'), ...text(265, y, narrative)];
      expect(values(page({ glyphs: headed(...row(124), ...row(148)) }))).toEqual([]);
    });
  });

  it('is left unread where a column that no label heads stands beside another one', () => {
    const row = (y: number): Glyph[] => [...text(65, y, '绿地养护'), ...text(160, y, '88'), ...text(185, y, '良'), ...text(240, y, '无')];
    expect(read(page({ glyphs: [...head(100), ...row(124), ...row(148)] })).tables).toEqual([]);
  });

  it('is left unread where a column without any text stands close to its neighbour’s', () => {
    const rows = (name: string): Glyph[] => [124, 148].flatMap((y, index) => fromTop(y, [String(index + 1)], [name], [], short));
    expect(read(page({ glyphs: [...head(100), ...rows('城市公共绿地养护费')] })).tables).toEqual([]);
    expect(read(page({ glyphs: [...head(100), ...rows('绿地养护')] })).tables).toHaveLength(2);
  });

  it('is left unread where its columns would part an item’s number from its text', () => {
    const row = (y: number, score: string, number: string): Glyph[] => [
      ...fromTop(y, ['1'], ['甲'], [score], []),
      ...text(210, y, number),
      ...text(226, y, '编制不细。'),
    ];
    expect(read(page({ glyphs: [...head(100), ...row(124, '88', '1.'), ...row(148, '88见附件说明', '')] })).tables).toEqual([]);
    expect(read(page({ glyphs: [...head(100), ...row(124, '88', ''), ...row(148, '88见附件说明', '')] })).tables).toHaveLength(2);
  });

  describe('whose labels take several lines', () => {
    const row = (y: number): Glyph[] => fromTop(y, ['1'], ['甲'], ['88'], short);
    const others = [...text(25, 100, '序号'), ...text(65, 100, '项目名称'), ...text(240, 100, '存在问题')];

    it('has labels whose lines stand apart by more than two of them', () => {
      const glyphs = [...others, ...text(160, 87, '评价'), ...text(160, 113, '分值'), ...row(148), ...row(172)];
      expect(namesAndProblems(page({ glyphs }))[0]).toEqual(['甲', '88', short.join('')]);
    });

    it('has labels that another one heads', () => {
      const two = [...text(185, 90, '评价情况'), ...text(160, 110, '评价分值'), ...text(205, 110, '评价结论')];
      const graded = (y: number): Glyph[] => [...fromTop(y, ['1'], ['甲'], ['88'], []), ...text(205, y, '良'), ...text(255, y, '无')];
      const glyphs = [
        ...text(25, 100, '序号'),
        ...text(65, 100, '项目名称'),
        ...text(255, 100, '存在问题'),
        ...two,
        ...graded(134),
        ...graded(158),
      ];
      expect(read(page({ glyphs })).tables.map(({ rows }) => rows.map(({ label }) => label))).toEqual([
        ['项目名称', '评价分值', '评价结论', '存在问题'],
        ['项目名称', '评价分值', '评价结论', '存在问题'],
      ]);
    });

    it('is doubtful where the first line of one may stand above it', () => {
      const glyphs = [...head(100), ...text(330, 86, '实施'), ...text(330, 100, '期限'), ...row(124), ...row(148)];
      expect(namesAndProblems(page({ glyphs })).map(([, , , ...doubts]) => doubts)).toEqual([
        ['label-value-unclear'],
        ['label-value-unclear'],
      ]);
    });
  });

  it('is doubtful where its cells may end on the lines of their numbers as well as begin on them', () => {
    const glyphs = [...head(100), ...fromTop(112, ['1'], ['甲'], ['88'], long), ...fromTop(148, ['2'], ['乙'], ['70'], short)];
    expect(namesAndProblems(page({ glyphs })).map(([, , , ...doubts]) => doubts)).toEqual([
      ['label-value-unclear'],
      ['label-value-unclear'],
    ]);
  });

  it('has a row for each number where these count its rows, whatever other columns leave out', () => {
    const glyphs = [...head(100), ...fromTop(124, ['1'], ['甲'], ['88'], long), ...fromTop(174, ['2'], ['乙'], [], short)];
    expect(namesAndProblems(page({ glyphs }))).toEqual([
      ['甲', '88', long.join('')],
      ['乙', '', short.join('')],
    ]);
  });

  it('has its rows where all cells end on the lines of their numbers', () => {
    const toFoot = (y: number, ...cells: string[][]): Glyph[] =>
      cells.flatMap((lines, at) => lines.flatMap((line, index) => text(lefts[at] ?? 0, y - 12 * (lines.length - 1 - index), line)));
    const glyphs = [...head(80), ...toFoot(136, ['1'], ['甲'], ['88'], long), ...toFoot(148, ['2'], ['乙'], ['70'], short)];
    expect(namesAndProblems(page({ glyphs }))).toEqual([
      ['甲', '88', long.join('')],
      ['乙', '70', short.join('')],
    ]);
  });

  it('keeps a name that is wider than its column, and alone on its line, in doubt', () => {
    const glyphs = [
      ...head(100),
      ...around(142, ['1'], [], ['88'], ['编制不够细化，执', '行较慢，结余较多', '，监督不够。', '账实不符。', '无']),
      ...text(45, 124, '公共绿地长效养护'),
      ...text(65, 142, '项目'),
    ];
    expect(namesAndProblems(page({ glyphs, rulings: [horizontal(106, 20, 340), horizontal(180, 20, 340)] }))).toEqual([
      ['公共绿地长效养护项目', '88', expect.any(String), 'label-value-unclear'],
    ]);
  });

  it('keeps a figure at the head of a page that counts no pages', () => {
    const first = [...head(500), ...fromTop(524, ['1'], ['甲'], ['8'], short), ...fromTop(548, ['2'], ['乙'], ['7'], short)];
    const second = [...text(160, 20, '6'), ...fromTop(44, ['3'], ['丙'], ['60'], short)];
    const pages = [first, second].map((glyphs, index) => page({ number: index + 1, glyphs }));
    expect(namesAndProblems(...pages)[1]).toEqual(['乙', '76', short.join(''), 'label-value-unclear']);
  });

  it('doubts a sum below a row that all its cells may end in', () => {
    const glyphs = [...head(100), ...fromTop(112, ['1'], ['甲'], ['88'], long), ...fromTop(148, ['2'], ['乙'], ['70'], short)];
    expect(namesAndProblems(page({ glyphs: [...glyphs, ...text(65, 160, '合计')] })).map(([, , , ...doubts]) => doubts[0])).toEqual([
      'label-value-unclear',
      'label-value-unclear',
    ]);
  });

  it('doubts what stands above the name of a row that ends on its number’s line, where it may head rows', () => {
    const unit = [...text(330, 100, '实施单位'), ...text(330, 124, '信息'), ...text(330, 136, '中心')];
    const glyphs = [...head(100), ...fromTop(124, [], ['一、绿化', '公共绿地']), ...fromTop(136, ['1'], [], ['88'], short), ...unit];
    expect(namesAndProblems(page({ glyphs }))[0]?.slice(3)).toEqual(['label-value-unclear']);
  });

  it('is left unread where a column has no text, and nothing shows how its label is set', () => {
    const row = (y: number): Glyph[] => [...fromTop(y, ['1'], ['甲'], ['88'], ['编制不够细化，']), ...text(305, y, '无')];
    const glyphs = [...head(100), ...text(360, 100, '整改情况'), ...row(124), ...row(148), ...text(240, 172, '编制不够细化，执行滞后。')];
    expect(read(page({ glyphs, width: 440 })).tables).toEqual([]);
  });

  it('takes two lines that all of its cells have for no two rows', () => {
    const glyphs = [...head(100), ...fromTop(124, ['1', '2'], ['公共', '绿地'], ['88', '.5'], long)];
    const wrapped = glyphs.filter(({ text: character }) => character !== '1' && character !== '2');
    expect(namesAndProblems(page({ glyphs: wrapped })).filter(([, , , ...doubts]) => doubts.length === 0)).toEqual([]);
  });

  it('is doubtful where the last line of a label may stand alone below the others', () => {
    const glyphs = [...head(100), ...text(330, 100, '实施期'), ...text(330, 112, '限'), ...fromTop(148, ['1'], ['甲'], ['88'], short)];
    expect(namesAndProblems(page({ glyphs }))).toEqual([['甲', '88', short.join(''), 'label-value-unclear']]);
  });
});
