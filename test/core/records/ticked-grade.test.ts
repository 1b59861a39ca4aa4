import { describe, expect, it } from 'vitest';
import { readRating } from '../../../shared/core/records/rating.ts';

const gradeIn = (text: string) => readRating(text)?.grade ?? null;

describe('a grade that is ticked among others', () => {
  it.each([
    ['□优 ☑良 □中 □差', '良'],
    ['□优☑良□中□差', '良'],
    ['优□ 良√ 中□ 差□', '良'],
    ['优（　）良（√）中（ ）差（ ）', '良'],
    ['■优秀　□良好　□一般　□较差', '优'],
    ['○优、○良、●中、○差', '中'],
    ['合格☑ 不合格□', '合格'],
  ])('%j is %s', (text, grade) => {
    expect(gradeIn(text)).toBe(grade);
    expect(readRating(text)?.score).toBeNull();
  });

  it.each([
    ['none is ticked', '□优 □良 □中 □差'],
    ['two are', '☑优 ☑良 □中 □差'],
    ['a tick between two words', '优 √ 良 中 差'],
    ['some words have no box', '□优 ☑良 中 差'],
    ['boxes on both sides', '□优 良☑ □中'],
    ['a cross: struck out, or chosen', '□优 ☒良 □中 □差'],
    ['a word twice', '□优 ☑良 □良'],
    ['a word that is no grade', '□优 ☑良 □其他'],
    ['nothing else to choose', '☑良'],
    ['a score beside it', '□优 ☑良 88'],
  ])('%s: nothing is read', (_, text) => {
    expect(readRating(text)).toBeNull();
  });
});
