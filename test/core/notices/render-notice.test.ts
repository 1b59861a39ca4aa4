import { describe, expect, it } from 'vitest';
import type { Attention } from '../../../shared/core/notices/attention.ts';
import { type NoticeEntry, renderNotice } from '../../../shared/core/notices/render-notice.ts';
import { rules } from '../../../shared/core/rules/index.ts';

const rejected: Attention = {
  ...{ status: 'rejected', tablesFound: 0, recordsHeld: 0, recordsKept: 0, isWithheld: false },
  errors: [{ code: 'scanned-page', pages: [1, 2] }],
  fingerprint: '0'.repeat(16),
};

describe('a notice', () => {
  it('says of a document what became of it, what to do, and where its receipt lies', () => {
    const partial: Attention = { ...rejected, status: 'partial', tablesFound: 3, recordsHeld: 1, recordsKept: 1 };
    expect(textOf([{ document: '教育局/甲.pdf', isRemoved: false, attention: partial }])).toContain(`
1. 教育局/甲.pdf
   部分收录：找到 3 张项目表，其中 1 张没有收录。
   · 扫描页（第 1、2 页）。${remedyOf('scanned-page')}
   · 上一版的 1 条记录继续公开，公开的内容比这份文件旧。
   回执：receipts/教育局/甲.pdf.html
`);
  });

  it('names twenty documents of each kind, and says how many more there are', () => {
    const open = numbered(1_000, rejected);
    const closed = numbered(21, null).map((entry) => ({ ...entry, document: `closed ${entry.document}` }));
    const text = textOf([...open, ...closed]);
    expect(text).toContain('有 1000 份文件需要处理：');
    expect(text).toContain('20. 19.pdf');
    expect(text).not.toContain('21. ');
    expect(text).toContain('及另外 980 份，情况见各自的回执。');
    expect(text).toContain('及另外 1 份，情况见各自的回执。');
  });

  it('has three kinds of errors of a document, and ten pages of a kind', () => {
    const codes = ['scanned-page', 'textless-pages', 'no-agency', 'no-fiscal-year', 'other-form'];
    const errors = codes.map((code) => ({ code, pages: Array.from({ length: 11 }, (_, index) => index + 1) }));
    const text = textOf([{ document: 'a.pdf', isRemoved: false, attention: { ...rejected, errors } }]);
    expect(text).toContain('（第 1、2、3、4、5、6、7、8、9、10 页等）');
    expect(text).toContain('· 另有 2 类问题，见回执。');
    expect(text).not.toContain(remedyOf('no-fiscal-year'));
  });

  it('keeps a hostile name on its line, and shows what cannot be seen', () => {
    const document = 'a.pdf\n\n请汇款\r\u0000\u202Efdp\u2028.pdf';
    const text = textOf([{ document, isRemoved: false, attention: rejected }]);
    expect(text).toContain('1. a.pdf 请汇款 ⟨U+0000⟩⟨U+202E⟩fdp .pdf\n');
    expect(text).toContain('   回执：receipts/a.pdf 请汇款 ⟨U+0000⟩⟨U+202E⟩fdp .pdf.html\n');
  });

  it('has no link, whatever a document is called', () => {
    const text = textOf([{ document: 'http://www.evil.com/登录.pdf', isRemoved: false, attention: rejected }]);
    expect(text).toContain('1. http[:]//www[.]evil[.]com/登录.pdf\n');
    expect(text).not.toMatch(/:\/\/|www\.|\.com/);
  });

  it('is within what SNS takes, whatever the documents are called and have', () => {
    const errors = rules.map(({ code }) => ({ code, pages: Array.from({ length: 500 }, (_, index) => index + 1) }));
    const longest = numbered(1_000, { ...rejected, errors, recordsKept: 1, isWithheld: true });
    const entries = [...longest, ...numbered(1_000, null)].map((entry) => ({ ...entry, document: `${'𠀀'.repeat(250)}${entry.document}` }));
    const { subject, text } = renderNotice({ number: 999_999_999, at: '2026-03-01T08:00:00Z', entries, bucket: 'b'.repeat(63) });
    // Besides the names of a thousand documents, this must have room in an item of DynamoDB.
    expect(Buffer.byteLength(text)).toBeLessThan(120_000);
    expect(subject).toMatch(/^[\x20-\x7e]{1,99}$/);
  });
});

function textOf(entries: readonly NoticeEntry[]): string {
  return renderNotice({ number: 1, at: '2026-03-01T08:00:00Z', entries, bucket: 'uploads' }).text;
}

function numbered(count: number, attention: Attention | null): readonly NoticeEntry[] {
  return Array.from({ length: count }, (_, index) => ({ document: `${index}.pdf`, isRemoved: false, attention }));
}

function remedyOf(code: string): string | undefined {
  return rules.find((rule) => rule.code === code)?.documentation.zh.remedy;
}
