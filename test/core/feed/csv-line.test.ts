import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { csvColumns } from '../../../shared/core/feed/csv-columns.ts';
import { csvHeader, csvLine } from '../../../shared/core/feed/csv-line.ts';
import { anyCandidate, hotline, published } from '../changes/example-records.ts';
import { publishState } from '../changes/publish-state.ts';

const record = published(hotline);

describe('records.csv', () => {
  it('has no byte order mark and a row for a record, read by csv-parse', () => {
    expect(csvHeader.startsWith('id,status,revision,agency,')).toBe(true);
    expect(parse(csvHeader + csvLine(record), { columns: true })).toEqual([
      {
        id: hotline.id,
        status: 'current',
        revision: '1',
        agency: '上海市机关事务管理局',
        fiscalYear: '2018',
        projectName: '“12345” 市民服务热线服务外包经费',
        finalAccountsYuan: '94597000',
        budgetYuan: '',
        amounts: '决算金额：9,459.70万元（94597000 元）',
        score: '88',
        scoreText: '88',
        grade: '良',
        gradeText: '良',
        achievements: '在项目决策方面，立项依据充分。\n在项目管理方面，预算执行率良好。',
        problems: '1. 承办部门满意度仍存在不足，一次性解决率为 83.4%，较 2016 年的 88.08%出现了下降。',
        recommendations: '1. 加强项目财务监控工作。',
        rectification: '',
        additionalFields: '',
        sourceDocument: '2018年/热线.pdf',
        sourceSha256: 'a'.repeat(64),
        sourcePages: '1 2',
        warnings: '',
        confirmation: '',
        reason: '',
        supersedes: '',
        supersededBy: '',
        publishedAt: '2024-03-01T08:00:00.000Z',
        modifiedAt: '2024-03-01T08:00:00.000Z',
      },
    ]);
  });

  it('keeps a withdrawn record, with no content', () => {
    const withdrawn = publishState(publishState(null, [hotline]), [])?.records[0];
    if (withdrawn === undefined) throw new Error('a tombstone was meant');
    const [row] = parse<Record<string, string>>(csvHeader + csvLine(withdrawn), { columns: true });
    const filled = Object.entries(row ?? {}).filter(([, value]) => value !== '');
    expect(filled.map(([name]) => name)).toEqual([
      ...['id', 'status', 'revision', 'agency', 'fiscalYear', 'projectName', 'reason', 'publishedAt', 'modifiedAt'],
    ]);
  });

  it.each([
    ['two of its kind', [record.amounts[0], record.amounts[0]]],
    ['none of its kind', [{ label: '项目金额', kind: 'other', text: '1元', yuan: 1 }]],
    ['no amount at all', []],
  ])('leaves an amount in yuan open where the form prints %s', (_what, amounts) => {
    const [row] = parse<Record<string, string>>(csvHeader + csvLine({ ...record, amounts } as typeof record), { columns: true });
    expect([row?.finalAccountsYuan, row?.budgetYuan]).toEqual(['', '']);
  });

  it('gives every text of every record back as it was, whatever it holds', () => {
    fc.assert(
      fc.property(anyCandidate, (candidate) => {
        const row = parse(csvLine(published(candidate)))[0] ?? [];
        expect(row).toEqual(csvColumns.map(({ value }) => String(value(published(candidate)) ?? '').toWellFormed()));
      }),
    );
  });
});
