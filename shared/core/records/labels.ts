/** What the label cells of a project table mean: the one place that knows the field's words. */
import type { Amount } from '../document.ts';
import { type AmountUnit, amountUnits } from './amount-units.ts';
import { foldWidth } from './fold-width.ts';

export type FieldName = 'projectName' | 'amount' | 'score' | 'grade' | 'achievements' | 'problems' | 'recommendations' | 'rectification';

export type LabelMeaning =
  | { readonly field: 'amount'; readonly kind: Amount['kind']; readonly unit: AmountUnit | 'unknown' | null }
  | { readonly field: Exclude<FieldName, 'amount'> };

/** What a label means, or null where no field knows it. White space, width and a trailing colon make no difference. */
export function meaningOfLabel(label: string): LabelMeaning | null {
  const plain = normaliseLabel(label);
  const meaning = meanings.get(plain);
  if (meaning) return meaning;

  const [, base = '', qualifier = ''] = /^(.+)\(([^()]*)\)$/.exec(plain) ?? [];
  const unqualified = meanings.get(base);
  if (!unqualified) return null;
  if (unqualified.field === 'amount') return qualifiedAmount(unqualified.kind, qualifier);
  return qualifiersWithoutEffect[unqualified.field]?.includes(qualifier) ? unqualified : null;
}

export function fieldOfLabel(label: string): FieldName | null {
  return meaningOfLabel(label)?.field ?? null;
}

/** Whether a text, taken by itself, is a label of the form: `评价 分值：`, `决算金额（万元）`. */
export function isKnownLabel(text: string): boolean {
  return meaningOfLabel(text) !== null;
}

/** Whether a label of at least four characters stands somewhere in a text: `序号 项目名称 评价得分`. Shorter ones stand in any prose. */
export function mentionsLabel(text: string): boolean {
  const plain = normaliseLabel(text);
  return [...meanings.keys()].some((label) => [...label].length >= 4 && plain.includes(label));
}

/** For comparing only, never for publishing: white space out, full-width forms folded, colons at the end out. */
export function normaliseLabel(label: string): string {
  return foldWidth(label)
    .replace(/[\s\u200b\ufeff]+/gu, '')
    .replace(/(?<![:︰﹕∶])[:︰﹕∶]+$/u, '');
}

/**
 * `决算金额（万元）`: the label carries the unit of a bare number. Any other qualifier (`预算金额（上年）`) narrows the amount to something that its
 * kind does not say, so that only the label as printed can be believed.
 */
function qualifiedAmount(kind: Amount['kind'], qualifier: string): LabelMeaning {
  const unit = qualifier.replace(/^(?:金额)?单位:?/u, '').replace(/^人民币/u, '');
  if (isAmountUnit(unit)) return { field: 'amount', kind, unit };
  return { field: 'amount', kind: 'other', unit: unit.endsWith('元') ? 'unknown' : null };
}

function isAmountUnit(text: string): text is AmountUnit {
  return Object.hasOwn(amountUnits, text);
}

/** Synonyms as public bodies print them. A label that could mean either of two fields (`改进措施`) is left out: its text is kept under its own label. */
const synonyms: Readonly<Record<Exclude<FieldName, 'amount'>, string>> = {
  projectName: `
    项目名称 评价项目名称 评价项目 绩效评价项目 绩效评价项目名称 被评价项目名称 项目(政策)名称 政策(项目)名称 评价项目(政策)名称 专项资金名称 专项名称`,
  score: `
    评价分值 评价得分 评价分数 评价评分 综合得分 综合评分 绩效得分 绩效评分 绩效分值 评分结果 绩效评价得分 绩效评价分值 绩效评价分数
    绩效评价评分 绩效评价综合得分 评价综合得分 综合评价得分 项目得分 最终得分 得分 评分`,
  grade: `
    评价结论 评价等级 评价级别 评价等次 评价结果 评价评级 评定等级 评级结果 评级 等级 绩效等级 绩效级别 绩效等次 绩效评级 绩效评价结论
    绩效评价等级 绩效评价级别 绩效评价等次 绩效评价结果 项目绩效评价结果 综合评价等级 综合评级`,
  achievements: `
    主要绩效 项目绩效 项目主要绩效 主要绩效情况 绩效情况 取得的成效 取得成效 取得的主要成效 主要成效 项目成效 取得的绩效 主要成绩
    取得的成绩 主要业绩`,
  problems: `
    存在问题 存在的问题 存在的主要问题 存在主要问题 主要问题 主要存在问题 主要存在的问题 项目存在问题 项目存在的问题 发现的问题
    发现的主要问题 存在的问题和不足 存在问题和不足 存在问题与不足 存在的不足`,
  recommendations: `
    整改建议 整改意见 整改意见和建议 整改意见建议 相关建议 有关建议 改进建议 改进意见 改进意见和建议 意见建议 意见和建议
    意见及建议 意见与建议 建议 主要建议 对策建议 评价建议 工作建议`,
  rectification: `
    整改情况 整改落实情况 整改措施 整改结果 整改落实 整改完成情况 落实整改情况 问题整改情况 项目整改情况`,
};

/** What is spent (实际支出, 执行金额) is not yet what the accounts close with (决算): `other`. */
const amountSynonyms: Readonly<Record<Amount['kind'], string>> = {
  'final-accounts': `
    决算金额 决算数 决算额 决算 项目决算金额 项目决算数 项目决算 决算支出 支出决算 支出决算金额 年度决算`,
  budget: `
    预算金额 预算数 预算额 预算 项目预算金额 项目预算数 项目预算 年度预算 年度预算金额 年度预算数 年初预算 年初预算数 年初预算金额
    预算资金 预算安排 预算安排金额 支出预算`,
  other: `
    项目金额 项目资金 项目资金总额 资金总额 实际支出 实际支出金额 实际支出数 支出金额 项目支出金额 执行金额 执行数 实际执行金额
    实际执行数 预算执行金额 预算执行数 评价金额 评价资金`,
};

/** Parentheses after a label that leave its meaning as it is; `评价得分（自评）` or `（满分120分）` is another thing. */
const qualifiersWithoutEffect: Partial<Readonly<Record<FieldName, readonly string[]>>> = {
  score: ['分', '百分制', '100分制', '满分100分', '满分100', '总分100分', '单位:分'],
};

const meanings: ReadonlyMap<string, LabelMeaning> = new Map([
  ...Object.entries(synonyms).flatMap(([field, words]) =>
    words
      .trim()
      .split(/\s+/u)
      .map((word): [string, LabelMeaning] => [word, { field: field as Exclude<FieldName, 'amount'> }]),
  ),
  ...Object.entries(amountSynonyms).flatMap(([kind, words]) =>
    words
      .trim()
      .split(/\s+/u)
      .map((word): [string, LabelMeaning] => [word, { field: 'amount', kind: kind as Amount['kind'], unit: null }]),
  ),
]);
