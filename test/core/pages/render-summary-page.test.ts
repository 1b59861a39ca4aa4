import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summaryLimits } from '../../../shared/core/changes/summary-limits.ts';
import type { Candidate } from '../../../shared/core/document.ts';
import { renderSummaryPage } from '../../../shared/core/pages/render-summary-page.ts';
import { anyState, hotline, keysReversed } from '../changes/example-records.ts';
import { publishState, type Release } from '../changes/publish-state.ts';
import { checkHtml } from './check-html.ts';

const { rowsPerKindMax } = summaryLimits;
const files = { json: '2-abc.json', md: '2-abc.md' };
const first = publishState(null, [hotline]);
const reread: Candidate = {
  ...hotline,
  score: 89.5,
  problems: ['1. 承办部门满意度仍存在不足，一次性解决率为 85%，较 2016 年的 88.08%出现了下降。'],
  rectification: ['已整改 <完毕>。'],
};

describe('the page of a change summary', () => {
  it('says in Chinese, then in English, what is new', () => {
    const page = pageOf(first);
    const [chinese = '', english = ''] = page.split('id="english"');
    expect(visible(chinese)).toContain(
      '变更摘要：第 1 次发布 发布时间（UTC）：2024-01-01T00:00:01.000Z。这是第一次发布。 新增 1 变更 0 更正 0 恢复 0 撤回 0 未变 0',
    );
    expect(visible(chinese)).toContain(
      `新增 1 “12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度） 记录 ${hotline.id}，第 1 版 原因 文件有变 来源 2018年/热线.pdf，第 1、2 页 项目金额 决算金额：9,459.70万元（94597000 元） 评价分值 88 评价结论 良`,
    );
    expect(visible(english)).toContain('Change summary: release 1 Published (UTC): 2024-01-01T00:00:01.000Z. This is the first release.');
    expect(visible(english)).toContain('Source 2018年/热线.pdf, pages 1, 2');
  });

  it('marks the words that differ, and lets a row that was not there say so', () => {
    const page = pageOf(publishState(first, [reread]));
    expect(page).toContain('<del>88</del><span class="arrow">→</span><ins>89.5</ins>');
    expect(page).toContain('一次性解决率为 <del>83.4%</del><ins>85%</ins>，较 2016 年');
    expect(page).toContain('（无此栏）<span class="arrow">→</span><ins>已整改 &#60;完毕&#62;。</ins>');
  });

  it('gives each record an anchor, in each language', () => {
    const page = pageOf(first);
    expect(page).toContain(`id="${hotline.id}"`);
    expect(page).toContain(`id="en-${hotline.id}"`);
  });

  it('shows a stated number of rows and says how many there are besides', () => {
    const many = Array.from({ length: rowsPerKindMax + 3 }, (_, index) => ({ ...hotline, id: `pe-${String(index).padStart(16, '0')}` }));
    const page = pageOf(publishState(null, many));
    expect(page.match(/<article/gu)).toHaveLength(2 * rowsPerKindMax);
    expect(page).toContain('另有 3 条未在此列出，见同名 JSON 文件。');
    expect(page).toContain('3 more are not listed here; see the JSON file of the same name.');
  });

  it('is valid HTML of our own elements only, whatever the documents say', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, anyState, async (before, after) => {
        const release = publishState(publishState(null, before), after);
        if (release === null) return;
        const page = pageOf(release);
        expect(await checkHtml(page)).toEqual([]);
        const elements = new Set([...page.matchAll(/<([a-z0-9]+)/gu)].map(([, element]) => element));
        expect([...elements].filter((element) => !ours.has(element ?? ''))).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('leads to the page of a source that is public, in both languages, and to no other', () => {
    if (first === null) throw new Error('a release was meant');
    const page = renderSummaryPage(first.summary, files, new Set([hotline.source.sha256]));
    expect(page).toContain(`<a href="../sources/${hotline.source.sha256}.pdf#page=1">第 1、2 页</a>`);
    expect(page).toContain(`<a href="../sources/${hotline.source.sha256}.pdf#page=1">pages 1, 2</a>`);
    expect(pageOf(first)).not.toContain('sources/');
  });

  it('is the same bytes for the same summary, in whatever order its keys came', () => {
    const second = publishState(first, [reread]);
    if (second === null) throw new Error('a new reading is a release');
    expect(renderSummaryPage(keysReversed(second.summary), files, sources)).toBe(renderSummaryPage(second.summary, files, sources));
  });
});

const ours: ReadonlySet<string> = new Set(
  'html head meta title style body nav a span main h1 h2 h3 p dl dt dd div section article ul li bdi del ins'.split(' '),
);

/** One of the three documents that the histories name is public. */
const sources: ReadonlySet<string> = new Set(['b'.repeat(64)]);

function pageOf(release: Release | null): string {
  if (release === null) throw new Error('a release was meant');
  return renderSummaryPage(release.summary, files, sources);
}

function visible(html: string): string {
  return html
    .replace(/<[^>]*>/gu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[，,])/gu, '');
}
