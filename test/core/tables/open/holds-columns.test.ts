import { describe, expect, it } from 'vitest';
import { holdsColumns } from '../../../../shared/core/tables/open/holds-columns.ts';
import { glyphsToAtoms } from '../../../../shared/core/text/text-atoms.ts';
import { text } from '../draw-page.ts';

/** Ten points a character: a name, and what stands as many points right of it. */
const beside = (gap: number, name = '公共绿地养护', other = '项目实施') =>
  glyphsToAtoms([...text(100, 20, name), ...text(100 + 10 * name.length + gap, 20, other)]);

describe('holdsColumns', () => {
  it('sees two cells where most of a character’s width stands between ideographs', () => {
    expect(holdsColumns(beside(8), new Set())).toBe(true);
    expect(holdsColumns(beside(6), new Set())).toBe(false);
  });

  it('takes a number before its paragraph, and characters that justification spreads, for none', () => {
    expect(holdsColumns(beside(8, '1.', '编制不细'), new Set())).toBe(false);
    expect(holdsColumns(beside(8, '公', '共'), new Set())).toBe(false);
  });
});
