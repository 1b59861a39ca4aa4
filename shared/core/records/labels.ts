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

/** Which part of a heading a row of this label says, if any. */
export function headingPartOfLabel(label: string): 'agency' | 'fiscalYear' | null {
  const plain = normaliseLabel(label);
  if (headingLabels.agency.has(plain)) return 'agency';
  return headingLabels.fiscalYear.has(plain) ? 'fiscalYear' : null;
}

/** Whether a text, taken by itself, is a label of the form: `评价 分值：`, `决算金额（万元）`. */
export function isKnownLabel(text: string): boolean {
  return meaningOfLabel(text) !== null;
}

/** Whether a label of at least four characters stands somewhere in a text: `序号 项目名称 评价得分`. Shorter ones stand in any prose, amounts in any table. */
export function mentionsLabel(text: string): boolean {
  const plain = normaliseLabel(text);
  return [...meanings].some(([label, { field }]) => field !== 'amount' && [...label].length >= 4 && plain.includes(label));
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
    项目名称 评价项目名称 评价项目 绩效评价项目 绩效评价项目名称 被评价项目名称 项目(政策)名称 政策(项目)名称 评价项目(政策)名称 专项资金名称 专项名称
    支出项目名称 项目支出名称 项目(专项)名称 专项(项目)名称 评价对象名称`,
  score: `
    评价分值 评价得分 评价分数 评价评分 综合得分 综合评分 绩效得分 绩效评分 绩效分值 评分结果 绩效评价得分 绩效评价分值 绩效评价分数
    绩效评价评分 绩效评价综合得分 评价综合得分 综合评价得分 项目得分 最终得分 得分 评分
    总得分 评价总得分 绩效评价总得分 评价最终得分 绩效综合得分 项目评分 项目评价得分 项目绩效得分 项目绩效评价得分 项目综合得分`,
  grade: `
    评价结论 评价等级 评价级别 评价等次 评价结果 评价评级 评定等级 评级结果 评级 等级 绩效等级 绩效级别 绩效等次 绩效评级 绩效评价结论
    绩效评价等级 绩效评价级别 绩效评价等次 绩效评价结果 项目绩效评价结果 综合评价等级 综合评级
    评价结果等级 综合评价结论 综合评价结果 综合等级 评定结果 评定级别 评价等第 绩效等第 绩效评价等第 绩效评价评级 项目绩效等级 项目评价等级
    评价得分及等级 评价得分和等级 评价得分与等级 评价得分(等级) 评价等级及得分 评价等级和得分 评价等级(得分) 评价分值及等级 评价分数及等级
    评价分数(等级) 得分及等级 得分(等级) 等级及得分 绩效评价得分及等级 绩效评价等级及得分 综合得分及等级`,
  achievements: `
    主要绩效 项目绩效 项目主要绩效 主要绩效情况 绩效情况 取得的成效 取得成效 取得的主要成效 主要成效 项目成效 取得的绩效 主要成绩
    取得的成绩 主要业绩 项目主要成效 项目绩效情况 取得的主要绩效 取得的主要成绩 主要成果 项目成果 实施成效 项目实施成效 工作成效`,
  problems: `
    存在问题 存在的问题 存在的主要问题 存在主要问题 主要问题 主要存在问题 主要存在的问题 项目存在问题 项目存在的问题 发现的问题
    发现的主要问题 存在的问题和不足 存在问题和不足 存在问题与不足 存在的不足 存在的问题与不足 存在的主要问题和不足 主要问题和不足
    存在不足 存在的主要不足 评价发现的问题 评价发现的主要问题 存在的问题及原因 存在问题及原因 存在的问题及原因分析 存在问题及原因分析`,
  recommendations: `
    整改建议 整改意见 整改意见和建议 整改意见建议 相关建议 有关建议 改进建议 改进意见 改进意见和建议 意见建议 意见和建议
    意见及建议 意见与建议 建议 主要建议 对策建议 评价建议 工作建议 改进意见建议 改进的建议 改进意见与建议 有关意见和建议 有关意见建议
    相关意见和建议 相关意见建议 相关建议意见 对策和建议 对策与建议 管理建议 完善建议 绩效改进建议 下一步建议 下一步工作建议`,
  rectification: `
    整改情况 整改落实情况 整改措施 整改结果 整改落实 整改完成情况 落实整改情况 问题整改情况 项目整改情况 整改及落实情况 整改进展情况
    整改落实措施 整改落实结果 整改工作情况 问题整改落实情况`,
};

/** What is spent (实际支出, 执行金额) is not yet what the accounts close with (决算): `other`. */
const amountSynonyms: Readonly<Record<Amount['kind'], string>> = {
  'final-accounts': `
    决算金额 决算数 决算额 决算 项目决算金额 项目决算数 项目决算 决算支出 支出决算 支出决算金额 年度决算
    年度决算数 年度决算金额 全年决算数 决算总额 决算资金 项目决算额 支出决算数`,
  budget: `
    预算金额 预算数 预算额 预算 项目预算金额 项目预算数 项目预算 年度预算 年度预算金额 年度预算数 年初预算 年初预算数 年初预算金额
    预算资金 预算安排 预算安排金额 支出预算 全年预算 全年预算数 全年预算金额 预算总额 预算总金额 预算资金总额 批复预算 批复预算数
    预算批复数 预算批复金额 调整预算数 调整后预算 调整后预算数 年度预算安排 年度预算资金 项目预算资金 项目预算额 当年预算 当年预算数`,
  other: `
    项目金额 项目资金 项目资金总额 资金总额 实际支出 实际支出金额 实际支出数 支出金额 项目支出金额 执行金额 执行数 实际执行金额
    实际执行数 预算执行金额 预算执行数 评价金额 评价资金 全年执行数 全年执行金额 年度执行数 实际支出额 实际支出资金 实际使用资金
    实际使用金额 支出数 支出额 执行额 执行资金 资金执行数 资金规模 项目资金规模 评价资金规模 评价资金总额 总投资 项目总投资 项目总金额
    总金额 涉及资金 涉及金额`,
};

/** Rows that say what a heading says where it does not. A unit of the agency (项目单位, 实施单位) is not the agency. */
const headingLabels: Readonly<Record<'agency' | 'fiscalYear', ReadonlySet<string>>> = {
  agency: new Set(
    '主管部门 主管单位 项目主管部门 预算主管部门 预算部门 预算单位 部门名称 单位名称 填报单位 填表单位 编报单位 公开部门 公开单位'.split(
      ' ',
    ),
  ),
  fiscalYear: new Set('评价年度 预算年度 项目年度 财政年度 所属年度 年度'.split(' ')),
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
