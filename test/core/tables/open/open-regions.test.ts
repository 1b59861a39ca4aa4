import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../../../shared/core/geometry/page.ts';
import { readReport } from '../../../../shared/core/tables/read-report.ts';
import { horizontal, page, text } from '../draw-page.ts';
import { isFormLabel } from '../form-labels.ts';
import { reportOutline } from '../report-outline.ts';

const row = (y: number, label: string, ...lines: (readonly [number, string])[]) => [
  ...text(60, y, label),
  ...lines.flatMap(([x, line], index) => text(x, y + 12 * index, line)),
];
const indented = [
  ...row(120, '项目名称', [220, '公共绿地养护']),
  ...row(140, '评价分值', [240, '88']),
  ...row(160, '主要绩效', [150, '完成了全部任务。'], [150, '群众满意。']),
  ...row(192, '存在问题', [150, '编制不细。'], [150, '执行滞后，监督'], [130, '不够。']),
];
const read = (...last: (readonly [number, string])[]) =>
  reportOutline(readReport([page({ glyphs: [...indented, ...row(236, '整改情况', ...last)] })], isFormLabel)).tables.map(
    ({ rows, doubts }) => [...(rows.at(-1)?.paragraphs ?? []), ...doubts.map(({ code }) => code)],
  );
const valuesOf = (pages: Parameters<typeof readReport>[0]) =>
  reportOutline(readReport(pages, isFormLabel)).tables.map(({ rows, doubts }) => [
    ...rows.map(({ label, paragraphs }) => `${label}=${paragraphs.join('/')}`),
    ...doubts.map(({ code }) => code),
  ]);

