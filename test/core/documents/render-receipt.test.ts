import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { DocumentStatus, Finding, Receipt } from '../../../shared/core/document.ts';
import { renderReceipt } from '../../../shared/core/documents/render-receipt.ts';
import { findingsShownMax } from '../../../shared/core/documents/render-receipt-findings.ts';
import { recordsShownMax } from '../../../shared/core/documents/render-receipt-records.ts';
import { rules } from '../../../shared/core/rules/index.ts';

const id = `pe-${'0'.repeat(16)}`;
const receipt: Receipt = {
  document: '2018/结果.pdf',
  versionId: 'v1',
  sha256: 'ab'.repeat(32),
  status: 'accepted',
  tablesFound: 1,
  recordsAccepted: 1,
  recordsHeld: 0,
  publication: 7,
  findings: [],
  records: [{ projectName: '热线服务', id, status: 'accepted', pages: [1, 2] }],
};
const problem: Finding = {
  code: 'amount-unreadable',
  severity: 'error',
  message: 'The amount has no unit.',
  messageZh: '“决算金额”没有写明单位。',
  document: receipt.document,
  page: 3,
  found: '9,459.70',
};

/** The page's text as a reader sees it, tags out, white space as one space. */
function textOf(html: string): string {
  return html
    .replace(/<style>.*<\/style>/su, '')
    .replace(/<[^>]*>/gu, ' ')
    .replace(/&#(\d+);/gu, (_, code) => String.fromCharCode(Number(code)))
    .replace(/\s+/gu, ' ')
    .trim();
}

describe('a receipt’s page', () => {
  it('says of a document without trouble all that there is to say', () => {
    expect(textOf(renderReceipt(receipt))).toBe(
      [
        '回执：全部收录 · 2018/结果.pdf 绩效评价结果上传回执 结果.pdf 2018/ ✓ 全部收录 找到 1 张项目表，全部读取无误。 您不需要做什么。',
        '核对 1 张表 = 1 张收录 + 0 张未收录 公开 公开数据自第 7 期起反映这份文件的内容。',
        `项目 1 已收录 热线服务 第 1 至 2 页 ${id} 文件： 2018/结果.pdf 版本： v1 SHA-256： ${'ab'.repeat(32)}`,
        '本回执由系统自动生成，文件或公开数据有变化时会更新。改正后的文件请以同一文件名放入，系统会自动替换旧版本。',
      ].join(' '),
    );
  });

  it('says of what was not taken where it is, why, and what to do', () => {
    const held: Receipt = {
      ...receipt,
      status: 'held',
      recordsAccepted: 0,
      recordsHeld: 1,
      publication: null,
      findings: [{ ...problem, recordId: id }],
      records: [{ projectName: '热线服务', id, status: 'held', pages: [3] }],
    };
    const text = textOf(renderReceipt(held));
    const amount = rules.find(({ code }) => code === problem.code)?.documentation.zh;
    expect(text).toContain(`请您处理 ${amount?.title} 第 3 页 ${amount?.remedy}`);
    expect(text).toContain(`未收录 热线服务 第 3 页 ${id} 原因：${amount?.title}`);
    expect(text).toContain(`第 3 页 “决算金额”没有写明单位。 项目：热线服务 看到： 9,459.70 ${amount?.meaning}`);
    expect(text).toContain('这份文件没有公开的内容。');
  });

  it('shows what changed, old to new', () => {
    const changes: Receipt['records'][number]['changes'] = [
      { path: 'score', label: '评价分值', before: 88, after: 89.5, class: 'value' },
      { path: 'scoreText', label: '评价分值（原文）', before: '88', after: '89.5', class: 'value' },
      { path: 'rectification', label: '整改情况', before: null, after: ['已整改。'], class: 'value' },
      { path: 'problems', label: '主要问题', before: ['审计工作尚未完成。'], after: ['审计工作已经完成。'], class: 'text' },
    ];
    const html = renderReceipt({ ...receipt, records: [{ projectName: '甲', id, status: 'accepted', pages: [1], changes }] });
    expect(html).toContain('<dt>评价分值</dt><dd><del>88</del><span class="arrow"> → </span><ins>89.5</ins></dd>');
    expect(html).toContain('<del>（无此栏）</del><span class="arrow"> → </span><ins>已整改。</ins>');
    expect(html).toContain('审计工作<del>尚未</del><ins>已经</ins>完成。');
    expect(html).not.toContain('评价分值（原文）');
  });

  it.each<[string, Partial<Receipt>]>([
    ['部分收录 找到 1 张项目表，收录 0 张；另有 1 张有问题，没有收录。', { status: 'partial', recordsAccepted: 0, recordsHeld: 1 }],
    ['部分收录 找到的 1 张项目表已收录，但文件中还有读不出的内容。', { status: 'partial' }],
    ['未能读取 没有从这份文件中读到任何项目表。', { status: 'rejected' }],
    ['重复文件 这份文件与 旧/结果.pdf 完全相同，不会重复公开。', { status: 'duplicate', duplicateOf: '旧/结果.pdf' }],
    ['文件已移除 这份文件已不在上传目录中，不再作为公开数据的来源。', { status: 'withdrawn' }],
    ['公开数据自第 7 期起不再以这份文件为来源。', { status: 'withdrawn' }],
    [
      '系统故障 北京时间 2026年1月2日 07:30，系统未能处理这份文件。这是系统的问题，不是文件的问题。我们正在处理，您不必重新上传；处理好后，本回执会更新。',
      { status: 'failed', failedAt: '2026-01-01T23:30:00Z' },
    ],
    ['等待发布。发布后本回执会更新。', { publication: 'pending' }],
    ['上一版的 1 条记录继续公开', { records: [{ projectName: '甲', id, status: 'kept', pages: [2] }] }],
    ['保留上一版 甲 上一版第 2 页', { records: [{ projectName: '甲', id, status: 'kept', pages: [2] }] }],
    [
      '公开数据中这个项目以 另一份.pdf 为准。',
      { records: [{ projectName: '甲', id, status: 'accepted', pages: [1], speaker: '另一份.pdf' }] },
    ],
    ['公开数据以这份文件为准。', { records: [{ projectName: '甲', id, status: 'accepted', pages: [1], speaker: '2018/结果.pdf' }] }],
    ['与上一版相同。', { records: [{ projectName: '甲', id, status: 'accepted', pages: [1], changes: [] }] }],
    ['公开 公开数据仍是这份文件以前的内容。', { status: 'failed', publication: 7 }],
    ['（读不出项目名称）', { records: [{ projectName: null, id: null, status: 'held', pages: [1] }] }],
  ])('can say: %s', (sentence, change) => {
    expect(textOf(renderReceipt({ ...receipt, ...change }))).toContain(sentence);
  });

  it('never lets a text from a document become markup', () => {
    const evil = `"><script>alert('1')</script><img src=x onerror=alert(1)>&lt;\u202e`;
    const everywhere: Receipt = {
      ...receipt,
      document: `${evil}/${evil}`,
      versionId: evil,
      status: 'duplicate',
      duplicateOf: evil,
      findings: (['error', 'warning', 'info'] as const).map((severity) => ({
        ...problem,
        code: 'unheard-of',
        severity,
        messageZh: evil,
        found: evil,
        expected: evil,
        recordId: id,
      })),
      records: [
        {
          projectName: evil,
          id,
          status: 'accepted',
          pages: [1],
          speaker: evil,
          changes: [
            { path: 'problems', label: evil, before: [evil], after: ['别的'], class: 'text' },
            { path: 'projectName', label: evil, before: evil, after: evil, class: 'value' },
          ],
        },
      ],
    };
    const plain = renderReceipt(receipt);
    const html = renderReceipt(everywhere);
    const tagNames = (page: string) => new Set([...page.matchAll(/<([a-z0-9]+)/gu)].map(([, name]) => name));
    const known =
      'html head meta title style body main header p h1 div span section h2 h3 dl dt dd ul ol li b br q del ins details summary footer'.split(
        ' ',
      );
    expect([...tagNames(html)].filter((name) => !known.includes(name ?? ''))).toEqual([]);
    expect(tagNames(plain).has('main')).toBe(true);
    expect(html).not.toMatch(/alert\('1'\)|\u202e/u);
    expect(textOf(html)).toContain('⟨U+202E⟩');
  });

  it('carries a policy that allows its own style and nothing else, and asks for nothing from elsewhere', () => {
    const html = renderReceipt(receipt);
    const style = /<style>(.*)<\/style>/su.exec(html)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(html).toContain(
      `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'">`,
    );
    expect(html).not.toMatch(/ (?:src|href|style|on[a-z]+)=|url\(|@import/u);
  });

  it('shows so many records and findings and says how many more there are, those not taken first', () => {
    const accepted = Array.from({ length: recordsShownMax + 1 }, (_, index) => ({ ...receipt.records[0], projectName: `项目${index}` }));
    const records = [...accepted, { projectName: '最后一个', id: null, status: 'held', pages: [9] }] as Receipt['records'];
    const text = textOf(renderReceipt({ ...receipt, records, findings: Array.from({ length: findingsShownMax + 3 }, () => problem) }));
    expect(text).toContain('最后一个');
    expect(text).toContain('另有 2 个项目，见同名的 JSON 回执。');
    expect(text).toContain('另有 3 条，见同名的 JSON 回执。');
    expect(text).toContain(`项目${recordsShownMax - 2} `);
    expect(text).not.toContain(`项目${recordsShownMax - 1} `);
  });

  it('has words for every status', () => {
    const statuses: readonly DocumentStatus[] = ['accepted', 'partial', 'held', 'rejected', 'duplicate', 'withdrawn', 'failed'];
    const titles = statuses.map((status) => /<p class="status">(.*?)<\/p>/u.exec(renderReceipt({ ...receipt, status }))?.[1]);
    expect(titles).toEqual(['全部收录', '部分收录', '暂未收录', '未能读取', '重复文件', '文件已移除', '系统故障']);
  });
});
