import { readAmount } from '../records/amounts.ts';
import { isKnownLabel, normaliseLabel } from '../records/labels.ts';
import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import { readRating } from '../records/rating.ts';
import type { Rule } from './rule.ts';

/** In characters. The longest label known has ten; what is longer than this is a sentence. */
const labelLengthMax = 30;

export const labelHoldsValue: Rule<ProjectReading> = {
  code: 'label-holds-value',
  severity: 'error',
  documentation: {
    zh: {
      title: '栏目格里有内容',
      meaning: '左边的栏目格是空的，或者里面除了栏目名称还有别的内容（另一个栏目、一个数、一句话）。栏目和内容没有分清，不能收录。',
      remedy: '请查看该行的表格线，让栏目和内容各占一格，然后重新导出并放入。',
    },
    en: {
      title: 'A label cell that holds more',
      meaning:
        'The label cell is empty, or holds more than a label: a second label, a number, a sentence. Labels and values were not told apart; the table is held.',
      remedy: 'Check the lines of that row, give label and value a cell each, export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows
      .filter(({ field, row }) => field === 'unknown' && !isLabelAlone(normaliseLabel(row.label)))
      .map(({ row }) => ({
        message: row.label === '' ? 'A row has no label.' : 'The label cell holds more than a label.',
        messageZh: row.label === '' ? '有一行没有栏目名称。' : '栏目格里不只是栏目名称。',
        box: boxOfRow(row, table),
        found: row.label === '' ? row.paragraphs.join(' ') : row.label,
      }));
  },
};

function isLabelAlone(label: string): boolean {
  if (label === '' || label.length > labelLengthMax || /[，,。；;！!？?]/u.test(label)) return false;
  return !splits(label).some(([head, tail]) => areWholeLabels(head, tail) || (isKnownLabel(head) && isValue(tail)));
}

/** Whole labels, one after another; `整改情况得分` is one label, not 整改情况 with 得分 after it. */
function areWholeLabels(head: string, tail: string): boolean {
  if (head.length < wholeLabelLength || tail.length < wholeLabelLength || !isKnownLabel(head)) return false;
  return isKnownLabel(tail) || splits(tail).some(([next, rest]) => areWholeLabels(next, rest));
}

const wholeLabelLength = 4;

function splits(label: string): readonly (readonly [string, string])[] {
  return Array.from({ length: Math.max(0, label.length - 1) }, (_, index) => [label.slice(0, index + 1), label.slice(index + 1)] as const);
}

function isValue(text: string): boolean {
  const value = text.replace(/^:/u, '');
  return readRating(value) !== null || readAmount(value, null, '元').kind === 'read';
}
