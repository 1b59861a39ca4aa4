import { describe, expect, it } from 'vitest';
import { readRating } from '../../../shared/core/records/rating.ts';

describe('a score or grade', () => {
  it.each([
    ['88', 88, null],
    ['88.74', 88.74, null],
    ['88.00', 88, null],
    ['８８．５', 88.5, null],
    ['88分', 88, null],
    ['88.5 分', 88.5, null],
    ['0', 0, null],
    ['0.5', 0.5, null],
    ['100', 100, null],
    ['120', 120, null],
    ['优', null, '优'],
    ['优秀', null, '优'],
    ['良', null, '良'],
    ['良好', null, '良'],
    ['中', null, '中'],
    ['中等', null, '中'],
    ['一般', null, '中'],
    ['合格', null, '合格'],
    ['较差', null, '差'],
    ['差', null, '差'],
    ['不合格', null, '不合格'],
    ['“良”', null, '良'],
    [' 良 ', null, '良'],
    ['优(90.5分)', 90.5, '优'],
    ['优（90.5分）', 90.5, '优'],
    ['优（90.5）', 90.5, '优'],
    ['90.5分（优秀）', 90.5, '优'],
    ['90.5分，优', 90.5, '优'],
    ['90.5 分 / 优秀', 90.5, '优'],
    ['优、90.5分', 90.5, '优'],
  ])('%j is the score %s and the grade %s', (text, score, grade) => {
    expect(readRating(text)).toEqual({ score, grade });
  });

  it.each(
    [
      '',
      '-',
      '/',
      '无',
      '88/100',
      '100/88',
      '得分88',
      '约88',
      '88左右',
      '88-90',
      '88 90',
      '88、90',
      '88%',
      '088',
      '1000',
      '88.12345',
      '.5',
      '88.',
      '-5',
    ].concat([
      '八十八',
      '甲',
      'A',
      '优良',
      '良 合格',
      '良/合格',
      '良级',
      '②',
      '8²',
      '优(良)',
      '88(90)',
      '优(90.5分',
      '良，88',
      '88良',
      '88分，良，中',
      '良88分',
    ]),
  )('%j is left to a person', (text) => {
    expect(readRating(text)).toBeNull();
  });
});