describe('a table without lines ends', () => {
  it('after the rest of a paragraph that begins left of the indented lines', () => {
    expect(read([150, '将对工作内容和时间'], [130, '进行细化。'])).toEqual([['将对工作内容和时间进行细化。']]);
  });

  it('after a paragraph that happens to stand in the middle of the page, clear of the others', () => {
    const lines = ['完成了全部任务，', '群众满意，', '资金使用合规，', '效益明显。'].map((line) => [130, line] as const);
    const glyphs = [
      ...row(120, '项目名称', [130, '公共绿地养护']),
      ...row(150, '主要绩效', ...lines),
      ...row(210, '存在问题', ...lines),
      ...row(270, '整改情况', [150, '（1）已修订办法。']),
      ...text(150, 290, '（2）将对工作细化。'),
    ];
    const rulings = [100, 130, 195, 255, 300].map((y) => horizontal(y, 50, 350));
    expect(valuesOf([page({ glyphs, rulings })])[0]?.at(-1)).toBe('整改情况=（1）已修订办法。/（2）将对工作细化。');
  });

  it('doubtfully, where its last ruling stands in a sentence', () => {
    const glyphs = [
      ...row(120, '项目名称', [130, '公共绿地养护']),
      ...row(150, '主要绩效', [130, '完成了全部任务。']),
      ...row(180, '存在问题', [130, '预算编制依据不充分，资金拨付不及时，编制']),
      ...text(130, 194, '不细。'),
    ];
    const rulings = [100, 130, 160, 184].map((y) => horizontal(y, 50, 340));
    expect(valuesOf([page({ glyphs, rulings })])[0]).toContain('label-value-unclear');
  });

  it('doubtfully, where text in no column runs on below it', () => {
    expect(read([150, '将对工作内容和时间'], [195, '进行细化。'])).toEqual([['将对工作内容和时间', 'label-value-unclear']]);
  });

  it('doubtfully, where a piece of a label stands below it, cut by the page’s end, and the next page does not begin with the rest', () => {
    const glyphs = [...indented, ...text(60, 240, '整改')];
    const [table] = reportOutline(
      readReport([page({ glyphs }), page({ number: 2, glyphs: row(60, '效果', [150, '无']) })], isFormLabel),
    ).tables;
    expect(table?.doubts.map(({ code }) => code)).toEqual(['label-value-unclear']);
  });

  it('below a label of one character a line that reaches far below its value', () => {
    const stacked = (y: number, label: string) => Array.from(label).flatMap((character, index) => text(60, y + 20 * index, character));
    const glyphs = [
      ...stacked(100, '项目名称'),
      ...text(90, 100, '公共绿地养护'),
      ...stacked(184, '评价分值'),
      ...text(90, 184, '88'),
      ...stacked(268, '主要绩效'),
      ...text(90, 268, '1. 完成了全部任务。'),
      ...text(90, 352, '2. 群众满意。'),
    ];
    expect(reportOutline(readReport([page({ glyphs })], isFormLabel)).tables.map(({ rows }) => rows.at(-1)?.paragraphs)).toEqual([
      ['1. 完成了全部任务。', '2. 群众满意。'],
    ]);
  });

  it('below a title in its own middle, where the page’s margins differ', () => {
    const at = (y: number, label: string, value: string) => [...text(120, y, label), ...text(190, y, value)];
    const form = [
      ...at(120, '项目名称', '公共绿地养护'),
      ...at(140, '评价分值', '88'),
      ...at(160, '存在问题', '资金拨付不及时，预算偏高，难以据此考核。'),
      ...at(180, '整改情况', '无'),
    ];
    const title = (x: number) => readReport([page({ width: 440, glyphs: [...form, ...text(x, 108, '绩效评价结果')] })], isFormLabel);
    expect(reportOutline(title(225)).tables.map(({ doubts }) => doubts)).toEqual([[]]);
    expect(reportOutline(title(250)).tables.map(({ doubts }) => doubts.map(({ code }) => code))).toEqual([['label-value-unclear']]);
  });

  it('doubtfully, where it begins with the second line of a name whose first line stands in no column', () => {
    const glyphs = [...indented, ...text(170, 108, '河道长效管理项目')];
    const [table] = reportOutline(readReport([page({ glyphs })], isFormLabel)).tables;
    expect(table?.doubts.map(({ code }) => code)).toEqual(['label-value-unclear']);
  });

  it('doubtfully from a line on that stands in the middle of the page between its rows, and not where values begin', () => {
    const rows = (x: number) => [
      ...row(120, '项目名称', [130, '公共绿地养护']),
      ...row(140, '评价分值', [130, '88']),
      ...text(x, 160, '二、绩效情况'),
      ...row(180, '存在问题', [130, '编制不细。']),
      ...row(200, '整改情况', [130, '无']),
    ];
    const rulings = [107, 127, 147, 167, 187, 207].map((y) => horizontal(y, 50, 350));
    expect(valuesOf([page({ glyphs: rows(170), rulings })])[0]?.at(-1)).toBe('label-value-unclear');
    expect(valuesOf([page({ glyphs: rows(130), rulings })])[0]).toContain('评价分值=88/二、绩效情况');
  });

  it('doubtfully, where text above its first line stands between the same two rulings', () => {
    const glyphs = [
      ...text(90, 108, '河道长效管理及养护项目'),
      ...row(120, '项目名称', [150, '经费']),
      ...row(150, '评价分值', [150, '88']),
      ...row(180, '整改情况', [150, '无']),
    ];
    const read = (...positions: number[]) =>
      valuesOf([page({ glyphs, rulings: positions.map((y) => horizontal(y, 50, 350)) })])[0]?.slice(3);
    expect(read(95, 135, 165, 195)).toEqual(['label-value-unclear']);
    expect(read(110.2, 135, 165, 195)).toEqual([]);
  });

  it('doubtfully, where the next page goes on in its columns with what has no row', () => {
    const glyphs = [...indented, ...row(236, '整改情况', [150, '无'])];
    const next = [...text(60, 60, '说'), ...text(150, 68, '另有说明。'), ...text(60, 76, '明')];
    const [table] = reportOutline(readReport([page({ glyphs }), page({ number: 2, glyphs: next })], isFormLabel)).tables;
    expect(table?.doubts.map(({ code }) => code)).toEqual(['label-value-unclear']);
  });
});

