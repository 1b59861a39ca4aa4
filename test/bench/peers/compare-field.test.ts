import { describe, expect, it } from 'vitest';
import { compareField } from '../../../bench/peers/compare-field.ts';

describe('a field is compared with what the document says', () => {
  it.each([
    ['the same paragraphs', ['一是完成。', '二是及时。'], ['一是完成。', '二是及时。'], 'exact'],
    ['a space beside a Chinese character', ['截止至 2018 年'], ['截止至2018年'], 'exact'],
    ['a space between two Latin words', ['Web service'], ['Webservice'], 'text'],
    ['one paragraph made of two', ['一是完成。', '二是及时。'], ['一是完成。二是及时。'], 'text'],
    ['a character more', ['一是完成。'], ['一是完成。1'], 'wrong'],
    ['half-width punctuation', ['一是完成，及时。'], ['一是完成,及时。'], 'wrong'],
    ['a paragraph lost', ['一是完成。', '二是及时。'], ['一是完成。'], 'wrong'],
    ['no paragraph where there is one', ['一是完成。'], [], 'wrong'],
    ['no paragraph where there is none', [], [], 'exact'],
    ['a row that is said not to be there', ['一是完成。'], null, 'wrong'],
  ] as const)('%s', (_case, want, got, verdict) => {
    expect(compareField('problems', want, got)).toBe(verdict);
  });

  it.each([
    ['amountYuan', [94_597_000], [94_597_000.004], 'exact'],
    ['amountYuan', [94_597_000], [94_597_000.01], 'wrong'],
    ['amountYuan', [94_597_000], [94_597_000, 94_597_000], 'exact'],
    ['amountYuan', [94_597_000], [94_597_000, 1], 'wrong'],
    ['amountYuan', [94_597_000, 1], [94_597_000], 'wrong'],
    ['score', 88, 88, 'exact'],
    ['score', 88.5, 88, 'wrong'],
    ['grade', '良', '良', 'exact'],
    ['grade', '良', '优', 'wrong'],
    ['projectName', '市民服务 热线', '市民服务热线', 'exact'],
  ] as const)('%s %j, published as %j: %s', (field, want, got, verdict) => {
    expect(compareField(field, want, got)).toBe(verdict);
  });
});
