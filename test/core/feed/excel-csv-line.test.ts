import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { csvColumns } from '../../../shared/core/feed/csv-columns.ts';
import { excelCsvHeader, excelCsvLine } from '../../../shared/core/feed/excel-csv-line.ts';
import { hotline, published } from '../changes/example-records.ts';

const record = published(hotline);

describe('records.excel.csv', () => {
  it('begins with a byte order mark, has Chinese headings, and lines that end in CR LF', () => {
    expect(Buffer.from(excelCsvHeader).subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
    expect(excelCsvHeader).toMatch(/^\ufeff"记录编号","状态",[^\n]*"\r\n$/u);
    expect(excelCsvLine(record).endsWith('\r\n')).toBe(true);
    const [headings, row] = parse(excelCsvHeader + excelCsvLine(record), { bom: true, record_delimiter: '\r\n' });
    expect([headings?.length, row?.length]).toEqual([csvColumns.length, csvColumns.length]);
    expect(row?.slice(0, 7)).toEqual([record.id, 'current', '1', record.agency, '2018', record.projectName, '94597000']);
  });

  it.each([
    '=1+1',
    '=HYPERLINK("http://evil.example","点")',
    '+86 21',
    '-1+1|cmd',
    '@SUM(A1)',
    '|calc',
    '\t=1',
    '\r=1',
    ' =1',
    '\n\n=1',
    "'=1",
    '＝1+1',
    '＋1',
    '－1',
    '＠SUM(1)',
    '\u200b=1',
    '\u0000=1',
  ])('makes %j harmless', (problem) => {
    const [row] = parse(excelCsvLine({ ...record, projectName: problem, problems: [problem] }));
    const cells = ['projectName', 'problems'].map((name) => row?.[csvColumns.findIndex((column) => column.name === name)] ?? '');
    for (const cell of cells) expect(cell).toMatch(/^(?:'|⟨U\+)/u);
  });

  it('leaves a negative amount a number, for no document wrote it', () => {
    const refund = { ...record, amounts: [{ label: '决算金额', kind: 'final-accounts' as const, text: '-5元', yuan: -5 }] };
    expect(excelCsvLine(refund)).toContain(',-5,');
  });

  it('cuts what does not fit into a cell, with a mark', () => {
    const long = { ...record, problems: ['😀'.repeat(20_000)] };
    const cell = parse(excelCsvLine(long))[0]?.[csvColumns.findIndex(({ name }) => name === 'problems')] ?? '';
    expect(cell.length).toBeLessThan(32_767);
    expect(cell.endsWith('⋯')).toBe(true);
  });
});
