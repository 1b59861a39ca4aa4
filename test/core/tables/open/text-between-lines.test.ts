import { describe, expect, it } from 'vitest';
import { textBetweenLines } from '../../../../shared/core/tables/open/text-between-lines.ts';
import { horizontal, text } from '../draw-page.ts';

describe('textBetweenLines', () => {
  const table = { x: 52, y: 102, width: 290, height: 56 };
  const lines = [horizontal(100, 50, 350), horizontal(130, 50, 350), horizontal(160, 50, 350)];
  const value = text(120, 176, '二、加快进度。');
  const find = (next: number, glyphs = value, others: (typeof table)[] = [], right = 350) =>
    textBetweenLines(table, 110, others, [...lines, horizontal(next, 50, right)], glyphs);

  it('is what stands close to the last line of a table and to a further one of the same width', () => {
    expect(find(184)).toBe(value[0]);
  });

  it('is what stands in a frame, close below the table and above the frame’s end, and begins where values do', () => {
    const inFrame = (x: number) =>
      textBetweenLines(table, 110, [], [horizontal(100, 50, 350), horizontal(184, 50, 350)], text(x, 176, '二、加快进度。'));
    expect(inFrame(120)?.text).toBe('二');
    expect(inFrame(60)).toBeUndefined();
  });

  it.each<[string, ReturnType<typeof find>]>([
    ['text far above that line: a note above the rule of a footer', find(260)],
    ['text above a line of another width', find(184, value, [], 250)],
    ['a title above the first line of the next table', find(184, value, [{ ...table, y: 186 }])],
    ['text below that line', find(184, text(120, 200, '注：无'))],
  ])('is not %s', (_, found) => {
    expect(found).toBeUndefined();
  });
});
