import { describe, expect, it } from 'vitest';
import { bandToRows, type OpenBand, rowsOfOneLine } from '../../../../shared/core/tables/open/open-rows.ts';

/** Lines of size 10 at these baselines, each with its text. */
const lines = (...at: [number, string][]): OpenBand['lines'] =>
  at.map(([baseline, text]) => ({ text, baseline, size: 10, indent: 0, room: 40, headWidth: 10 }));
const labels = (...at: number[]): OpenBand['labels'] =>
  at.map((baseline) => ({ firstBaseline: baseline, lastBaseline: baseline, size: 10 }));

describe('bandToRows', () => {
  it('parts rows at gaps of a browser’s padding', () => {
    const band = {
      lines: lines([100, '甲。'], [116.5, '乙。'], [136, '丙。'], [152.5, '丁。']),
      labels: labels(108, 144),
      openTop: false,
      openBottom: false,
    };
    expect(bandToRows(band, { over: 1.1 * 16.5, seen: true }, 16.5)?.rows).toEqual([
      { label: 0, first: 0, end: 2 },
      { label: 1, first: 2, end: 4 },
    ]);
  });

  it('begins no row below a line that was left early because a long word did not fit', () => {
    const isUnclear = (headWidth: number) => {
      const own = lines([100, '甲。'], [112, '依托统一的'], [124, 'PLATFORM平台'], [136, '开展监测。']);
      const leftEarly = own.map((line, index) => ({ ...line, headWidth, indent: index === 1 ? 20 : 0, room: index === 1 ? 25 : 0 }));
      return bandToRows({ lines: leftEarly, labels: labels(100, 112), openTop: false, openBottom: true }, 'middle', 12)?.unclear;
    };
    expect(isUnclear(40)).toBe(false);
    expect(isUnclear(10)).toBe(true);
  });

  it('ends no row where something is introduced', () => {
    const isUnclear = (first: string) => {
      const own = lines([100, '甲。'], [112, first], [124, '项目产出好。'], [136, '经费支出少。']);
      return bandToRows({ lines: own, labels: labels(100, 112), openTop: false, openBottom: true }, 'middle', 12)?.unclear;
    };
    expect(isUnclear('情况如下。')).toBe(true);
    expect(isUnclear('情况如下：')).toBe(false);
  });

  it('is sure of a row below a line that its sentence fills, as of one below a line left early', () => {
    const isUnclear = (second: string) => {
      const own = lines([100, '甲。'], [116, '编制不细，'], [132, second], [148, '无']).map((line) => ({ ...line, room: 2 }));
      return bandToRows({ lines: own, labels: labels(100, 124, 148), openTop: false, openBottom: false }, 'middle', 16)?.unclear;
    };
    expect(isUnclear('执行较慢。')).toBe(false);
    expect(isUnclear('执行较慢，')).toBe(true);
  });

  it('gives a label below the last line of a page to the row that the page breaks there', () => {
    const band = {
      lines: lines([100, '无'], [121, '1. 建立一套'], [137, '制度，将费用']),
      labels: labels(100, 146),
      openTop: false,
      openBottom: true,
    };
    expect(bandToRows(band, { over: 1.1 * 16, seen: true }, 16)?.rows).toEqual([
      { label: 0, first: 0, end: 1 },
      { label: 1, first: 1, end: 3 },
    ]);
  });

  it('leaves a label that stands clear of all lines without a value, where labels stand at the top', () => {
    const band = {
      lines: lines([100, '甲'], [148, '乙。'], [160, '丙。']),
      labels: [
        { firstBaseline: 100, lastBaseline: 112, size: 10 },
        { firstBaseline: 124, lastBaseline: 136, size: 10 },
        { firstBaseline: 148, lastBaseline: 160, size: 10 },
      ],
      openTop: false,
      openBottom: false,
    };
    expect(bandToRows(band, 'top', 12)?.rows).toEqual([
      { label: 0, first: 0, end: 1 },
      { label: 1, first: 1, end: 1 },
      { label: 2, first: 1, end: 3 },
    ]);
  });

  it('gives a value to the label of one character a line that reaches over it', () => {
    const band = {
      lines: lines([120, '甲'], [190, '乙。'], [206, '丙。'], [240, '丁。']),
      labels: [
        { firstBaseline: 97, lastBaseline: 143, size: 10 },
        { firstBaseline: 182, lastBaseline: 214, size: 10 },
        { firstBaseline: 240, lastBaseline: 256, size: 10 },
      ],
      openTop: false,
      openBottom: false,
    };
    expect(bandToRows(band, { over: 1.1 * 16, seen: true }, 16)?.rows).toEqual([
      { label: 0, first: 0, end: 1 },
      { label: 1, first: 1, end: 3 },
      { label: 2, first: 3, end: 4 },
    ]);
  });

  describe('where labels are taller than their values', () => {
    const tall = [
      { firstBaseline: 100, lastBaseline: 148, size: 10 },
      { firstBaseline: 164, lastBaseline: 212, size: 10 },
      { firstBaseline: 236, lastBaseline: 284, size: 10 },
    ];
    const band = (first: number) => ({
      lines: lines([first, '甲'], [164, '乙。'], [180, '丙。'], [228, '丁，'], [244, '戊。'], [260, '己。'], [276, '庚。'], [292, '辛。']),
      labels: tall,
      openTop: false,
      openBottom: false,
    });
    const rows = [
      { label: 0, first: 0, end: 1 },
      { label: 1, first: 1, end: 3 },
      { label: 2, first: 3, end: 8 },
    ];

    it('takes a value at the top of its label’s row, whose other labels stand in the middle', () => {
      expect(bandToRows(band(100), 'middle', 16)).toMatchObject({ rows, unclear: false });
    });

    it('takes a value in the middle of its label, whose other values begin on its first line', () => {
      const labels = [...tall.slice(0, 2), { firstBaseline: 228, lastBaseline: 276, size: 10 }];
      expect(bandToRows({ ...band(124), labels }, 'top', 16)).toMatchObject({ rows, unclear: false });
    });

    it('takes no value that stands neither at the top of its label nor in the middle', () => {
      const labels = [...tall.slice(0, 2), { firstBaseline: 228, lastBaseline: 276, size: 10 }];
      expect(bandToRows({ ...band(110), labels }, 'top', 16)).toBeNull();
      expect(bandToRows(band(110), 'middle', 16)).toBeNull();
    });
  });

  it('is not sure of a row whose value begins with what is numbered as no first', () => {
    const band = (second: string) => ({
      lines: lines([100, '1. 甲。'], [116, second], [132, '2. 丙。'], [148, '3. 丁。']),
      labels: labels(100, 132),
      openTop: false,
      openBottom: false,
    });
    expect(bandToRows(band('1. 乙。'), 'middle', 16)).toMatchObject({ rows: [{ end: 1 }, { first: 1, end: 4 }], unclear: false });
    expect(bandToRows(band('2. 乙。'), 'middle', 16)?.unclear).toBe(true);
    expect(bandToRows(band('（三）乙。'), 'middle', 16)?.unclear).toBe(true);
    expect(bandToRows(band('（一）乙。'), 'middle', 16)?.unclear).toBe(false);
  });

  it('is not sure of a row in which numbers begin again', () => {
    const isUnclear = (third: string) => {
      const own = lines([100, '1. 甲。'], [116, '2. 乙。'], [132, third], [158, '无。']);
      const band = { lines: own, labels: labels(116, 158), openTop: false, openBottom: false };
      return bandToRows(band, { over: 1.1 * 16, seen: true }, 16)?.unclear;
    };
    expect(isUnclear('3. 丙。')).toBe(false);
    expect(isUnclear('（1）丙。')).toBe(false);
    expect(isUnclear('1. 丙。')).toBe(true);
  });

  it('is sure that a row ends where numbers begin again, though the page may break it', () => {
    const isUnclear = (...below: [string, string]) => {
      const own = lines([100, '1. 甲甲'], [112, '乙。'], [124, '2. 丙丙'], [136, '丁丁'], [148, '戊。'], [160, below[0]], [172, below[1]]);
      return bandToRows({ lines: own, labels: labels(124), openTop: false, openBottom: true }, 'middle', 12)?.unclear;
    };
    expect(isUnclear('1. 己。', '2. 庚。')).toBe(false);
    expect(isUnclear('3. 己。', '4. 庚。')).toBe(true);
    expect(isUnclear('一是己。', '二是庚。')).toBe(true);
  });

  it('is sure of the rows above those that another way has otherwise', () => {
    const own = lines([88, '甲'], [100, '1. 乙乙'], [112, '丙。'], [124, '2. 丁丁'], [136, '戊戊'], [148, '己。'], [160, '3. 庚。']);
    const band = { lines: own, labels: labels(88, 124), openTop: false, openBottom: true };
    expect(bandToRows(band, 'middle', 12)).toMatchObject({ unclear: true, sureUpTo: 1 });
  });

  it('is not sure of a row in the middle of which a label may stand on either side of a page’s end', () => {
    const five: [number, string][] = [
      [100, '甲。'],
      [116, '乙。'],
      [132, '丙。'],
      [148, '丁。'],
      [164, '戊。'],
    ];
    expect(bandToRows({ lines: lines(...five), labels: labels(132, 164), openTop: true, openBottom: true }, 'middle', 16)?.unclear).toBe(
      true,
    );
  });

  describe('a page that begins in a row', () => {
    const band: OpenBand = {
      lines: lines([100, '甲。'], [116, '1. 乙，'], [132, '丙。'], [148, '无。']),
      labels: labels(124, 148),
      openTop: true,
      openBottom: false,
    };

    it('leaves it unclear whether the first label is that row’s', () => {
      expect(bandToRows(band, 'middle', 16)?.unclear).toBe(true);
    });

    it('takes it for the next row’s where that row has its label on the page before', () => {
      expect(bandToRows({ ...band, before: { last: undefined } }, 'middle', 16)).toMatchObject({
        rows: [
          { label: null, first: 0, end: 1 },
          { label: 0, first: 1, end: 3 },
          { label: 1, first: 3, end: 4 },
        ],
        unclear: false,
      });
    });

    it('is not sure that a row begins at its top, where the one on the page before ends inside a sentence', () => {
      const isUnclear = (text: string, room: number) => {
        const [last] = lines([700, text]);
        const own = { ...band, lines: lines([100, '乙乙。'], [116, '丙。'], [148, '无。']), labels: labels(108, 148) };
        return bandToRows({ ...own, before: { last: last && { ...last, room } } }, { over: 1.1 * 16, seen: true }, 16)?.unclear;
      };
      expect(isUnclear('编制不够', 2)).toBe(true);
      expect(isUnclear('情况如下：', 40)).toBe(true);
      expect(isUnclear('编制不细。', 2)).toBe(false);
      expect(isUnclear('88.5', 200)).toBe(false);
    });

    it('takes the rest of a label for the row’s all the same', () => {
      const [first, ...rest] = band.labels;
      const cut = { ...band, labels: first ? [{ ...first, isRest: true as const }, ...rest] : [], before: { last: undefined } };
      expect(bandToRows(cut, 'middle', 16)?.unclear).toBe(true);
    });
  });
});

describe('rowsOfOneLine', () => {
  const band = (...at: [number, string][]): OpenBand => ({
    lines: lines(...at),
    labels: labels(100, 116, 148),
    openTop: false,
    openBottom: false,
  });

  it('counts the first labels that have a line of their own, up to one whose next label has none yet', () => {
    expect(rowsOfOneLine(band([100, '甲'], [116, '88'], [148, '无。']))).toBe(2);
    expect(rowsOfOneLine(band([100, '甲'], [116, '88'], [132, '1. 乙。'], [164, '2. 丙。']))).toBe(1);
    expect(rowsOfOneLine(band([92, '甲'], [108, '乙'], [116, '88']))).toBe(0);
    expect(rowsOfOneLine({ ...band([100, '甲'], [116, '88']), openTop: true })).toBe(0);
  });
});
