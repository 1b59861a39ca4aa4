import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ChangeSummary } from '../../../shared/core/changes/change-summary.ts';
import { renderSummaryMarkdown } from '../../../shared/core/changes/render-summary-markdown.ts';
import { summaryLimits } from '../../../shared/core/changes/summary-limits.ts';
import type { Candidate } from '../../../shared/core/document.ts';
import { anyState, hotline, keysReversed } from './example-records.ts';
import { publishState, type Release } from './publish-state.ts';

const { rowsPerKindMax } = summaryLimits;
const first = publishState(null, [hotline]);
const reread: Candidate = {
  ...hotline,
  amounts: [...hotline.amounts, { label: '预算金额', kind: 'budget', text: '1亿元', yuan: 100000000 }],
  score: 89.5,
  scoreText: '89.5分',
  gradeText: '良好',
  achievements: [hotline.achievements?.join('') ?? ''],
  problems: ['1. 承办部门满意度仍存在不足，一次性解决率为 85%，较 2016 年的 88.08%出现了下降。'],
  rectification: ['已整改 <完毕>。'],
};

describe('the change summary in Markdown', () => {
  it('says in Chinese and in English what is new', () => {
    expect(markdown(first)).toBe(`# 变更摘要：第 1 次发布

发布时间（UTC）：2024-01-01T00:00:01.000Z。这是第一次发布。

| 新增 | 变更 | 更正 | 恢复 | 撤回 | 未变 |
| ---: | ---: | ---: | ---: | ---: | ---: |
| 1 | 0 | 0 | 0 | 0 | 0 |

变更：来源文件的内容有了变化。更正：来源文件未变，本系统的读取结果有了改进。撤回：不再有来源文件包含该项目，记录编号保留。删去的文字为 <del>删除</del>，加入的文字为 <ins>插入</ins>。

## 涉及的来源文件（1）

- **文件**：甲.pdf

## 新增（1）

### 项目：“12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度）

- **记录**：${hotline.id}，第 1 版
- **原因**：文件有变
- **来源**：2018年/热线.pdf，第 1、2 页
- **项目金额**：决算金额：9,459.70万元（94597000 元）
- **评价分值**：88
- **评价结论**：良

---

# Change summary: release 1

Published (UTC): 2024-01-01T00:00:01.000Z. This is the first release.

| Added | Changed | Corrected | Restored | Withdrawn | Unchanged |
| ---: | ---: | ---: | ---: | ---: | ---: |
| 1 | 0 | 0 | 0 | 0 | 0 |

Changed: the source document says something else now. Corrected: the same document, read better. Withdrawn: no source document holds the project any more; its id stays. Words taken out are <del>deleted</del>, words put in are <ins>inserted</ins>.

## Source documents (1)

- **File**: 甲.pdf

## Added (1)

### Project: “12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度）

- **Record**: ${hotline.id}, revision 1
- **Reason**: 文件有变
- **Source**: 2018年/热线.pdf, pages 1, 2
- **Amounts**: 决算金额：9,459.70万元（94597000 元）
- **Score**: 88
- **Grade**: 良
`);
  });

  it('marks the words that differ, field by field', () => {
    const second = publishState(first, [reread]);
    expect(section(markdown(second), '## 更正（1）', '---')).toBe(`## 更正（1）

### 项目：“12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度）

- **记录**：${hotline.id}，第 2 版
- **原因**：文件有变
- **来源**：2018年/热线.pdf，第 1、2 页
- **项目金额（数值）**：⋯额：9,459.70万元（94597000 元）<ins>¶<br>预算金额：1亿元（100000000 元）</ins>
- **评价分值（数值）**：<del>88</del> → <ins>89.5</ins>
- **评价分值（原文）（数值）**：<del>88</del> → <ins>89.5分</ins>
- **评价结论（原文）（格式）**：<del>良</del> → <ins>良好</ins>
- **主要绩效（格式）**：在项目决策方面，立项依据充分。<del>¶<br></del>在项目管理方面，预算执行率良好。
- **主要问题（文字）**：1. 承办部门满意度仍存在不足，一次性解决率为 <del>83.4%</del><ins>85%</ins>，较 2016 年的 88.08%出现了下降。
- **整改情况（文字）**：（无此栏） → <ins>已整改 &lt;完毕&gt;。</ins>

`);
    expect(markdown(second)).toContain('- **Problems (text)**: 1. 承办部门');
  });

  it('says what was withdrawn and what came back', () => {
    const withdrawn = publishState(first, []);
    expect(section(markdown(withdrawn), '## Withdrawn (1)', '\u0000')).toBe(`## Withdrawn (1)

### Project: “12345” 市民服务热线服务外包经费（上海市机关事务管理局，2018年度）

- **Record**: ${hotline.id}, revision 2
- **Reason**: 文件有变
`);
    expect(markdown(publishState(withdrawn, [hotline]))).toContain('## 恢复（1）');
  });

  it('shows a stated number of rows and says how many there are besides', () => {
    const many = Array.from({ length: rowsPerKindMax + 3 }, (_, index) => ({ ...hotline, id: `pe-${String(index).padStart(16, '0')}` }));
    const text = markdown(publishState(null, many));
    expect(text.match(/^### 项目：/gmu)).toHaveLength(rowsPerKindMax);
    expect(text).toContain('- 另有 3 条未在此列出，见同名 JSON 文件。');
    expect(text).toContain('- 3 more are not listed here; see the JSON file of the same name.');
  });

  it('consists of our own lines and elements only, whatever the documents say', () => {
    fc.assert(
      fc.property(anyState, anyState, (before, after) => {
        const release = publishState(publishState(null, before), after);
        for (const line of markdown(release).split('\n')) {
          expect(line).toMatch(/^$|^---$|^\| |^#{1,3} |^- (\*\*[^*]+\*\*[：:]|另有|\d+ more)|^(发布|变更：|Published|Changed:)/u);
          expect(line.replace(/<\/?(?:del|ins)>|<br>|<!-- -->/gu, '')).not.toMatch(/[<>]/u);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('leads to the page of a source that is public, in both languages, and to no other', () => {
    if (first === null) throw new Error('a release was meant');
    const text = renderSummaryMarkdown(first.summary, new Set([hotline.source.sha256]));
    expect(text).toContain(`[第 1、2 页](../sources/${hotline.source.sha256}.pdf#page=1)`);
    expect(text).toContain(`[pages 1, 2](../sources/${hotline.source.sha256}.pdf#page=1)`);
    expect(markdown(first)).not.toContain('sources/');
  });

  it('is the same bytes for the same summary, in whatever order its keys came', () => {
    const second = publishState(first, [reread]);
    if (second === null) throw new Error('a new reading is a release');
    expect(renderSummaryMarkdown(keysReversed(second.summary), sources)).toBe(renderSummaryMarkdown(second.summary, sources));
  });
});

const sources: ReadonlySet<string> = new Set();

function markdown(release: Release | null): string {
  const empty: ChangeSummary['counts'] = { added: 0, changed: 0, corrected: 0, withdrawn: 0, restored: 0, unchanged: 0 };
  return renderSummaryMarkdown(
    release?.summary ?? {
      sequence: 1,
      previousSequence: null,
      publishedAt: '2024-01-01T00:00:00Z',
      counts: empty,
      documents: [],
      records: [],
    },
    sources,
  );
}

function section(text: string, from: string, to: string): string {
  const start = text.indexOf(from);
  const end = text.indexOf(to, start);
  return text.slice(start, end === -1 ? undefined : end);
}
