import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { candidateSchema, findingSchema } from '../../../shared/core/document.ts';
import type { Extraction } from '../../../shared/core/records/extract-records.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';
import type { Doubt, ProjectTable, Report } from '../../../shared/core/tables/report.ts';
import {
  boxAt,
  cellsWith,
  document,
  extract,
  extractSource,
  lineAt,
  lines,
  reportOf,
  rowsOf,
  tableOf,
  titleLines,
  usualCells,
} from './report-builder.ts';

const agency = '上海市机关事务管理局';
const usualId = recordId(agency, 2018, '市民服务热线服务外包经费');

/** Codes of errors and warnings, and what became of each table. */
function outcome({ tablesFound, findings, entries }: Extraction) {
  return {
    tablesFound,
    entries: entries.map((entry) => entry.status),
    codes: findings.filter(({ severity }) => severity !== 'info').map(({ code }) => code),
  };
}

function named(name: string, page: number, change: Partial<ProjectTable> = {}): ProjectTable {
  return tableOf(cellsWith({ 项目名称: name }), change, page);
}

describe('the records of a report', () => {
  it('are what its tables say, with the places where they say it', () => {
    expect(extract(reportOf([tableOf()]))).toEqual({
      tablesFound: 1,
      findings: [],
      entries: [
        {
          status: 'accepted',
          record: {
            agency,
            fiscalYear: 2018,
            projectName: '市民服务热线服务外包经费',
            amounts: [{ label: '决算金额', kind: 'final-accounts', text: '9,459.70万元', yuan: 94_597_000 }],
            score: 88,
            scoreText: '88',
            grade: '良',
            gradeText: '良',
            achievements: ['预算执行率良好。', '财务管理制度健全。'],
            problems: ['专项审计工作存在滞后。'],
            recommendations: ['加强项目财务监控工作。'],
            rectification: ['加强合同管理。'],
            additionalFields: [],
            id: usualId,
            source: {
              document: document.key,
              sha256: document.sha256,
              pages: [1],
              fields: {
                agency: [titleLines[0]?.box],
                fiscalYear: [titleLines[1]?.box],
                projectName: [boxAt(1, 200)],
                amounts: [boxAt(1, 220)],
                score: [boxAt(1, 240)],
                grade: [boxAt(1, 260)],
                achievements: [boxAt(1, 280)],
                problems: [boxAt(1, 300)],
                recommendations: [boxAt(1, 320)],
                rectification: [boxAt(1, 340)],
              },
            },
            findings: [],
          },
        },
      ],
    });
  });

  it('keep what is printed as printed: full width, several amounts, unknown rows', () => {
    const cells = {
      项目名称: '　ＶＯＣｓ在线监测　',
      '预算金额（万元）': '１００．５０',
      决算金额: '￥99.5万元',
      评价得分: '８８．５０分',
      评价等级: '良好',
      项目负责人: ['张三', '', '李四'],
    };
    const [entry] = extract(reportOf([tableOf(cells)])).entries;
    expect(entry).toMatchObject({
      status: 'accepted',
      record: {
        projectName: 'ＶＯＣｓ在线监测',
        amounts: [
          { label: '预算金额（万元）', kind: 'budget', text: '１００．５０', yuan: 1_005_000 },
          { label: '决算金额', kind: 'final-accounts', text: '￥99.5万元', yuan: 995_000 },
        ],
        score: 88.5,
        scoreText: '８８．５０分',
        grade: '良',
        gradeText: '良好',
        achievements: null,
        rectification: null,
        additionalFields: [{ label: '项目负责人', text: ['张三', '李四'] }],
        findings: [{ code: 'unknown-label', severity: 'warning' }],
      },
    });
  });

  it('have nothing where the form has no such row, and say so in a note', () => {
    const { findings, entries } = extract(reportOf([tableOf({ 项目名称: '课题', 评价等级: '良' })]));
    expect(entries).toMatchObject([
      { status: 'accepted', record: { amounts: [], score: null, scoreText: null, problems: null, findings: [] } },
    ]);
    expect(findings.map(({ code, severity, field }) => [code, severity, field])).toEqual(
      ['amounts', 'score', 'achievements', 'problems', 'recommendations', 'rectification'].map((field) => ['row-absent', 'info', field]),
    );
  });

  it('never take a score out of a grade’s parentheses where there is no score row', () => {
    const [entry] = extract(reportOf([tableOf({ 项目名称: '课题', 评价结果: '优（90.5分）' })])).entries;
    expect(entry).toMatchObject({ status: 'accepted', record: { score: null, scoreText: null, grade: '优', gradeText: '优（90.5分）' } });
  });

  it('take their heading from the first table on, and a title inside the table as one above it', () => {
    const inside = rowsOf({ 上海市体育局2019年度绩效评价结果信息表: '', ...usualCells }, 3);
    const { entries } = extract(reportOf([tableOf(), named('乙项目', 2), tableOf(usualCells, { rows: inside }, 3), named('丁项目', 4)]));
    expect(entries.map((entry) => entry.status === 'accepted' && [entry.record.agency, entry.record.fiscalYear])).toEqual([
      [agency, 2018],
      [agency, 2018],
      ['上海市体育局', 2019],
      ['上海市体育局', 2019],
    ]);
  });

  it('take the unit of amounts from above their own table only', () => {
    const bare = cellsWith({ 决算金额: '9,459.70' });
    const tables = [tableOf(bare, { linesAbove: [...titleLines, lineAt('单位：万元', 180)] }), tableOf({ ...bare, 项目名称: '乙' }, {}, 2)];
    expect(outcome(extract(reportOf(tables)))).toEqual({ tablesFound: 2, entries: ['accepted', 'held'], codes: ['amount-unreadable'] });
  });

  it('are held one by one: the others of the document go on', () => {
    const { tablesFound, findings, entries } = extract(
      reportOf([named('甲', 1), tableOf(cellsWith({ 项目名称: '乙', 评价分值: '八十八' }), {}, 2)]),
    );
    expect({ tablesFound, entries: entries.map((entry) => (entry.status === 'held' ? entry : entry.status)) }).toEqual({
      tablesFound: 2,
      entries: [
        'accepted',
        {
          ...{ status: 'held', projectName: '乙', id: recordId(agency, 2018, '乙'), pages: [2] },
          table: { place: { page: 2, x: 260, y: 210 }, codes: ['score-unreadable'], content: null },
        },
      ],
    });
    expect(findings).toEqual([
      {
        code: 'score-unreadable',
        severity: 'error',
        message: 'The score is not one number.',
        messageZh: '“评价分值”不是一个数。',
        document: document.key,
        page: 2,
        box: boxAt(2, 240),
        recordId: recordId(agency, 2018, '乙'),
        field: 'score',
        found: '八十八',
        expected: '0–100',
      },
    ]);
  });

  it.each([
    ['no name', cellsWith({ 项目名称: '' }), ['no-project-name']],
    ['a dash for a name', cellsWith({ 项目名称: '——' }), ['no-project-name']],
    ['a name in two paragraphs', cellsWith({ 项目名称: ['甲项目', '（二期）'] }), ['project-name-in-pieces']],
    ['an empty amount', cellsWith({ 决算金额: '' }), ['amount-unreadable']],
    ['an amount in two pieces that could grow together', cellsWith({ 决算金额: ['12', '34万元'] }), ['amount-unreadable']],
    ['an empty score', cellsWith({ 评价分值: '' }), ['score-unreadable']],
    ['a score in two pieces', cellsWith({ 评价分值: ['8', '8'] }), ['score-unreadable']],
    ['a grade in the score’s row', cellsWith({ 评价分值: '良' }), ['score-unreadable']],
    ['an empty grade', cellsWith({ 评价结论: '' }), ['grade-unknown']],
    ['a score in the grade’s row', cellsWith({ 评价结论: '88' }), ['grade-unknown']],
    ['two scores that differ', cellsWith({ 评价结论: '良（89分）' }), ['score-grade-contradiction']],
    ['two grades that differ', cellsWith({ 评价分值: '88（优）' }), ['score-grade-contradiction']],
    ['a label swallowed by a text', cellsWith({ 主要绩效: ['好。', '存在问题：'] }), ['value-is-label']],
    ['a label with its value', { ...cellsWith({ 评价分值: null }), 评价分值88: '' }, ['label-holds-value', 'unknown-label']],
    ['two labels in one', { ...cellsWith({ 存在问题: null }), 存在问题整改建议: '一' }, ['label-holds-value', 'unknown-label']],
    ['three labels in one', { ...cellsWith({ 存在问题: null }), 主要绩效存在问题整改建议: '一' }, ['label-holds-value', 'unknown-label']],
    ['a row without a label', { ...usualCells, '': '一' }, ['label-holds-value']],
  ])('are held with %s', (_, cells, codes) => {
    expect(outcome(extract(reportOf([tableOf(cells)])))).toEqual({ tablesFound: 1, entries: ['held'], codes });
  });

  it.each([
    ['a piece of unit below its number', cellsWith({ 决算金额: ['9,459.70', '万元'] }), []],
    ['a score that its grade repeats', cellsWith({ 评价结论: '良（88分）' }), []],
    ['an empty text', cellsWith({ 整改情况: '' }), ['narrative-empty']],
    ['a label that begins like a known one', { ...usualCells, 整改情况得分: '5' }, ['unknown-label']],
  ])('are accepted with %s', (_, cells, codes) => {
    expect(outcome(extract(reportOf([tableOf(cells)])))).toEqual({ tablesFound: 1, entries: ['accepted'], codes });
  });

  it('say of a project that stands twice whether both say the same', () => {
    const twice = (cells: Parameters<typeof cellsWith>[0]) => outcome(extract(reportOf([tableOf(), tableOf(cellsWith(cells), {}, 2)])));
    expect(twice({})).toEqual({
      tablesFound: 2,
      entries: ['accepted', 'accepted'],
      codes: ['same-project-repeated', 'same-project-repeated'],
    });
    expect(twice({ 整改情况: '不同' })).toEqual({
      tablesFound: 2,
      entries: ['held', 'held'],
      codes: ['same-project-differs', 'same-project-differs'],
    });
    expect(twice({ 评价分值: '?' })).toEqual({
      tablesFound: 2,
      entries: ['held', 'held'],
      codes: ['same-project-differs', 'score-unreadable', 'same-project-differs'],
    });
  });
});

