import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../shared/core/document.ts';
import { feedItem, itemBytesMax } from '../../../shared/core/feed/feed-item.ts';
import { feedItemExtensionSchema } from '../../../shared/core/feed/json-feed.ts';
import { hotline, hotlineContent } from '../changes/example-records.ts';
import { publishState } from '../changes/publish-state.ts';
import { feedRelease, onlyChange } from './example-feed.ts';

const release = feedRelease(1);
const first = publishState(null, [hotline]);
const base = 'https://data.example.cn/jixiao';
const full = `${base}/${release.changes.json.path}`;

describe('the feed item of a change', () => {
  it('says what a new record says', () => {
    expect(feedItem(onlyChange(first), release)).toEqual({
      id: `${hotline.id}#1`,
      url: `${base}/${release.changes.html.path}#${hotline.id}`,
      title: '【新增】“12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度）',
      content_text: `新增：“12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度）
项目金额：决算金额：9,459.70万元（94597000 元）
评价分值：88
评价结论：良
主要绩效：在项目决策方面，立项依据充分。
在项目管理方面，预算执行率良好。
主要问题：1. 承办部门满意度仍存在不足，一次性解决率为 83.4%，较 2016 年的 88.08%出现了下降。
整改建议：1. 加强项目财务监控工作。
来源：2018年/热线.pdf，第 1、2 页
原因：文件有变
全文：${full}`,
      date_published: '2024-01-01T00:00:01.000Z',
      date_modified: '2024-01-01T00:00:01.000Z',
      tags: ['新增', '2018年度', '上海市机关事务管理局', '良'],
      _jixiao: {
        about: `${base}/schema/feed-item.v1.json`,
        sequence: 1,
        kind: 'added',
        status: 'current',
        record: {
          id: hotline.id,
          status: 'current',
          revision: 1,
          ...hotlineContent,
          source: { document: '2018年/热线.pdf', sha256: 'a'.repeat(64), pages: [1, 2] },
          publishedAt: '2024-01-01T00:00:01.000Z',
          modifiedAt: '2024-01-01T00:00:01.000Z',
        },
        changes: [],
        cut: [],
        full,
      },
    });
  });

  it('says what changed', () => {
    const problems = ['1. 承办部门满意度仍存在不足，一次性解决率为 85%，较 2016 年的 88.08%出现了下降。'];
    const item = feedItem(
      onlyChange(publishState(first, [{ ...hotline, score: 89.5, rectification: ['已整改。'], problems }])),
      feedRelease(2),
    );
    expect(item.id).toBe(`${hotline.id}#2`);
    expect(item.content_text).toContain(`评价分值：88 → 89.5
主要问题：⋯在不足，一次性解决率为 〔删：83.4%〕〔增：85%〕，较 2016 年的 8⋯
整改情况：（无此栏） → 已整改。
`);
    expect(item._jixiao.changes.map(({ path, before, after }) => [path, before, after])).toEqual([
      ['score', 88, 89.5],
      ['problems', hotline.problems, problems],
      ['rectification', null, ['已整改。']],
    ]);
  });

  it('says that a record is withdrawn', () => {
    const item = feedItem(onlyChange(publishState(first, [])), feedRelease(2));
    expect(item.title).toMatch(/^【撤回】/u);
    expect(item.content_text).toContain(`本记录已撤回，不再有效；编号 ${hotline.id} 保留，不会用于其他项目。\n原因：文件有变`);
    expect(item._jixiao).toMatchObject({ kind: 'withdrawn', status: 'withdrawn', record: { status: 'withdrawn', reason: '文件有变' } });
  });

  it('cuts long texts and lists with a mark and says which fields they are of', () => {
    const long: Candidate = { ...hotline, achievements: ['绩'.repeat(500), '短'], problems: ['一', '二', '三', '四', '五', '六'] };
    const { record, cut } = feedItem(onlyChange(publishState(null, [long])), release)._jixiao;
    expect(record).toMatchObject({ achievements: [`${'绩'.repeat(120)}⋯`, '短'], problems: ['一', '二', '三', '四', '⋯'] });
    expect(cut).toEqual(['achievements', 'problems']);
  });

  it('names characters that cannot be seen or that turn the text around', () => {
    const item = feedItem(onlyChange(publishState(null, [{ ...hotline, agency: '财政\u202e局' }])), release);
    expect([item.title, item.tags[2]]).toEqual(['【新增】“12345” 市民服务热线服务外包经费（财政⟨U+202E⟩局，2018年度）', '财政⟨U+202E⟩局']);
  });

  it('has no tag twice', () => {
    expect(feedItem(onlyChange(publishState(null, [{ ...hotline, agency: '新增' }])), release).tags).toEqual(['新增', '2018年度', '良']);
  });

  it.each([
    ['ideographs', '绩', '效'],
    ['control characters', '\u0001', '\u0002'],
    ['halves of characters', '\ud800', '\ud801'],
    ['emoji', '😀', '😁'],
    ['quotes and backslashes', '"', '\\'],
  ])('stays within its bound, and of its shape, where a document brings nothing but %s', (_what, one, other) => {
    const added = publishState(null, [hugeCandidate(one)]);
    const changed = publishState(added, [{ ...hugeCandidate(other), score: 1 }]);
    for (const change of [onlyChange(added), onlyChange(changed), onlyChange(publishState(changed, []))]) {
      const item = feedItem({ ...change, reason: one.repeat(5_000) }, release);
      expect(Buffer.byteLength(JSON.stringify(item))).toBeLessThanOrEqual(itemBytesMax);
      expect(feedItemExtensionSchema.safeParse(item._jixiao).error).toBeUndefined();
    }
  });
});

/** Every text and list as long as can be, of one character. */
function hugeCandidate(character: string): Candidate {
  const text = character.repeat(5_000);
  const list = Array.from({ length: 8 }, () => text);
  return {
    id: hotline.id,
    agency: text,
    fiscalYear: 2018,
    projectName: text,
    amounts: list.map((label) => ({ label, kind: 'final-accounts', text, yuan: 123456789012.34 })),
    score: 88,
    scoreText: text,
    grade: '良',
    gradeText: text,
    achievements: list,
    problems: list,
    recommendations: list,
    rectification: list,
    additionalFields: list.map((label) => ({ label, text: list })),
    source: { document: text, sha256: 'a'.repeat(64), pages: Array.from({ length: 2_000 }, (_, index) => index + 1), fields: {} },
    findings: [],
  };
}
