import { readAmount } from '../records/amounts.ts';
import { headingPartOfLabel } from '../records/labels.ts';
import { boxOfRow, type ProjectReading, type RowReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

/** What the labels of amounts have in them. */
const OF_AN_AMOUNT = /金额|资金|经费|预算|决算|支出|投资|拨款|总额|费用/u;

/** A record without the only amount that its table prints would say less than the document, under a warning that nobody reads. */
export const amountLeftOut: Rule<ProjectReading> = {
  code: 'amount-left-out',
  severity: 'error',
  confirmable: 'as-printed',
  documentation: {
    zh: {
      title: '像是金额的栏目不认识',
      meaning: '表中没有读到金额，而一个不认识的栏目里正像是金额。如果收录，公开的记录就会没有金额，所以没有收录。',
      remedy: '请把栏目名称改为通用的说法（如“决算金额”“预算金额”），重新导出并放入；或请告知数据管理人员，把这种说法加进词表。',
    },
    en: {
      title: 'An amount under a label that is unknown',
      meaning:
        'No amount was read from the table, and a row whose label is unknown holds what looks like one. The record would be published without it.',
      remedy:
        'Use a usual label (决算金额, 预算金额), export and put the file in again; or tell the people who run the data, so that they add the label to the list.',
    },
  },
  check({ rows, table }) {
    if (rows.some(({ field }) => field === 'amount')) return [];
    return rows.filter(isLikeAmount).map(({ row, text }) => ({
      message: 'An amount stands under a label that no field knows, and the table has no other.',
      messageZh: `栏目“${row.label}”里像是金额，但不认识这个栏目。`,
      field: 'amounts',
      box: boxOfRow(row, table),
      found: text,
    }));
  },
};

const notNumbers: readonly string[] = ['empty', 'not-one-amount'];

/** One number in yuan; or, under a label of money, any one number, in whatever unit. */
function isLikeAmount({ field, row, text }: RowReading): boolean {
  if (field !== 'unknown' || headingPartOfLabel(row.label) !== null) return false;
  const amount = readAmount(text, null, null);
  const isNumber = amount.kind === 'read' || !notNumbers.includes(amount.why);
  return isNumber && (text.includes('元') || OF_AN_AMOUNT.test(row.label));
}
