import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareFields } from '../../../shared/core/changes/compare-fields.ts';
import type { RecordContent } from '../../../shared/core/document.ts';
import { anyContent, hotline, hotlineContent, keysReversed } from './example-records.ts';

describe('comparing the fields of a record', () => {
  it('gives the whole value before and after, the Chinese name, and where both stand in their PDFs', () => {
    const after = {
      ...hotline,
      score: 89.5,
      source: { ...hotline.source, fields: { score: [{ page: 3, x: 1, y: 2, width: 3, height: 4 }] } },
    };
    expect(compareFields(hotline, after, { before: hotline.source, after: after.source })).toEqual([
      {
        path: 'score',
        label: '评价分值',
        before: 88,
        after: 89.5,
        class: 'value',
        beforeBoxes: [{ page: 1, x: 180, y: 144, width: 320, height: 24 }],
        afterBoxes: [{ page: 3, x: 1, y: 2, width: 3, height: 4 }],
      },
    ]);
  });

  it('finds the box of a printed text where its value stands', () => {
    const [change] = compareFields(hotline, { ...hotline, scoreText: '88分' }, { before: hotline.source, after: hotline.source });
    expect(change).toMatchObject({ path: 'scoreText', class: 'format', beforeBoxes: hotline.source.fields.score });
  });

  it('lists the fields in the order of the schema', () => {
    const after: RecordContent = {
      ...hotlineContent,
      additionalFields: [{ label: '联系人', text: ['无'] }],
      grade: '优',
      agency: '上海市财政局',
    };
    expect(compareFields(hotlineContent, after).map(({ path }) => path)).toEqual(['agency', 'grade', 'additionalFields']);
  });

  const amount = { label: '决算金额', kind: 'final-accounts', text: '9,459.70万元', yuan: 94597000 } as const;
  it.each<[string, Partial<RecordContent>, string[]]>([
    ['a score', { score: 88.5 }, ['score value']],
    ['a score and its text', { score: 90, scoreText: '90' }, ['score value', 'scoreText value']],
    ['a score printed otherwise', { scoreText: '88.0分' }, ['scoreText format']],
    ['a score that is gone', { score: null, scoreText: null }, ['score value', 'scoreText value']],
    ['a grade', { grade: '优', gradeText: '优秀' }, ['grade value', 'gradeText value']],
    ['a grade printed otherwise', { gradeText: '良好' }, ['gradeText format']],
    ['an amount', { amounts: [{ ...amount, yuan: 94597001 }] }, ['amounts value']],
    ['an amount printed otherwise', { amounts: [{ ...amount, text: '94,597,000元' }] }, ['amounts format']],
    ['the kind of an amount', { amounts: [{ ...amount, kind: 'budget' }] }, ['amounts value']],
    ['the label of an amount', { amounts: [{ ...amount, label: '决算数' }] }, ['amounts value']],
    ['white space in the label of an amount', { amounts: [{ ...amount, label: '决算 金额' }] }, ['amounts format']],
    ['one more amount', { amounts: [amount, { ...amount, kind: 'budget' }] }, ['amounts value']],
    ['another name', { projectName: '热线' }, ['projectName value']],
    ['white space and width in the name', { projectName: '“１２３４５”市民服务热线服务外包经费' }, ['projectName format']],
    ['another year', { fiscalYear: 2019 }, ['fiscalYear value']],
    ['words', { recommendations: ['1. 加强项目财务监管工作。'] }, ['recommendations text']],
    ['a paragraph break', { achievements: ['在项目决策方面，立项依据充分。在项目管理方面，预算执行率良好。'] }, ['achievements format']],
    ['white space in words', { recommendations: ['1.加强项目财务监控工作。'] }, ['recommendations format']],
    ['a row that was not there', { rectification: [] }, ['rectification text']],
    ['a row of its own', { additionalFields: [{ label: '联系人', text: ['无'] }] }, ['additionalFields text']],
    ['nothing', {}, []],
  ])('%s', (_what, change, expected) => {
    const changes = compareFields(hotlineContent, { ...hotlineContent, ...change });
    expect(changes.map(({ path, class: kind }) => `${path} ${kind}`)).toEqual(expected);
  });

  it('takes white space in a row of its own for a matter of format', () => {
    const before: RecordContent = { ...hotlineContent, additionalFields: [{ label: '联系人', text: ['张 三'] }] };
    const after: RecordContent = { ...hotlineContent, additionalFields: [{ label: '联系人', text: ['张', '三'] }] };
    expect(compareFields(before, after).map(({ class: kind }) => kind)).toEqual(['format']);
  });

  it('sees no difference in the order of keys, nor in a zero with a sign', () => {
    expect(compareFields({ ...hotlineContent, score: 0 }, keysReversed({ ...hotlineContent, score: -0 }))).toEqual([]);
  });

  it('names exactly the fields whose values differ', () => {
    fc.assert(
      fc.property(anyContent, anyContent, (before, after) => {
        const changed = Object.fromEntries(compareFields(before, after).map((change) => [change.path, change.after]));
        expect(JSON.parse(JSON.stringify({ ...before, ...changed }))).toEqual(JSON.parse(JSON.stringify(after)));
        expect(compareFields(before, before)).toEqual([]);
      }),
    );
  });
});