describe('a document that was not read whole', () => {
  const scan = { page: 3, kind: 'scan' } as const;

  it('says so by an error of its own, and accepts what was read', () => {
    expect(outcome(extract(reportOf([named('甲', 1)], { textlessPages: [scan] })))).toEqual({
      tablesFound: 1,
      entries: ['accepted'],
      codes: ['scanned-page'],
    });
  });

  it('holds a table that may go on on a page that cannot be read, unless another one shows that it ended', () => {
    expect(outcome(extract(reportOf([named('甲', 2)], { textlessPages: [{ page: 3, kind: 'outlines' }] })))).toMatchObject({
      entries: ['held'],
    });
    expect(outcome(extract(reportOf([tableOf(), named('乙', 2)], { textlessPages: [scan] })))).toMatchObject({
      entries: ['accepted', 'held'],
    });
    expect(outcome(extract(reportOf([tableOf()], { textlessPages: [{ page: 2, kind: 'blank' }] })))).toMatchObject({
      entries: ['accepted'],
      codes: [],
    });
    const lower = named('乙', 2, { boxes: [{ page: 2, x: 60, y: 500, width: 480, height: 160 }] });
    expect(
      outcome(extract(reportOf([named('甲', 1, { boxes: [boxAt(1, 200), boxAt(2, 40)] }), lower], { textlessPages: [scan] }))),
    ).toMatchObject({
      entries: ['accepted', 'held'],
    });
  });

  it('holds a table that has lost a row below its lines, and counts one that was not recognised', () => {
    const stray = (text: string, y: number) => ({ text, size: 12, box: boxAt(1, y) });
    expect(outcome(extract(reportOf([tableOf()], { strayLabels: [stray('整改情况', 380)] })))).toEqual({
      tablesFound: 1,
      entries: ['held'],
      codes: ['row-outside-table'],
    });
    const next = [stray('评价分值', 420), stray('项目名称', 400)];
    expect(outcome(extract(reportOf([tableOf()], { strayLabels: next })))).toEqual({
      tablesFound: 2,
      entries: ['accepted', 'held'],
      codes: ['unrecognised-table'],
    });
    expect(outcome(extract(reportOf([tableOf()], { strayLabels: [stray('项目名称', 250)] })))).toMatchObject({ entries: ['held'] });
    expect(outcome(extract(reportOf([tableOf()], { strayLabels: [stray('评价分值', 100)] })))).toMatchObject({
      entries: ['accepted', 'held'],
    });
  });

  it('counts another table where two rows that a table has come again below it, though no name is seen', () => {
    const again = (...labels: readonly string[]) => labels.map((text, index) => ({ text, size: 12, box: boxAt(2, 100 + 20 * index) }));
    expect(outcome(extract(reportOf([tableOf()], { strayLabels: again('得分', '评价等级') })))).toEqual({
      tablesFound: 2,
      entries: ['held', 'held'],
      codes: ['unrecognised-table', 'row-outside-table', 'row-outside-table'],
    });
    const lacking = tableOf(cellsWith({ 评价结论: null }));
    expect(outcome(extract(reportOf([lacking], { strayLabels: again('得分', '评价等级') })))).toMatchObject({ tablesFound: 1 });
    expect(outcome(extract(reportOf([tableOf()], { strayLabels: again('得分', '评价得分') })))).toMatchObject({ tablesFound: 1 });
  });

  it('needs from an annex only what a form itself does not say', () => {
    const score = [{ text: '得分', size: 12, box: boxAt(2, 100) }];
    expect(outcome(extract(reportOf([tableOf()], { annexLabels: score })))).toEqual({ tablesFound: 1, entries: ['accepted'], codes: [] });
    expect(outcome(extract(reportOf([tableOf(cellsWith({ 评价分值: null }))], { annexLabels: score })))).toMatchObject({
      entries: ['held'],
      codes: ['row-outside-table'],
    });
  });

  it('say once where it cannot be told which text is whose, not that a value there cannot be read', () => {
    const doubted = (y: number) =>
      tableOf(cellsWith({ 评价分值: '88 评价结论', 决算金额: '见附件' }), {
        doubts: [{ code: 'label-value-unclear', box: { page: 1, x: 60, y, width: 480, height: 360 - y }, found: '评价分值' }],
      });
    expect(outcome(extract(reportOf([doubted(240)]))).codes).toEqual(['amount-unreadable', 'label-value-unclear']);
    expect(outcome(extract(reportOf([doubted(220)]))).codes).toEqual(['label-value-unclear']);
    expect(outcome(extract(reportOf([doubted(300)]))).codes).toContain('score-unreadable');
  });

  it('tells the name of no table where the cell of the name is in doubt', () => {
    const doubt = (y: number, code: 'label-value-unclear' | 'continuation-unclear') =>
      extract(reportOf([tableOf(usualCells, { doubts: [{ code, box: { page: 1, x: 60, y, width: 480, height: 50 }, found: '' }] })]))
        .entries;
    expect(doubt(190, 'label-value-unclear')).toMatchObject([{ status: 'held', projectName: null, id: null }]);
    expect(doubt(300, 'label-value-unclear')).toMatchObject([{ projectName: '市民服务热线服务外包经费' }]);
    expect(doubt(190, 'continuation-unclear')).toMatchObject([{ projectName: '市民服务热线服务外包经费' }]);
  });

  it('takes the second line of a wrapped title for no label, though it is one of the form’s', () => {
    const title = lines('上海市体育局2018年度财政项目支出', '绩效评价结果');
    const table = tableOf(usualCells, { linesAbove: title });
    expect(outcome(extract(reportOf([table], { strayLabels: title.slice(1) })))).toEqual({
      tablesFound: 1,
      entries: ['accepted'],
      codes: [],
    });
  });

  it('takes a running title for no label, though it is one of the form’s; what no title says is one', () => {
    const running = (text: string) => {
      const header = lineAt(text, 20, 2, 8);
      return outcome(extract(reportOf([tableOf()], { strayLabels: [header], runningHeaders: [header] }))).entries;
    };
    expect(running('绩效评价结果')).toEqual(['accepted']);
    expect(running('存在问题')).toEqual(['held']);
  });

  it('counts a list of projects beside the tables, and leaves other tables out with a warning', () => {
    const list = { box: boxAt(4, 100), firstRow: '序号 项目名称 评价得分', linesAbove: [] };
    const indicators = { box: boxAt(4, 100), firstRow: '一级指标 分值 得分', linesAbove: [] };
    expect(outcome(extract(reportOf([tableOf()], { otherTables: [list] })))).toEqual({
      tablesFound: 2,
      entries: ['accepted', 'held'],
      codes: ['other-form'],
    });
    expect(outcome(extract(reportOf([tableOf()], { otherTables: [indicators] })))).toEqual({
      tablesFound: 1,
      entries: ['accepted'],
      codes: ['other-table'],
    });
  });

  it('holds a table without a heading after one that is not read and has the heading of another year', () => {
    const strange = { box: boxAt(2, 100), firstRow: '一级指标 分值 得分', linesAbove: lines('2019年度绩效评价结果') };
    const next = tableOf({ ...usualCells, 项目名称: '公共绿地养护' }, {}, 3);
    expect(outcome(extract(reportOf([tableOf(), next], { otherTables: [strange] })))).toEqual({
      tablesFound: 2,
      entries: ['accepted', 'held'],
      codes: ['no-fiscal-year', 'other-table'],
    });
  });

  describe('that follows another', () => {
    const next = tableOf({ ...usualCells, 项目名称: '公共绿地养护' }, {}, 3);
    const doubt = { code: 'continuation-unclear', box: boxAt(1, 200), found: '' } as const;
    const outcomeAfter = (change: Parameters<typeof cellsWith>[0], doubts: readonly Doubt[] = []) =>
      outcome(extract(reportOf([tableOf(cellsWith(change), { doubts }), next])));

    it('is held where what is in doubt about that one, or all that a value of it says, may be its title, of another year', () => {
      const title = '2019年度上海市体育局项目绩效评价结果';
      expect(outcomeAfter({}, [{ ...doubt, found: title }]).entries).toEqual(['held', 'held']);
      expect(outcomeAfter({ 评价机构: title }, [doubt]).entries).toEqual(['held', 'held']);
      expect(outcomeAfter({}, [{ ...doubt, found: '2019年度共开展检查' }]).entries).toEqual(['held', 'accepted']);
    });

    it('is held after one in doubt that has a title parted into label and value', () => {
      expect(outcomeAfter({ 2019: '年度财政支出项目绩效评价结果' }, [doubt]).entries).toEqual(['held', 'held']);
      expect(outcomeAfter({ 2019: '年度财政支出项目' }, [doubt]).entries).toEqual(['held', 'accepted']);
    });

    it.each(['绩效评价结果信息表', '二〇一九年度上海市体育局项目绩效评价结果', '填报单位：上海市体育局（2019年度）', '附件2'])(
      'is held with it where a value of that one ends in its title: %s',
      (title) => {
        expect(outcomeAfter({ 整改情况: ['加强合同管理。', title] })).toMatchObject({
          entries: ['held', title.includes('上海') ? 'held' : 'accepted'],
        });
      },
    );

    it.each(['有关建议及整改情况', '无', '上海市体育局已完成2018年度绩效评价。'])(
      'is accepted after a value that is no title: %s',
      (text) => {
        expect(outcomeAfter({ 整改情况: ['加强合同管理。', text] }).entries).toEqual(['accepted', 'accepted']);
      },
    );

    it('is held after one in doubt that may hold the name of its body', () => {
      expect(outcomeAfter({ 整改情况: ['加强合同管理。', '上海市体育局'] }).entries).toEqual(['accepted', 'accepted']);
      expect(outcomeAfter({ 整改情况: ['加强合同管理。', '上海市体育局'] }, [doubt]).entries).toEqual(['held', 'held']);
    });

    it('is held where a line that runs above it introduces another body', () => {
      const under = (text: string) => outcome(extract(reportOf([tableOf(), next], { runningAbove: [lineAt(text, 20, 3, 8)] }))).entries;
      expect(under('填报单位：上海市体育局')).toEqual(['accepted', 'held']);
      expect(under('填报单位：上海市机关事务管理局')).toEqual(['accepted', 'accepted']);
      expect(under('上海市体育局')).toEqual(['accepted', 'accepted']);
    });

    it('is held where a line that runs above it, and not on every page, says another year', () => {
      const line = lineAt('2017年度绩效评价结果', 20, 3, 8);
      const under = (runningHeaders: Report['runningHeaders']) =>
        outcome(extract(reportOf([tableOf(), next], { runningAbove: [line], runningHeaders }))).entries;
      expect(under([])).toEqual(['accepted', 'held']);
      expect(under([line])).toEqual(['accepted', 'accepted']);
    });
  });

  it('says of a self-evaluation nothing else', () => {
    const table = tableOf({ ...usualCells, 决算金额: '', 年度目标: '一' }, { linesAbove: lines('某市体育局2022年度项目支出绩效自评表') });
    expect(outcome(extract(reportOf([table])))).toEqual({ tablesFound: 1, entries: ['held'], codes: ['self-evaluation'] });
  });

  it.each([
    ['scans', { textlessPages: [scan, { page: 4, kind: 'scan' as const }] }, ['scanned-page']],
    ['outlines', { textlessPages: [{ page: 1, kind: 'outlines' as const }] }, ['outlined-page']],
    ['blank pages', { textlessPages: [{ page: 1, kind: 'blank' as const }] }, ['no-project-table']],
    ['prose', {}, ['no-project-table']],
    ['another form', { otherTables: [{ box: boxAt(1, 100), firstRow: '一级指标', linesAbove: [] }] }, ['other-form']],
    ['a form by indicators', { indicatorForms: [{ box: boxAt(1, 100), firstRow: '项目名称 甲', linesAbove: [] }] }, ['indicator-form']],
    [
      'text that is not what the page shows',
      {
        doubts: [{ code: 'encoding-lies' as const, box: boxAt(1, 100), found: 'ÿ' }],
        otherTables: [{ box: boxAt(1, 100), firstRow: 'ÿ', linesAbove: [] }],
      },
      ['encoding-lies'],
    ],
    ['labels without lines', { strayLabels: lines('项目名称', '评价分值', '项目名称') }, ['unrecognised-table', 'unrecognised-table']],
  ])('has no table and at least one error: %s', (_, change, codes) => {
    expect(outcome(extract(reportOf([], change)))).toEqual({ tablesFound: 0, entries: [], codes });
  });

  it('has the reader’s reason where it gave no pages', () => {
    const { tablesFound, findings, entries } = extractSource({
      kind: 'unreadable',
      code: 'password-needed',
      found: 'encrypted',
      expected: 'no password',
    });
    expect({ tablesFound, entries, found: findings }).toEqual({
      tablesFound: 0,
      entries: [],
      found: [
        {
          code: 'password-needed',
          severity: 'error',
          message: 'The PDF cannot be opened without a password.',
          messageZh: '打开 PDF 需要密码。',
          document: document.key,
          found: 'encrypted',
          expected: 'no password',
        },
      ],
    });
  });
});

