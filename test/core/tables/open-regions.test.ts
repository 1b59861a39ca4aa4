import { describe, expect, it } from 'vitest';
import { readReport } from '../../../shared/core/tables/read-report.ts';
import { page, text } from './draw-page.ts';
import { isFormLabel } from './form-labels.ts';
import { reportOutline } from './report-outline.ts';

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

describe('a table without lines ends', () => {
  it('after the rest of a paragraph that begins left of the indented lines', () => {
    expect(read([150, '将对工作内容和时间'], [130, '进行细化。'])).toEqual([['将对工作内容和时间进行细化。']]);
  });

  it('doubtfully, where text in no column runs on below it', () => {
    expect(read([150, '将对工作内容和时间'], [195, '进行细化。'])).toEqual([['将对工作内容和时间', 'label-value-unclear']]);
  });

  it('doubtfully, where a piece of a label stands below it, cut by the page’s end', () => {
    const glyphs = [...indented, ...text(60, 240, '整改')];
    const [table] = reportOutline(
      readReport([page({ glyphs }), page({ number: 2, glyphs: row(60, '情况', [150, '无']) })], isFormLabel),
    ).tables;
    expect(table?.doubts.map(({ code }) => code)).toEqual(['label-value-unclear']);
  });
});