describe('tables without lines', () => {
  const form = [
    ...row(120, '项目名称', [130, '公共绿地养护']),
    ...row(140, '评价分值', [130, '88']),
    ...row(160, '主要绩效', [130, '完成了全部任务，'], [130, '群众满意，'], [130, '没有投诉。']),
    ...row(204, '整改情况', [130, '无']),
  ];

  it.each([
    ['clear', 90],
    ['close', 103],
  ])('end above a title where values begin, %s of the label below it, which another table has too', (_, y) => {
    const title = text(127, y, '绩效评价结果信息表结果信息表');
    const pages = [page({ glyphs: [...title, ...form] }), page({ number: 2, glyphs: [...title, ...form] })];
    expect(reportOutline(readReport(pages, isFormLabel)).tables).toMatchObject([
      { pages: [1], rows: [{}, {}, {}, { paragraphs: ['无'] }], doubts: [] },
      { pages: [2], rows: [{}, {}, {}, { paragraphs: ['无'] }], doubts: [] },
    ]);
  });

  it('end doubtfully above what may be the title of the next one, or their own text', () => {
    const pages = [page({ glyphs: form }), page({ number: 2, glyphs: [...text(127, 90, '绩效评价结果信息表结果信息表'), ...form] })];
    expect(reportOutline(readReport(pages, isFormLabel)).tables[0]?.doubts.map(({ code }) => code)).toContain('label-value-unclear');
  });

  it.each([
    ['clear', [105, 130, 150, 196, 215]],
    ['doubtful', []],
  ])('below a line that no column has: %s, where rulings stand at %s', (expected, cuts) => {
    const heading = text(225, 108 - (cuts.length > 0 ? 6 : 0), '项目一');
    const read = valuesOf([page({ glyphs: [...heading, ...form], rulings: cuts.map((y) => horizontal(y, 50, 350)) })]);
    expect(read).toEqual([
      [expect.anything(), '评价分值=88', expect.anything(), '整改情况=无', ...(expected === 'clear' ? [] : ['label-value-unclear'])],
    ]);
  });

  it.each([
    ['clear', '无', horizontal(215, 50, 350), []],
    ['doubtful', '无', undefined, []],
    ['doubtful', '整改', horizontal(215, 50, 350), [page({ number: 2, glyphs: [...text(60, 60, '落实'), ...text(130, 60, '无')] })]],
  ])('above a note in the column of labels are %s', (expected, note, closing, more) => {
    const rulings = [105, 130, 150, 196].map((y) => horizontal(y, 50, 350));
    const glyphs = [...form, ...text(60, 240, note)];
    const [table] = valuesOf([page({ glyphs, rulings: closing ? [...rulings, closing] : rulings }), ...more]);
    expect(table?.includes('label-value-unclear')).toBe(expected === 'doubtful');
  });

  it.each([
    ['项目名称=公共绿地养护', [...text(200, 114, '公共绿地养护'), ...text(60, 122, '项目名称')], [100, 130]],
    ['项目名称=', [...text(200, 94, '公共绿地养护'), ...text(60, 122, '项目名称')], [100, 130]],
    ['项目名称=养护', [...text(200, 114, '公共绿地养护'), ...text(60, 122, '项目名称'), ...text(130, 122, '养护')], [100, 130]],
    ['项目名称=', [...text(200, 114, '公共绿地养护'), ...text(60, 122, '项目名称')], [130]],
  ])('begin with the value above the first label where rulings close their row: %s', (expected, first, ys) => {
    const rulings = [...ys, 150, 196, 215].map((y) => horizontal(y, 50, 350));
    expect(valuesOf([page({ glyphs: [...first, ...form.slice(10)], rulings })])[0]?.[0]).toBe(expected);
  });

  it('have the value that stands a little higher than its larger label, and is centred', () => {
    const glyphs = [...text(60, 120.6, '项目名称', 11), ...text(200, 120, '公共绿地养护'), ...form.slice(10)];
    const rulings = [105, 126].map((y) => horizontal(y, 50, 350));
    expect(valuesOf([page({ glyphs, rulings })])[0]?.[0]).toBe('项目名称=公共绿地养护');
  });

  it.each([
    ['what looks like a page number below the last value', text(130, 250, '- 1 -')],
    ['two labels in one row, and no value', [...text(60, 244, '评价结论'), ...text(190, 244, '存在问题')]],
  ])('are doubted for %s', (_, more) => {
    const pair = [...text(60, 224, '决算金额'), ...text(130, 224, '1万元'), ...text(190, 224, '评价结论'), ...text(260, 224, '良')];
    const [clean, doubted] = [valuesOf([page({ glyphs: [...form, ...pair] })]), valuesOf([page({ glyphs: [...form, ...pair, ...more] })])];
    expect(clean[0]).not.toContain('label-value-unclear');
    expect(doubted[0]).toContain('label-value-unclear');
  });

  it('are read where labels fill their column, and values nearly touch them', () => {
    const wrapped = (y: number, label: string, ...lines: string[]) => [
      ...text(60, y, label.slice(0, 2)),
      ...text(60, y + 12, label.slice(2)),
      ...lines.flatMap((line, index) => text(82.5, y + 6 * (2 - lines.length) + 12 * index, line)),
    ];
    const glyphs = [
      ...wrapped(100, '项目名称', '公共绿地养护'),
      ...wrapped(136, '评价分值', '88'),
      ...wrapped(172, '主要绩效', '1. 完成了全部任务，执行较', '好。'),
      ...wrapped(208, '存在问题', '1. 编制不够细化，执行较慢', '，监督不够。'),
    ];
    expect(reportOutline(readReport([page({ glyphs })], isFormLabel)).tables).toMatchObject([
      {
        rows: [
          { label: '项目名称', paragraphs: ['公共绿地养护'] },
          { label: '评价分值', paragraphs: ['88'] },
          { label: '主要绩效', paragraphs: ['1. 完成了全部任务，执行较好。'] },
          { label: '存在问题', paragraphs: ['1. 编制不够细化，执行较慢，监督不够。'] },
        ],
        doubts: [],
      },
    ]);
  });

  it('are read though another table of the document cannot be, which is held alone', () => {
    const glyphs = [...indented, ...row(236, '整改情况', [150, '无'])];
    const strange = [
      ...row(100, '项目名称', [130, '河道长效管理']),
      ...row(120, '评价分值'),
      ...row(127, '存在问题', [130, '编制不细。']),
      ...row(160, '整改情况', [130, '无']),
    ];
    const pages = [page({ glyphs }), page({ number: 2, glyphs: [...text(150, 60, '信息表', 16), ...strange] })];
    const { tables, otherTables } = reportOutline(readReport(pages, isFormLabel));
    expect(tables).toMatchObject([
      { rows: [{ label: '项目名称', paragraphs: ['公共绿地养护'] }, {}, {}, {}, {}], doubts: [] },
      { rows: [{ label: '项目名称', paragraphs: ['河道长效管理'] }, {}, {}, {}] },
    ]);
    expect(tables[1]?.doubts.map(({ code }) => code)).toEqual(['label-value-unclear']);
    expect(otherTables).toEqual([]);
  });

  it('are doubted where a row has columns that no other one shows, or a label with text right beside it in a value', () => {
    const read = (...pair: ReturnType<typeof text>) =>
      reportOutline(readReport([page({ glyphs: [...indented, ...row(236, '整改情况', [150, '无']), ...pair] })], isFormLabel)).tables.map(
        ({ doubts }) => doubts.map(({ code }) => code),
      );
    expect(read(...text(150, 260, '公共绿地'), ...text(230, 260, '养护'))).toEqual([['label-value-unclear']]);
    expect(read(...text(150, 260, '公共绿地'), ...text(196, 260, '决算金额'))).toEqual([['label-value-unclear']]);
    expect(read(...text(150, 260, '1.'), ...text(180, 260, '公共绿地养护'))).toEqual([[]]);
  });

  const table = (y: number, name: readonly [number, string], pair: readonly [number, string, number, string], last: number) => [
    ...row(y, '项目名称', name),
    ...row(y + 20, '决算金额', [name[0], pair[1]]),
    ...text(pair[0], y + 20, '评价分值'),
    ...text(pair[2], y + 20, pair[3]),
    ...row(y + 40, '主要绩效', [last, '完成了全部任务，'], [last, '群众满意，'], [last, '没有投诉。']),
    ...row(y + 84, '整改情况', [last, '无']),
  ];

  it('have columns of their own each, as wide as their words are', () => {
    const glyphs = [
      ...table(100, [130, '公共绿地养护'], [250, '656.29万元', 300, '88'], 130),
      ...table(220, [150, '河道长效管理'], [280, '12,345,678.90元', 330, '91'], 150),
    ];
    expect(valuesOf([page({ glyphs })])).toEqual([
      ['项目名称=公共绿地养护', '决算金额=656.29万元', '评价分值=88', '主要绩效=完成了全部任务，群众满意，没有投诉。', '整改情况=无'],
      ['项目名称=河道长效管理', '决算金额=12,345,678.90元', '评价分值=91', '主要绩效=完成了全部任务，群众满意，没有投诉。', '整改情况=无'],
    ]);
  });

  it('have pairs inside their rows each where its own labels stand, though their values begin at one place', () => {
    const glyphs = [
      ...table(100, [130, '公共绿地养护'], [250, '656.29万元', 300, '88'], 130),
      ...table(220, [130, '河道长效管理'], [300, '12,345,678.90元', 350, '91'], 130),
      ...table(340, [130, '道路养护'], [320, '223,456,789.01元', 370, '75'], 130),
    ];
    expect(valuesOf([page({ glyphs })]).map((table) => table.slice(1, 3))).toEqual([
      ['决算金额=656.29万元', '评价分值=88'],
      ['决算金额=12,345,678.90元', '评价分值=91'],
      ['决算金额=223,456,789.01元', '评价分值=75'],
    ]);
  });

  it('go on over a page that begins with a number, where most lines hang from such numbers by less than two characters', () => {
    const items = (y: number, ...from: number[]) =>
      from.flatMap((number, index) => [
        ...text(130, y + 24 * index, `${number}.`),
        ...text(143, y + 24 * index, '编制不够细化，执行滞后，'),
        ...text(143, y + 24 * index + 12, '监督不够。'),
      ]);
    const first = [
      ...row(100, '项目名称', [130, '公共绿地养护']),
      ...row(114, '评价分值', [130, '88']),
      ...row(128, '评价结论', [130, '良']),
      ...row(142, '主要绩效'),
      ...items(142, 1, 2, 3),
      ...row(216, '存在问题'),
      ...items(216, 1),
    ];
    const second = [...items(60, 2), ...row(86, '整改情况', [130, '无'])];
    const read = (...from: number[]) => from.map((number) => `${number}.编制不够细化，执行滞后，监督不够。`).join('/');
    expect(valuesOf([page({ glyphs: first, height: 240 }), page({ number: 2, glyphs: second, height: 240 })])).toEqual([
      [...['项目名称=公共绿地养护', '评价分值=88', '评价结论=良', `主要绩效=${read(1, 2, 3)}`, `存在问题=${read(1, 2)}`], '整改情况=无'],
    ]);
  });

  it('keep the upper half of a name that the label stands in the middle of, at the top of a page', () => {
    const pages = [
      page({ glyphs: table(100, [130, '公共绿地养护'], [250, '656.29万元', 300, '88'], 130) }),
      page({
        number: 2,
        glyphs: [
          ...text(150, 54, '河道长效管理和垃圾分类宣传教育'),
          ...table(60, [150, ''], [280, '12,345,678.90元', 330, '91'], 150),
          ...text(150, 66, '专项经费'),
        ],
      }),
    ];
    expect(valuesOf(pages).at(-1)?.[0]).toBe('项目名称=河道长效管理和垃圾分类宣传教育专项经费');
    expect(valuesOf(pages)[0]).toEqual([
      '项目名称=公共绿地养护',
      '决算金额=656.29万元',
      '评价分值=88',
      '主要绩效=完成了全部任务，群众满意，没有投诉。',
      '整改情况=无',
    ]);
  });

  it('take what stands alone in a row, in the middle, for its value, and doubt what may be a pair', () => {
    const form = (...name: (readonly [number, string])[]) => [
      ...name.flatMap(([x, line]) => text(x, 80, line)),
      ...table(80, [130, ''], [200, '88', 300, '良'], 130),
    ];
    expect(valuesOf([page({ glyphs: form([205, '绿地养护']) })])[0]?.slice(0, 2)).toEqual(['项目名称=绿地养护', '决算金额=88']);
    expect(valuesOf([page({ glyphs: form([140, '街镇'], [205, '绿地养护']) })])[0]).toContain('label-value-unclear');
  });

  it('end above a title close to both, on a page that begins in the middle of a project too', () => {
    const first = [
      ...row(120, '项目名称', [130, '公共绿地养护']),
      ...row(132, '评价分值', [130, '88']),
      ...row(144, '主要绩效', [130, '完成了全部任务，'], [130, '群众满意，'], [130, '没有投诉。']),
    ];
    const second = [
      ...row(60, '整改情况', [130, '已完成了全部任务。'], [160, '信息表结果信息表']),
      ...row(84, '项目名称', [130, '河道长效管理']),
      ...row(96, '评价分值', [130, '91']),
      ...row(108, '整改情况', [130, '无']),
    ];
    expect(valuesOf([page({ glyphs: first }), page({ number: 2, glyphs: second })])[0]).toContain('整改情况=已完成了全部任务。');
  });

  const unknown = (step: number, last: string) => [
    ...row(120, '项目名称', [130, '公共绿地养护']),
    ...row(136, '评价分值', [130, '88']),
    ...row(152, '评价机构', [130, '某会计师事务所']),
    ...row(152 + step, last, [130, '为民服务']),
    ...row(200, '整改情况', [130, '无']),
  ];

  it('are doubted where labels that nobody knows stand as close to each other as the lines of one that is known', () => {
    const wrapped = (step: number) => [...text(60, 230, '主要'), ...text(60, 230 + step, '绩效'), ...text(130, 230, '完成了全部任务。')];
    const [plain, doubted] = [12, 18].map((step) => valuesOf([page({ glyphs: [...unknown(18, '项目概况'), ...wrapped(step)] })])[0]);
    expect(plain).not.toContain('label-value-unclear');
    expect(doubted).toContain('label-value-unclear');
  });

  it('are doubted where a known label may be two, its lines as far apart as those of two rows', () => {
    const isKnown = (label: string): boolean => ['意见建议', '改进意见建议'].includes(label) || isFormLabel(label);
    const stacked = (y: number, label: string, ...values: string[]) => [
      ...Array.from(label).flatMap((character, index) => text(60, y + 12 * index, character)),
      ...values.flatMap((value, index) => text(90, y + 12 * index, value)),
    ];
    const valuesWith = (apart: number) => {
      const rows = [...stacked(120, '项目名称', '公共绿地养护'), ...stacked(172, '评价分值', '88'), ...stacked(224, '改进', '完善制度。')];
      const last = stacked(248 + apart, '意见建议', '落实责任。');
      return reportOutline(readReport([page({ glyphs: [...rows, ...last] })], isKnown)).tables[0]?.doubts.map(({ code }) => code);
    };
    expect(valuesWith(0)).toEqual([]);
    expect(valuesWith(4)).toContain('label-value-unclear');
  });

  it('have a row between two lines for each label, known or not', () => {
    const rulings = [106, 124, 140, 156, 194, 210].map((y) => horizontal(y, 50, 350));
    const rest = ['为民服务，', '群众满意。'].flatMap((line, index) => text(130, 178 + 12 * index, line));
    expect(valuesOf([page({ glyphs: [...unknown(14, '项目概况'), ...rest], rulings })])[0]?.slice(2, 4)).toEqual([
      '评价机构=某会计师事务所',
      '项目概况=为民服务为民服务，群众满意。',
    ]);
  });

  it('end above a note that is numbered, though its number stands where labels do', () => {
    const narrow = (y: number, label: string, ...lines: string[]) => [
      ...Array.from(label).flatMap((character, index) => text(60, y + 12 * index, character)),
      ...lines.flatMap((line, index) => text(75, y + 12 * index, line)),
    ];
    const glyphs = [
      ...narrow(100, '项目名称', '公共绿地养护'),
      ...narrow(160, '评价分值', '88'),
      ...narrow(220, '整改情况', '完成了全部任务，', '群众满意。'),
      ...text(60, 276, '1. 本表由主管部门填写。'),
    ];
    expect(valuesOf([page({ glyphs })])[0]?.at(-1)).toBe('整改情况=完成了全部任务，群众满意。');
  });

  it('end above a line of pairs that are no rows', () => {
    const glyphs = [...form, ...text(60, 224, '填表人：张某'), ...text(130, 224, '联系电话：12345678')];
    expect(valuesOf([page({ glyphs })])[0]?.slice(3)).toEqual(['整改情况=无']);
  });

  it('are doubted where text across the columns runs on below them', () => {
    expect(valuesOf([page({ glyphs: [...form, ...text(60, 240, '改善管理，群众满意。')] })])[0]).not.toContain('label-value-unclear');
    expect(valuesOf([page({ glyphs: [...form, ...text(60, 216, '改善管理，群众满意。')] })])[0]).toContain('label-value-unclear');
  });

  it('leave out what stands first on each page, though not in its margin', () => {
    const header = text(150, 100, '上海市体育局绩效评价结果');
    const pages = [
      page({ glyphs: [...header, ...form] }),
      page({ number: 2, glyphs: [...header, ...text(130, 124, '群众满意。'), ...row(140, '存在问题', [130, '无'])] }),
    ];
    expect(valuesOf(pages)[0]?.slice(3)).toEqual(['整改情况=无/群众满意。', '存在问题=无']);
  });

  it('are doubted for text between two of them that may be of the first one', () => {
    const next = [...text(130, 270, '群众满意。'), ...row(282, '项目名称', [130, '河道长效管理']), ...form.slice(11).map(below)];
    expect(valuesOf([page({ glyphs: [...form, ...next] })]).map((values) => values.at(-1))).toEqual([
      'label-value-unclear',
      'label-value-unclear',
    ]);
  });

  it('are doubted for the first line of a title close to the last value, whose other lines are clear of it', () => {
    const title = [...text(160, 216, '上海市体育局绩效'), ...text(160, 240, '信息表结果信息表')];
    const next = [...row(282, '项目名称', [130, '河道长效管理']), ...form.slice(10).map(below)];
    expect(valuesOf([page({ glyphs: [...form, ...title, ...next] })])[0]?.at(-1)).toBe('label-value-unclear');
  });

  it('are doubted where an indented value begins with a label and what would be its value, which are no pair inside the row', () => {
    const glyphs = [...form, ...row(224, '存在问题', [150, '评价结论']), ...text(200, 224, '良好')];
    expect(valuesOf([page({ glyphs })])[0]).toContain('label-value-unclear');
  });

  it('are doubted from the row on of which it cannot be told what is in it, and no higher', () => {
    const foundIn = (more: readonly Glyph[]) =>
      reportOutline(readReport([page({ glyphs: [...form, ...more] })], isFormLabel)).tables[0]?.doubts.map(({ found }) => found);
    expect(foundIn(text(60, 216, '改善管理，群众满意。'))).toEqual(['整改情况 无']);
    expect(foundIn([...row(224, '存在问题', [150, '评价结论']), ...text(200, 224, '良好')])).toEqual(['存在问题 评价结论良好']);
    expect(
      foundIn([...row(224, '存在问题', [130, '编制不细']), ...row(240, '整改建议', [130, '执行较慢']), ...text(190, 240, '监督不够')]),
    ).toEqual(['整改建议 执行较慢监督不够']);
  });

  it('are doubted where a value has lines beside each other, each at a height of its own', () => {
    const name = [...text(130, 114, '公共绿地'), ...text(172, 120, '实施单位绿化处'), ...text(130, 126, '养护')];
    expect(valuesOf([page({ glyphs: [...row(120, '项目名称'), ...name, ...form.slice(10)] })])[0]).toContain('label-value-unclear');
  });
});

