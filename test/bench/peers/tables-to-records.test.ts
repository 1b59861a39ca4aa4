import { describe, expect, it } from 'vitest';
import type { Table } from '../../../bench/peers/reading.ts';
import { tablesToRecords } from '../../../bench/peers/tables-to-records.ts';

const cases: readonly (readonly [string, readonly Table[], unknown])[] = [
  [
    'two columns, a page apart, a label in two pieces',
    [
      [
        ['绩效评价结果信息表', null],
        ['项⽬ 名称', '“12345”市民服务\n热线'],
        ['决算金额\n（万元）', '9,459.70'],
        ['评价分值', '88.5分'],
        ['评价结论', '良好'],
        ['主要绩效', '养护及时。\n有责投诉率下降，热线接通率提高。'],
        ['存在', '1. 合同签订滞'],
      ],
      [
        ['问题', '后。\n2. 审计滞后。'],
        ['整改建议', '加强合同'],
        ['', '管理。'],
        ['整改情况', '已整改。'],
      ],
    ],
    [
      {
        projectName: '“12345”市民服务热线',
        amountYuan: [94_597_000],
        score: 88.5,
        grade: '良',
        achievements: ['养护及时。', '有责投诉率下降，热线接通率提高。'],
        problems: ['1. 合同签订滞后。', '2. 审计滞后。'],
        recommendations: ['加强合同管理。'],
        rectification: ['已整改。'],
      },
    ],
  ],
  [
    'four columns, a row going on in the second pair',
    [
      [
        ['项目名称', '公共绿地', '主管部门', '绿化局'],
        ['评价分值', '88', '存在问题', '合同签订'],
        ['', '', '', '滞后。'],
      ],
    ],
    [{ projectName: '公共绿地', score: 88, problems: ['合同签订滞后。'] }],
  ],
  [
    'two projects, the next one where the name comes again',
    [
      [
        ['项目名称', '公共绿地养护'],
        ['评价分值', '88'],
        ['项目名称', '河道长效管理'],
        ['评价分值', '91'],
      ],
    ],
    [
      { projectName: '公共绿地养护', score: 88 },
      { projectName: '河道长效管理', score: 91 },
    ],
  ],
  [
    'a list, with a row that goes on and a heading that repeats',
    [
      [
        ['序号', '项目名称', '评价得分', '评价等级'],
        ['1', '公共绿地', '88', '良'],
        ['', '养护', '', ''],
        ['序号', '项目名称', '评价得分', '评价等级'],
        ['2', '河道长效管理', '91', '优'],
      ],
    ],
    [
      { projectName: '公共绿地养护', score: 88, grade: '良' },
      { projectName: '河道长效管理', score: 91, grade: '优' },
    ],
  ],
  [
    'label and value in one cell; tags that leaked; text of no table after it',
    [
      [
        ['项目名称：公共绿地养护'],
        ['主要绩效', '<p>养护及时。</p><p>投诉下降。</p>'],
        ['整改情况', '已整'],
        ['改。'],
        ['2019年度绩效评价结果'],
      ],
    ],
    [{ projectName: '公共绿地养护', achievements: ['养护及时。', '投诉下降。'], rectification: ['已整改。'] }],
  ],
  [
    'values that cannot be read are left out, not published',
    [
      [
        ['项目名称', '公共绿地养护'],
        ['决算金额', '120'],
        ['评价分值', '约88'],
        ['评价结论', 'A'],
        ['存在问题', ''],
      ],
    ],
    [{ projectName: '公共绿地养护' }],
  ],
  ['no project, no record', [[['序号', '姓名']], []], []],
];

describe('tables as another reader gives them become records', () => {
  it.each(cases)('%s', (_case, tables, records) => {
    expect(tablesToRecords(tables)).toEqual(records);
  });
});
