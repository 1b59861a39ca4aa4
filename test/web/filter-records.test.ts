import { describe, expect, it } from 'vitest';
import { filterRecords } from '../../web/model/filter-records.ts';
import type { ListedRecord } from '../../web/model/listed-record.ts';
import { emptyQuery, type Query } from '../../web/model/query.ts';
import { listed } from './listed-records.ts';

const gone = { withdrawn: true, score: null, grade: null, amount: null, rectification: 'absent' } as const;
const records: readonly ListedRecord[] = [
  listed(1, { projectName: '12345 市民服务热线', agency: '市机关事务管理局', fiscalYear: 2018, grade: '优', problemWords: 0b10 }),
  listed(2, { projectName: 'ＡＢ型 校舍维修', amount: { kind: 'budget', yuan: 50_000 }, rectification: 'absent', grade: null }),
  listed(3, { projectName: '校园安保', ...gone }),
];

describe('the records that are asked for', () => {
  it.each<[string, Partial<Query>, number[]]>([
    ['everything', {}, [1, 2, 3]],
    ['a word of the name, whatever its width, case and blanks', { words: 'ab型校舍' }, [2]],
    ['several words, in name or agency, all of them', { words: '热线 机关' }, [1]],
    ['a year', { year: 2018 }, [1]],
    ['an agency', { agency: '市教育局' }, [2, 3]],
    ['a grade', { grade: '优' }, [1]],
    ['no grade, which is nothing that can be said of a withdrawn one', { grade: 'none' }, [2]],
    ['an amount from', { amountMin: 50_001 }, [1]],
    ['an amount up to', { amountMax: 50_000 }, [2]],
    ['what is said of rectification', { rectification: 'absent' }, [2]],
    ['a word in the problems', { problem: 1 }, [1]],
    ['withdrawn ones', { status: 'withdrawn' }, [3]],
    ['current ones', { status: 'current' }, [1, 2]],
    ['two things at once', { status: 'current', agency: '市教育局' }, [2]],
  ])('%s', (_what, asked, numbers) => {
    const found = filterRecords(records, { ...emptyQuery, ...asked }, new Set());
    expect(found.map(({ id }) => Number(id.slice('pe-'.length)))).toEqual(numbers);
  });

  it('are also those in whose text the words were found', () => {
    const found = filterRecords(records, { ...emptyQuery, words: '电梯', year: 2020 }, new Set([records[1]?.id ?? '']));
    expect(found).toEqual([records[1]]);
  });
});