function below(glyph: Glyph): Glyph {
  return { ...glyph, originY: glyph.originY + 162, box: { ...glyph.box, y: glyph.box.y + 162 } };
}

describe('text in front of the labels', () => {
  const heads = (x: number, ...pieces: (readonly [number, string])[]) => pieces.flatMap(([y, piece]) => text(x, y, piece));
  const form = [
    ...row(120, '项目名称', [130, '公共绿地养护']),
    ...row(140, '评价分值', [130, '88']),
    ...row(160, '主要绩效', [130, '完成了全部任务，'], [130, '群众满意。'], [130, '资金使用合规。']),
    ...row(206, '存在问题', [130, '编制不细。']),
  ];
  const values = ['项目名称=公共绿地养护', '评价分值=88', '主要绩效=完成了全部任务，群众满意。/资金使用合规。', '存在问题=编制不细。'];

  it('heads rows, wherever it stands beside them', () => {
    for (const y of [130, 140, 150, 172, 190, 206]) {
      expect(valuesOf([page({ glyphs: [...form, ...heads(30, [y, '情况'])] })])).toEqual([values]);
    }
  });

  it('numbers them, on each page', () => {
    const numbers = heads(40, [120, '1'], [140, '2'], [160, '3'], [206, '4']);
    const next = page({ number: 2, glyphs: row(60, '整改情况', [130, '无']) });
    expect(valuesOf([page({ glyphs: [...form, ...numbers] }), next])).toEqual([[...values, '整改情况=无']]);
  });

  it('is doubted where it may be a label with a value of its own', () => {
    expect(valuesOf([page({ glyphs: [...form, ...heads(30, [150, '情况'], [184, '其他'])] })])[0]).toContain('label-value-unclear');
  });

  it('is doubted where it stands in two columns, or is a label of the form', () => {
    for (const front of [heads(10, [140, '其他'], [206, '情况']).concat(text(45, 140, '无')), heads(10, [140, '评价结论'])])
      expect(valuesOf([page({ glyphs: [...form, ...front] })])[0]).not.toEqual(values);
  });
});
