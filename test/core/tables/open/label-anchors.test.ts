import { describe, expect, it } from 'vitest';
import { labelAnchors } from '../../../../shared/core/tables/open/label-anchors.ts';
import { glyphsToAtoms } from '../../../../shared/core/text/text-atoms.ts';
import { text } from '../draw-page.ts';

const labelsOf = (glyphs: Parameters<typeof glyphsToAtoms>[0], ...known: string[]) =>
  labelAnchors(glyphsToAtoms(glyphs), (label) => known.includes(label)).map(({ label }) => label);

describe('labelAnchors', () => {
  it('leaves no character over where labels stand right below each other, one character a line', () => {
    const glyphs = Array.from('评价项目预算金额').flatMap((character, index) => text(60, 100 + 12 * index, character));
    expect(labelsOf(glyphs, '评价项目', '预算金额', '项目预算金额')).toEqual(['评价项目', '预算金额']);
    expect(labelsOf(glyphs, '预算金额', '项目预算金额')).toEqual(['项目预算金额']);
  });

  it('reads a label set wide that is wrapped', () => {
    const wide = Array.from('整改落实情').flatMap((character, index) => text(60 + 16 * index, 100, character));
    expect(labelsOf([...wide, ...text(92, 112, '况')], '整改落实', '整改落实情况')).toEqual(['整改落实情况']);
    expect(labelsOf([...wide, ...text(180, 112, '况')], '整改落实', '整改落实情况')).toEqual(['整改落实']);
    const square = ['评价', '分值'].flatMap((line, row) =>
      Array.from(line).flatMap((character, at) => text(60 + 20 * at, 100 + 12 * row, character)),
    );
    expect(labelsOf(square, '评分', '评价分值')).toEqual(['评价分值']);
    expect(labelsOf([...square, ...text(100, 100, '项')], '评分', '评价分值')).toEqual(['评分']);
  });
});
