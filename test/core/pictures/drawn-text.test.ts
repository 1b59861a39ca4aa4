import { describe, expect, it } from 'vitest';
import { drawnText } from '../../../shared/core/pictures/drawn-text.ts';

describe('text as it can be drawn', () => {
  it.each([
    ['绩效 评价', '绩效 评价'],
    ['项\u3000目', '项\u3000目'],
    ['a \t\n\u00a0b', 'a b'],
    ['全\ue000共', '全▯共'],
    ['\u0001\u007f\u0080', '▯▯▯'],
    ['a\u202eb\u200b', 'a▯b▯'],
    ['\ud840', '▯'],
    ['𠀀', '𠀀'],
    ['\ufffd<b>&', '\ufffd<b>&'],
  ])('%j is drawn as %j', (text, drawn) => {
    expect(drawnText(text)).toBe(drawn);
  });
});
