import { describe, expect, it } from 'vitest';
import type { FieldValues, Held } from '../../../bench/peers/reading.ts';
import { addScores, noScore, scoreDocument } from '../../../bench/peers/score-document.ts';

const green: FieldValues = {
  projectName: '公共绿地养护',
  amountYuan: [1_200_000],
  score: 88,
  grade: '良',
  achievements: ['养护 120 公顷。', '及时率 95%。'],
  problems: ['合同签订滞后。'],
  recommendations: ['加强合同管理。'],
  rectification: ['已整改。'],
};
const river: FieldValues = { ...green, projectName: '河道长效管理', score: 91.5, grade: '优' };
const notHeld: Held = { names: [], nameless: 0, wholeDocument: false };

describe('what was published of a document is scored', () => {
  it('field by field: exact, right but for paragraphs, wrong', () => {
    const published = [{ ...green, achievements: ['养护120公顷。及时率95%。'], score: 85, problems: null }, river];
    expect(scoreDocument([green, river], { published, held: notHeld })).toEqual({
      ...noScore,
      exact: 13,
      text: 1,
      wrong: 2,
    });
  });

  it('a wrong text that differs in the form of punctuation only is wrong, and counted apart', () => {
    const given = { ...green, problems: ['合同签订滞后，“审计”未做。'] };
    const published = [{ ...given, problems: ['合同签订滞后,"审计"未做。'], score: 1 }];
    expect(scoreDocument([given], { published, held: notHeld })).toEqual({ ...noScore, exact: 6, wrong: 2, wrongInForm: 1 });
  });

  it('records in any order, by their names', () => {
    expect(scoreDocument([green, river], { published: [river, green], held: notHeld })).toEqual({ ...noScore, exact: 16 });
  });

  it('a field of which nothing is said is lost', () => {
    const { score: _score, rectification: _rectification, ...rest } = green;
    expect(scoreDocument([green], { published: [rest], held: notHeld })).toEqual({ ...noScore, exact: 6, lost: 2 });
  });

  it('a field that the form does not have counts only where a value is invented for it', () => {
    const { score: _score, rectification: _rectification, ...form } = green;
    const published = [{ ...green, score: null }];
    expect(scoreDocument([form], { published, held: notHeld })).toEqual({ ...noScore, exact: 6, wrong: 1 });
  });

  it.each([
    ['by its name', { ...notHeld, names: ['河道 长效管理'] }, { held: 8 }],
    ['without a name', { ...notHeld, nameless: 1 }, { held: 8 }],
    ['with its document', { ...notHeld, wholeDocument: true }, { held: 8 }],
    ['under another name: lost', { ...notHeld, names: ['养老服务补贴'] }, { lost: 8 }],
    ['not at all: lost', notHeld, { lost: 8 }],
  ])('a record held %s', (_case, held, expected) => {
    expect(scoreDocument([green, river], { published: [green], held })).toEqual({ ...noScore, exact: 8, ...expected });
  });

  it('one nameless record held explains one that is missing, not two', () => {
    expect(scoreDocument([green, river], { published: [], held: { ...notHeld, nameless: 1 } })).toEqual({ ...noScore, held: 8, lost: 8 });
  });

  it('a record that is held and published all the same is compared', () => {
    const held = { ...notHeld, names: ['公共绿地养护'] };
    expect(scoreDocument([green], { published: [{ ...green, score: 1 }], held })).toEqual({ ...noScore, exact: 7, wrong: 1 });
  });

  it('a wrong name costs the name, not the fields beside it', () => {
    const published = [green, { ...river, projectName: '河道长效管' }];
    expect(scoreDocument([green, river], { published, held: notHeld })).toEqual({ ...noScore, exact: 15, wrong: 1 });
  });

  it('a record that the document does not have is counted', () => {
    const published = [green, river, { ...river, projectName: '河道长效管理二期' }];
    expect(scoreDocument([green, river], { published, held: notHeld })).toEqual({ ...noScore, exact: 16, extraRecords: 1 });
  });
});

it('scores of documents are added', () => {
  const [one, other] = [
    { exact: 1, text: 2, wrong: 3, wrongInForm: 1, held: 4, lost: 5, extraRecords: 6 },
    { exact: 10, text: 20, wrong: 30, wrongInForm: 10, held: 40, lost: 50, extraRecords: 60 },
  ];
  expect(addScores(one, other)).toEqual({ exact: 11, text: 22, wrong: 33, wrongInForm: 11, held: 44, lost: 55, extraRecords: 66 });
});
