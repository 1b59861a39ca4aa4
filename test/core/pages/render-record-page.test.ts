import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBody } from '../../../shared/core/feed/json-body.ts';
import { nextRecordFile, type RecordFile } from '../../../shared/core/feed/record-file.ts';
import { renderRecordPage } from '../../../shared/core/pages/render-record-page.ts';
import { anyState, hotline } from '../changes/example-records.ts';
import { publishState, type Release } from '../changes/publish-state.ts';
import { publication } from '../feed/example-feed.ts';
import { checkHtml } from './check-html.ts';

const first = publishState(null, [hotline]);
const corrected = publishState(first, [{ ...hotline, score: 89.5, scoreText: '89.5分' }]);
const withdrawn = publishState(corrected, []);

describe('the page of a record', () => {
  it('says the record in full, with the pages of its source', () => {
    const page = visible(pageOf(first));
    expect(page).toContain(
      '“12345” 市民服务热线服务外包经费 上海市机关事务管理局 · 2018 年度 评价分值 Score 88 评价结论 Grade 良 决算金额 9,459.70万元 94597000 元',
    );
    expect(page).toContain('主要绩效 Achievements 在项目决策方面，立项依据充分。 在项目管理方面，预算执行率良好。');
    expect(page).toContain('主要问题 Problems 第 1、2 页 1. 承办部门满意度');
    expect(page).toContain('整改情况 Rectification （无此栏） (no such row)');
    expect(page).toContain('文件 Document 2018年/热线.pdf 页码 Pages 第 1、2 页');
  });

  it('leads to the pages of its source where that is public, and only there', () => {
    const [file] = filesOf([first]);
    if (file === undefined) throw new Error('a record was meant');
    const source = `<a href="../sources/${hotline.source.sha256}.pdf#page=1">第 1、2 页</a>`;
    expect(renderRecordPage(file, publication, true)).toContain(`<dt>页码 Pages</dt><dd>${source}</dd>`);
    expect(renderRecordPage(file, publication, true)).toContain(`<span class="soft">${source}</span>`);
    expect(renderRecordPage(file, publication, false)).not.toContain('sources/');
  });

  it('tells how it came to be so, newest first, what differs marked', () => {
    const page = pageOf(first, corrected);
    expect(visible(page)).toContain('历史 History 第 2 版 更正 Corrected');
    expect(page).toContain('<del>88</del><span class="arrow">→</span><ins>89.5</ins>');
    expect(page.indexOf('第 2 版')).toBeLessThan(page.indexOf('第 1 版'));
  });

  it('of a withdrawn record says that it is, why, and nothing of its content', () => {
    const page = pageOf(first, corrected, withdrawn);
    expect(visible(page)).toContain('已撤回 Withdrawn 本记录不再有效；编号保留，不会用于其他项目。 原因 Reason 文件有变');
    expect(page.slice(0, page.indexOf('历史'))).not.toContain('承办部门');
  });

  it('has a title, a description, and linked data that says what it is a part of', () => {
    const page = pageOf(first);
    expect(page).toContain('<title>“12345” 市民服务热线服务外包经费 · 上海市机关事务管理局 · 2018 年度绩效评价结果</title>');
    expect(page).toContain(
      'content="上海市机关事务管理局 2018 年度项目““12345” 市民服务热线服务外包经费”的绩效评价结果：决算金额 9,459.70万元，评价分值 88，评价结论 良。"',
    );
    expect(linkedData(page)).toMatchObject({
      '@type': 'Report',
      '@id': `https://data.example.cn/jixiao/records/${hotline.id}.html`,
      isPartOf: { '@type': 'Dataset', '@id': 'https://data.example.cn/jixiao/' },
    });
  });

  it('is valid HTML whose only data block is linked data, whatever the documents say', async () => {
    await fc.assert(
      fc.asyncProperty(anyState, anyState, async (before, after) => {
        const releases = [publishState(null, before), publishState(publishState(null, before), after)];
        for (const file of filesOf(releases)) {
          const page = renderRecordPage(file, publication, true);
          expect(await checkHtml(page)).toEqual([]);
          expect(page.match(/<script/gu)).toEqual(['<script']);
          expect(linkedData(page)).toMatchObject({ name: file.record.projectName });
        }
      }),
      { numRuns: 25 },
    );
  });
});

function pageOf(...releases: readonly (Release | null)[]): string {
  const [file] = filesOf(releases);
  if (file === undefined) throw new Error('a record was meant');
  return renderRecordPage(file, publication, false);
}

function filesOf(releases: readonly (Release | null)[]): RecordFile[] {
  const files = new Map<string, RecordFile>();
  for (const release of releases) {
    if (release === null) continue;
    const { sequence, publishedAt } = release.summary;
    const summary = { path: `changes/${sequence}-x.json`, sha256: 'a'.repeat(64), bytes: 1 };
    for (const change of release.summary.records) {
      files.set(change.id, nextRecordFile(files.get(change.id) ?? null, change, { sequence, publishedAt, summary }));
    }
  }
  return [...files.values()].map((file) => JSON.parse(jsonBody(file)));
}

function linkedData(page: string): unknown {
  return JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/su.exec(page)?.[1] ?? '');
}

function visible(html: string): string {
  return html
    .replace(/<(style|script).*?<\/\1>|<[^>]*>/gsu, ' ')
    .replace(/\s+/gu, ' ')
    .replace(/ (?=[，,])/gu, '');
}
