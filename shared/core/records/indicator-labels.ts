import { normaliseLabel } from './labels.ts';

/** Whether a label heads a column of a form by indicators: `三级指标`, `年度指标值`. No table of results has such columns. */
export function isIndicatorLabel(label: string): boolean {
  return columnPattern.test(normaliseLabel(label));
}

const columnPattern =
  /^(?:[一二三]级指标|(?:年度|年初|预期|全年)?(?:绩效)?(?:指标|目标)值|(?:全年|实际|年度)?(?:实际)?完成(?:指标)?值|自评得分|自评分)$/u;
