import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textDifference } from '../../../shared/core/changes/text-difference.ts';
import { anyText } from './example-records.ts';

describe('the difference of two texts', () => {
  it.each([
    ['一次性解决率为 83.4%，出现了下降。', '一次性解决率为 85%，出现了下降。', '一次性解决率为 [-83.4%][+85%]，出现了下降。'],
    ['共 9,459.70 万元', '共 9,459.75 万元', '共 [-9,459.70][+9,459.75] 万元'],
    ['加强项目监控工作', '加强项目财务监控工作', '加强项目[+财务]监控工作'],
    ['财务管理制度健全；资金使用合规', '资金使用合规', '[-财务管理制度健全；]资金使用合规'],
    ['FAQ知识库', 'FAQs知识库', '[-FAQ][+FAQs]知识库'],
    ['甲乙丙丁', '甲子丙丑', '甲[-乙丙丁][+子丙丑]'],
    ['第一段。\n第二段。', '第一段。第二段。', '第一段。[-\n]第二段。'],
    ['一', '二', '[-一][+二]'],
    ['', '全新', '[+全新]'],
    ['全无', '', '[-全无]'],
    ['相同', '相同', '相同'],
    ['', '', ''],
  ])('%j → %j', (before, after, expected) => {
    const shown = textDifference(before, after).map(({ kind, text }) => ({ same: text, removed: `[-${text}]`, added: `[+${text}]` })[kind]);
    expect(shown.join('')).toBe(expected);
  });

  it('is made of the two texts, whatever they are', () => {
    fc.assert(
      fc.property(anyText, anyText, anyText, (before, after, common) => {
        const [first, second] = [before + common + after, after + common + before];
        const stretches = textDifference(first, second);
        const without = (kind: string): string =>
          stretches
            .filter((stretch) => stretch.kind !== kind)
            .map(({ text }) => text)
            .join('');
        expect(without('added')).toBe(first);
        expect(without('removed')).toBe(second);
        expect(stretches.every((stretch, index) => stretch.text !== '' && stretch.kind !== stretches[index - 1]?.kind)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('ends quickly on long texts that have nothing in common', () => {
    const text = (seed: number): string =>
      Array.from({ length: 50_000 }, (_, at) => String.fromCodePoint(0x4e00 + ((at * seed) % 20_000))).join('');
    const [before, after] = [`始${text(7919)}终`, `始${text(6007)}终`];
    expect(textDifference(before, after).map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  });
});
