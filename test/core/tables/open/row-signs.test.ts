import { describe, expect, it } from 'vitest';
import { bandToRows, type OpenBand } from '../../../../shared/core/tables/open/open-rows.ts';
import { rowSigns } from '../../../../shared/core/tables/open/row-signs.ts';

const step = 16;
const lines = (...at: [number, string][]): OpenBand['lines'] =>
  at.map(([baseline, text]) => ({ text, baseline, size: 10, indent: 0, room: 40, headWidth: 10 }));
const labels = (...at: number[]): OpenBand['labels'] =>
  at.map((baseline) => ({ firstBaseline: baseline, lastBaseline: baseline, size: 10 }));
const rowsOf = (band: OpenBand, bands: readonly OpenBand[]) => {
  const signs = rowSigns(bands, step);
  return signs && bandToRows(band, signs, step);
};

describe('rowSigns', () => {
  const atEnd = {
    lines: lines([100, '甲。'], [126, '1. 审计工作滞后，'], [142, '监督不够。'], [165, '2. 编制不细。']),
    labels: labels(100, 134),
    openTop: false,
    openBottom: true,
  };

  it('takes gaps for those between rows that are wider than the gaps between paragraphs', () => {
    const whole = {
      lines: lines([100, '1. 甲。'], [123, '2. 乙。'], [149, '1. 丙，'], [165, '丁。'], [188, '2. 戊。'], [214, '己。']),
      labels: labels(111, 168, 214),
      openTop: false,
      openBottom: false,
    };
    expect(rowsOf(atEnd, [whole, atEnd])).toEqual({
      rows: [
        { label: 0, first: 0, end: 1 },
        { label: 1, first: 1, end: 4 },
      ],
      cost: 0.3,
      unclear: false,
      sureUpTo: 2,
    });
  });

  it.each([
    ['are the same to the point', 0, { over: 24.5, seen: true }],
    ['are rounded', 0.4, null],
  ])('takes a difference of a twentieth of a line for one where the gaps of each kind %s', (_, rounded, signs) => {
    const band = {
      lines: lines(
        [100, '甲。'],
        [125 + rounded, '一、乙，'],
        [141, '丙。'],
        [165 - rounded, '二、丁，'],
        [181, '戊。'],
        [205, '三、己。'],
        [229 + rounded, '四、庚。'],
        [254, '辛。'],
        [279, '壬。'],
      ),
      labels: labels(100, 174, 254, 279),
      openTop: false,
      openBottom: false,
    };
    expect(rowSigns([band], step)).toEqual(signs);
  });

  describe('where each paragraph has a row of its own, and nothing else fits', () => {
    const band = (third: string, second = 134) => ({
      lines: lines(
        [100, '甲。'],
        [126, '1. 审计工作滞后，'],
        [142, '监督不够。'],
        [168, third],
        [194, '1. 丙，'],
        [210, '丁，'],
        [226, '戊。'],
      ),
      labels: labels(100, second, 210),
      openTop: false,
      openBottom: false,
    });

    it('takes those without a label for the rest of the row above', () => {
      expect(rowsOf(band('2. 编制不细。'), [band('2. 编制不细。')])).toMatchObject({
        rows: [
          { label: 0, first: 0, end: 1 },
          { label: 1, first: 1, end: 3 },
          { label: null, first: 3, end: 4 },
          { label: 2, first: 4, end: 7 },
        ],
        unclear: false,
      });
    });

    it('is not sure where one without a label begins with the first of a list', () => {
      expect(rowsOf(band('1. 编制不细。'), [band('1. 编制不细。')])?.unclear ?? true).toBe(true);
    });

    it('has no rows where paragraphs are seen to stand closer', () => {
      const close = {
        lines: lines([100, '甲。'], [126, '1. 乙。'], [142, '2. 丙。']),
        labels: labels(100, 134),
        openTop: false,
        openBottom: true,
      };
      const apart = band('2. 编制不细。');
      expect(rowSigns([apart, apart], step)).toMatchObject({ areParagraphs: true });
      expect(rowSigns([apart, apart, close], step)).toBe(null);
      const early = { ...close, lines: lines([100, '甲。'], [126, '乙。'], [142, '丙。']) };
      expect(rowSigns([apart, apart, early], step)).toBe(null);
    });

    it('has no rows where a label stands neither at the top nor in the middle of its paragraph', () => {
      expect(bandToRows(band('2. 编制不细。', 139), { over: 1.1 * step, seen: true, areParagraphs: true }, step)).toBe(null);
    });
  });

  const asFarApart = { ...atEnd, lines: lines([100, '甲。'], [126, '1. 审计工作滞后，'], [142, '监督不够。'], [168, '1. 编制不细。']) };

  it('leaves the last lines of a page unclear that may be a row of their own, or a paragraph of the row above', () => {
    const whole = {
      lines: lines([100, '甲。'], [126, '乙，'], [142, '丙。']),
      labels: labels(100, 134),
      openTop: false,
      openBottom: false,
    };
    expect(rowsOf(asFarApart, [whole, asFarApart])?.unclear).toBe(true);
  });

  it('takes such lines for a row of their own where paragraphs stand closer', () => {
    const whole = {
      lines: lines([100, '甲。'], [126, '1. 乙。'], [142, '2. 丙。'], [158, '3. 丁。']),
      labels: labels(100, 142),
      openTop: false,
      openBottom: false,
    };
    expect(rowsOf(asFarApart, [whole, asFarApart])).toMatchObject({ rows: [{ label: 0 }, { label: 1 }, { label: null }], unclear: false });
  });

  it('does not believe in labels in the middle of rows where each may stand beside its row’s first paragraph', () => {
    const band = (numbered: readonly [string, string]) => ({
      lines: lines(
        [100, '甲。'],
        [126, '一、乙，'],
        [142, '丙。'],
        [168, `${numbered[0]}丁，`],
        [184, '戊。'],
        [210, `${numbered[1]}己，`],
        [226, '庚。'],
        [252, '二、辛，'],
        [268, '壬。'],
      ),
      labels: labels(100, 134, 218),
      openTop: false,
      openBottom: false,
    });
    expect(rowSigns([band(['', ''])], step)).toBe(null);
    expect(rowsOf(band(['二、', '一、']), [band(['二、', '一、'])])?.rows.map(({ label }) => label)).toEqual([0, 1, null, 2, null]);
    const between = { lines: lines([100, '一、甲。'], [126, '二、乙。']), labels: labels(113), openTop: false, openBottom: false };
    expect(rowSigns([band(['', '']), between], step)).toBe('middle');
  });

  it('doubts a row whose label stands at no place in it, where labels of other rows stand in the middle', () => {
    const whole = {
      lines: lines([100, '甲，'], [116, '乙，'], [132, '丙。'], [156, '丁，'], [172, '戊。']),
      labels: labels(116, 164),
      openTop: false,
      openBottom: false,
    };
    const next = { ...whole, lines: lines([100, '己。'], [126, '庚，'], [142, '辛，'], [158, '壬。']), labels: labels(121), openTop: true };
    expect(rowsOf(whole, [whole, next])?.unclear).toBe(false);
    expect(rowsOf(next, [whole, next])?.unclear).toBe(true);
  });

  it('takes no side where labels beside one line each may stand at the top of their rows, or in the middle', () => {
    const band = {
      lines: lines([100, '甲。'], [117, '乙。'], [141, '丙。'], [165, '丁。'], [189, '戊。'], [213, '己。'], [230, '庚。']),
      labels: labels(100, 165, 230),
      openTop: false,
      openBottom: false,
    };
    expect(rowSigns([band], step)).toBeNull();
  });
});
