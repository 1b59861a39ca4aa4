import { isKnownLabel } from '../records/labels.ts';
import { boxOfRow, type ProjectReading, paragraphsOf } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const valueIsLabel: Rule<ProjectReading> = {
  code: 'value-is-label',
  severity: 'error',
  documentation: {
    zh: {
      title: '内容里夹着栏目名称',
      meaning: '某一格的内容（或其中一段）本身就是另一个栏目的名称，说明这张表的栏目和内容没有分清，内容可能错了位。',
      remedy: '请查看该处表格线是否完整、栏目和内容是否各占一格；小标题请与正文写在同一段。改好后重新导出并放入。',
    },
    en: {
      title: 'A label among the values',
      meaning:
        'A cell’s text, or a paragraph of it, is itself another row’s label: labels and values of this table were not told apart, and values may stand in the wrong place.',
      remedy:
        'Check that the table’s lines are complete and that each label and value has a cell of its own; write subheadings into the paragraph. Export and put the file in again.',
    },
  },
  check({ rows, table }) {
    return rows.flatMap(({ row }) =>
      paragraphsOf(row)
        .filter(isKnownLabel)
        .map((paragraph) => ({
          message: `The value of ${row.label} contains another row’s label.`,
          messageZh: `“${row.label}”的内容里夹着栏目名称“${paragraph}”。`,
          box: boxOfRow(row, table),
          found: paragraph,
        })),
    );
  },
};
