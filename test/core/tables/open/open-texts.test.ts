import { describe, expect, it } from 'vitest';
import { toAnchor } from '../../../../shared/core/tables/open/label-anchors.ts';
import { openTexts } from '../../../../shared/core/tables/open/open-texts.ts';
import { glyphsToAtoms } from '../../../../shared/core/text/text-atoms.ts';
import { text } from '../draw-page.ts';

type Row = readonly [y: number, label: string, value: string];

const textsOf = (...rows: readonly Row[]) => {
  const drawn = rows.map(([y, label, value]) => ({ label: glyphsToAtoms(text(60, y, label)), value: glyphsToAtoms(text(150, y, value)) }));
  const atoms = drawn.flatMap(({ label, value }) => [...label, ...value]);
  const anchors = drawn.flatMap(({ label }) => (label.length > 0 ? [toAnchor(label)] : []));
  return openTexts([{ width: 400, atoms, anchors }]).map(([page]) => page?.atoms.map((atom) => atom.text));
};

describe('the text of the next table begins', () => {
  const first: readonly Row[] = [
    [100, '项目名称', '公共绿地养护'],
    [120, '评价分值', '88'],
  ];
  const title: Row = [196, '', '绩效评价结果信息表'];
  const next: Row = [216, '项目名称', '河道管理'];

  it('at the widest gap above its first label', () => {
    expect(textsOf(...first, [140, '整改情况', '无'], title, next).at(-1)).toEqual(['绩效评价结果信息表', '项目名称', '河道管理']);
  });

  it('below the last label of the table before, though a wider gap parts the paragraphs beside that one', () => {
    const rows: readonly Row[] = [...first, [140, '', '1. 已修订。'], [176, '', '2. 已细化。'], [196, '整改情况', '3. 无。'], next];
    expect(textsOf(...rows).find((atoms) => atoms?.includes('整改情况'))).toContain('已修订。');
  });
});
