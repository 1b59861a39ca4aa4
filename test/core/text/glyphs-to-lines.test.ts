import { describe, expect, it } from 'vitest';
import { glyphsToLines } from '../../../shared/core/text/glyphs-to-lines.ts';
import { text } from '../tables/draw-page.ts';

const linesOf = (...parts: ReturnType<typeof text>[]): string[] => glyphsToLines(parts.flat()).map((line) => line.text);

describe('glyphsToLines', () => {
  it('orders lines downwards and characters to the right, whatever was drawn first', () => {
    expect(linesOf(text(10, 40, '第二行'), text(40, 20, '一行'), text(10, 20, '第'))).toEqual(['第一行', '第二行']);
  });

  it.each<[string, string, ReturnType<typeof text>[]]>([
    ['a gap between Chinese and figures is no space', '截止2020年', [text(10, 20, '截止'), text(34, 20, '2020'), text(58, 20, '年')]],
    ['a space that is printed stays', '截止 2020', [text(10, 20, '截止 2020')]],
    ['a real gap between Latin words is a space', 'CT PET', [text(10, 20, 'CT'), text(24, 20, 'PET')]],
    ['a space that justification narrowed is one', 'CT PET', [text(10, 20, 'CT '), text(22, 20, 'PET')]],
    ['a blank under letters, to underline them, is none', 'PETCT', [text(10, 20, 'PETCT'), text(13, 20, ' ')]],
    ['letters set a little wide are one word', 'CT', [text(10, 20, 'C'), text(16, 20, 'T')]],
    ['a character printed twice in place is fake bold', '项目', [text(10, 20, '项目'), text(10.4, 20, '项目')]],
    ['a doubled character is not', '谢谢11', [text(10, 20, '谢谢11')]],
    ['a lowered figure stays on its line', 'PM2.5年', [text(10, 20, 'PM'), text(20, 22, '2.5', 7), text(31, 20, '年')]],
    ['a lowered figure after a figure stays lowered', '88.5₁分', [text(10, 20, '88.5'), text(30, 22, '1', 6), text(34, 20, '分')]],
    ['a raised figure stays raised', '10⁶元', [text(10, 20, '10'), text(20, 16, '6', 6), text(23, 20, '元')]],
  ])('%s', (_, expected, parts) => {
    expect(linesOf(...parts)).toEqual([expected]);
  });

  it('says where a line’s space was printed and how wide its first word is', () => {
    const [line] = glyphsToLines(text(10, 20, 'CT（设备） '));
    expect(line).toMatchObject({
      text: 'CT（设备）',
      endsInSpace: true,
      startsWithSpace: false,
      headWidth: 10,
      firstWidth: 5,
    });
    expect(glyphsToLines(text(10, 20, '“项”目标'))[0]?.headWidth).toBe(40);
    expect(glyphsToLines(text(10, 20, '如“预算”'))[0]?.headWidth).toBe(30);
  });

  it('makes nothing of blanks', () => {
    expect(glyphsToLines(text(10, 20, '   '))).toEqual([]);
  });
});
