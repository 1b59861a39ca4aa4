import { labelText } from '../label-text.ts';

const SUM = /^(?:合计|总计|小计|本页小计|共计|平均|平均值|平均分|平均得分)$/u;

/** Whether a text stands before a sum or an average of a list's rows. */
export function isSumLabel(text: string): boolean {
  return SUM.test(labelText(text));
}