it('whatever a table shows: never an exception, the control total holds, what is accepted is a valid record with warnings only', () => {
  const label = fc.oneof(
    fc.constantFrom(...Object.keys(usualCells), '评价得分', '预算数（万元）', '负责人', '评价分值88', ''),
    fc.string(),
  );
  const value = fc.oneof(fc.constantFrom('88', '良', '9,459.70万元', '存在问题', '〈script〉', '\u202e', '优（90分）'), fc.string());
  const table = fc.record({
    cells: fc.array(fc.tuple(label, fc.array(value, { maxLength: 3 })), { maxLength: 12 }),
    title: fc.array(fc.oneof(fc.constantFrom('上海市体育局', '2018年度绩效评价结果', '单位：元', '上海市'), fc.string()), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(fc.array(table, { maxLength: 3 }), (tables) => {
      const read = extract(reportOf(tables.map(({ cells, title }, index) => tableOf(cells, { linesAbove: lines(...title) }, index + 1))));
      const errors = read.findings.filter(({ severity }) => severity === 'error');
      expect(read.tablesFound).toBe(read.entries.length);
      expect(errors.length > 0).toBe(read.entries.length === 0 || read.entries.some(({ status }) => status === 'held'));
      for (const finding of read.findings) findingSchema.parse(finding);
      for (const entry of read.entries) {
        if (entry.status !== 'accepted') continue;
        candidateSchema.parse(entry.record);
        expect(entry.record.findings.every(({ severity }) => severity === 'warning')).toBe(true);
      }
    }),
  );
});

it.each([
  ['spaces in an amount', cellsWith({ 决算金额: `人民币${' '.repeat(200_000)}x` })],
  ['spaces in a grade', cellsWith({ 评价结论: `良(88${' '.repeat(200_000)}x` })],
  ['colons in a text', cellsWith({ 主要绩效: `${'：'.repeat(200_000)}x` })],
  ['a label of parentheses', { ...usualCells, ['('.repeat(200_000)]: '一' }],
])('takes no longer for a made-up cell: %s', (_, cells) => {
  const started = performance.now();
  expect(extract(reportOf([tableOf(cells)])).tablesFound).toBe(1);
  expect(performance.now() - started).toBeLessThan(2_000);
});
