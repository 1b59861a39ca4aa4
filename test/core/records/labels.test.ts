import { describe, expect, it } from 'vitest';
import { fieldOfLabel, isKnownLabel, meaningOfLabel, mentionsLabel, normaliseLabel } from '../../../shared/core/records/labels.ts';

describe('labels', () => {
  it.each([
    ['项目名称', 'projectName'],
    ['评价得分', 'score'],
    ['评价分值', 'score'],
    ['综合得分', 'score'],
    ['绩效得分', 'score'],
    ['评分结果', 'score'],
    ['评价结论', 'grade'],
    ['评价等级', 'grade'],
    ['评价级别', 'grade'],
    ['绩效等级', 'grade'],
    ['评价结果', 'grade'],
    ['主要绩效', 'achievements'],
    ['项目绩效', 'achievements'],
    ['取得的成效', 'achievements'],
    ['主要成效', 'achievements'],
    ['存在问题', 'problems'],
    ['存在的问题', 'problems'],
    ['存在的主要问题', 'problems'],
    ['主要问题', 'problems'],
    ['整改建议', 'recommendations'],
    ['相关建议', 'recommendations'],
    ['有关建议', 'recommendations'],
    ['改进建议', 'recommendations'],
    ['意见建议', 'recommendations'],
    ['整改情况', 'rectification'],
    ['整改落实情况', 'rectification'],
    ['整改措施', 'rectification'],
    ['绩效评价总得分', 'score'],
    ['项目绩效等级', 'grade'],
    ['存在的问题及原因分析', 'problems'],
    ['改进意见与建议', 'recommendations'],
  ])('%s is the field %s', (label, field) => {
    expect(fieldOfLabel(label)).toBe(field);
  });

  it.each([
    ['决算金额', { field: 'amount', kind: 'final-accounts', unit: null }],
    ['决算数', { field: 'amount', kind: 'final-accounts', unit: null }],
    ['预算金额', { field: 'amount', kind: 'budget', unit: null }],
    ['年度预算', { field: 'amount', kind: 'budget', unit: null }],
    ['项目金额', { field: 'amount', kind: 'other', unit: null }],
    ['实际支出', { field: 'amount', kind: 'other', unit: null }],
    ['执行金额', { field: 'amount', kind: 'other', unit: null }],
    ['全年预算数', { field: 'amount', kind: 'budget', unit: null }],
    ['全年执行数（万元）', { field: 'amount', kind: 'other', unit: '万元' }],
    ['决算金额（万元）', { field: 'amount', kind: 'final-accounts', unit: '万元' }],
    ['决算金额(单位：亿元)', { field: 'amount', kind: 'final-accounts', unit: '亿元' }],
    ['预算数（人民币元）：', { field: 'amount', kind: 'budget', unit: '元' }],
    ['预算数（千元）', { field: 'amount', kind: 'other', unit: 'unknown' }],
    ['预算金额（上年）', { field: 'amount', kind: 'other', unit: null }],
  ])('%s is an amount with its kind and unit', (label, meaning) => {
    expect(meaningOfLabel(label)).toEqual(meaning);
  });

  it.each([
    '评价 分值',
    '评 价\n分 值',
    '评价分值：',
    '评价分值:',
    '　评价分值　：',
    '评价得分（分）',
    '评价得分（百分制）',
    '评价得分(满分100分)',
  ])('%j is the score row', (label) => {
    expect(fieldOfLabel(label)).toBe('score');
  });

  it.each([
    '',
    '项目',
    '改进措施',
    '评价得分（自评）',
    '评价得分（满分120分）',
    '评价等级（自评）',
    '预算执行率',
    '评价分值88',
    '存在问题及建议',
    '合同金额',
    '问题与建议',
    '总分',
    '经验做法',
    '结果应用情况',
  ])('%j is no label that a field knows', (label) => {
    expect({ meaning: meaningOfLabel(label), known: isKnownLabel(label) }).toEqual({ meaning: null, known: false });
  });

  it('folds width and white space and nothing else', () => {
    expect(normaliseLabel(' 决算 金额（万元） ：')).toBe('决算金额(万元)');
  });

  it.each([
    ['序号 项目名称 评价得分', true],
    ['序号｜项 目 名 称', true],
    ['一级指标 二级指标 得分', false],
    ['科目名称 年初预算数 全年执行数', false],
    ['', false],
  ])('%j mentions a label: %s', (text, expected) => {
    expect(mentionsLabel(text)).toBe(expected);
  });
});
