import type { AmountReading } from '../records/amounts.ts';
import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const amountUnreadable: Rule<ProjectReading> = {
  code: 'amount-unreadable',
  severity: 'error',
  documentation: {
    zh: {
      title: '金额读不出来',
      meaning:
        '金额一格必须恰好是一个数，并且写明单位：元、万元或亿元（单位也可以写在栏目里，如“决算金额（万元）”，或写在表上方，如“单位：万元”）。千分位要么每三位一个逗号，要么不写；折合成元后不能比分更细。',
      remedy: '请对照这一格改正金额：只写一个数和一个单位，说明文字移到别处。改好后重新导出并放入。',
    },
    en: {
      title: 'Amount unreadable',
      meaning:
        'An amount must be exactly one number with a unit: 元, 万元 or 亿元 (in the cell, in its label, or above the table). Thousands are grouped by threes or not at all; in yuan nothing may be finer than a cent.',
      remedy: 'Correct the cell: one number, one unit, explanations elsewhere. Export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows.flatMap((reading) => {
      if (reading.field !== 'amount' || reading.amount.kind === 'read') return [];
      const [message, messageZh] = reasons[reading.amount.why];
      return [
        {
          message: `The amount ${message}.`,
          messageZh: `“${reading.row.label}”${messageZh}。`,
          field: 'amounts',
          box: boxOfRow(reading.row, table),
          found: reading.text,
          expected: '9,459.70万元',
        },
      ];
    });
  },
};

const reasons: Readonly<Record<Extract<AmountReading, { kind: 'unreadable' }>['why'], readonly [string, string]>> = {
  empty: ['is empty', '是空的'],
  'not-one-amount': ['is not one well-formed number with a unit', '不是一个写法正确、带单位的数'],
  'no-unit': ['has no unit that is known, neither in the cell nor in its label nor above the table', '没有写明元、万元或亿元'],
  'units-differ': ['has another unit than its label', '的单位与栏目中的单位不一致'],
  'finer-than-cent': ['is finer than a cent', '折合成元后比分更细'],
  'too-large': ['is too large to be exact to the cent', '太大，无法精确到分'],
};
