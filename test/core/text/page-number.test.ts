import { describe, expect, it } from 'vitest';
import { isPageNumber } from '../../../shared/core/text/page-number.ts';

describe('a page number', () => {
  it.each([
    ...[
      '3',
      '- 3 -',
      '— 12 —',
      '·3·',
      '第3页',
      '第 3 页 共 12 页',
      '第3页/共12页',
      '第3页（共12页）',
      '第 3 页，共 12 页',
      '3/12',
      '共12页，第3页',
    ],
    ...['第三页', '第十二页 共二十页', '- 二 -', 'iii', 'IV', 'Page 3', 'Page 3 of 12', 'page 3/12', '3 of 12', 'P.3'],
  ])('%j is one', (text) => {
    expect(isPageNumber(text)).toBe(true);
  });

  it.each(['2019年3月', '第三方', '3.5', '第3条', '12345678', 'vivid', '一、', '3人', '共12页', '2018-2019'])('%j is none', (text) => {
    expect(isPageNumber(text)).toBe(false);
  });
});
