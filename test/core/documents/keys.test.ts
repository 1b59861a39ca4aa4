import { describe, expect, it } from 'vitest';
import { decodeEventKey, encodeEventKey } from '../../../shared/core/documents/event-key.ts';
import { documentOfReceiptKey, incomingKey, meaningOfKey, receiptKey } from '../../../shared/core/documents/keys.ts';

describe('a key in the uploads bucket', () => {
  it.each([
    ['incoming/报告.pdf', '报告.pdf'],
    ['incoming/教育局/2018 年度 (终稿)+附件%20.pdf', '教育局/2018 年度 (终稿)+附件%20.pdf'],
    ['incoming/说明.docx', '说明.docx'],
    ['incoming/incoming/a.pdf', 'incoming/a.pdf'],
    ['incoming/../a.pdf', '../a.pdf'],
    ['incoming//a.pdf', '/a.pdf'],
  ])('%s is a document', (key, document) => {
    expect(meaningOfKey(key)).toEqual({ kind: 'document', document });
  });

  it.each([
    ['receipts/报告.pdf.json', 'not under incoming/'],
    ['incoming', 'not under incoming/'],
    ['incoming/', 'a folder marker'],
    ['incoming/教育局/', 'a folder marker'],
    ['incoming/.DS_Store', 'left behind by a program'],
    ['incoming/教育局/._报告.pdf', 'left behind by a program'],
    ['incoming/~$报告.docx', 'left behind by a program'],
    ['incoming/Thumbs.db', 'left behind by a program'],
  ])('%s is passed over: %s', (key, why) => {
    expect(meaningOfKey(key)).toEqual({ kind: 'passed-over', why });
  });
});

describe("a receipt's key", () => {
  it('stands beside the document', () => {
    expect(receiptKey('教育局/报告.pdf', 'json')).toBe('receipts/教育局/报告.pdf.json');
  });

  it('is short where the name is as long as S3 allows, and still one of its own', () => {
    const longest = '长'.repeat(338);
    expect(Buffer.byteLength(`incoming/${longest}`)).toBeLessThanOrEqual(1024);
    const key = receiptKey(longest, 'json');
    expect(Buffer.byteLength(key)).toBeLessThanOrEqual(1024);
    expect(key).toMatch(/^receipts\/long-names\/[0-9a-f]{64}\.json$/);
    expect(receiptKey(`${longest.slice(1)}短`, 'json')).not.toBe(key);
  });
});

/** Names as people, programs and mischief give them. */
const names: readonly (readonly [string, string])[] = [
  ['Chinese with spaces, full-width signs', '上海市 教育局/２０２１年度（终稿）：绩效、评价.pdf'],
  ['plus and percent', 'a+b %2B%20%.pdf'],
  ['quotes and signs', `"a" 'b' &<i>|\\?*:;,@=$!()[]{}^~\`#.pdf`],
  ['an emoji of several code points', '👩‍👩‍👧/报告🎉.pdf'],
  ['composed', 'é.pdf'.normalize('NFC')],
  ['decomposed', 'é.pdf'.normalize('NFD')],
  ['an ideograph outside the basic plane', '𠮷野家.pdf'],
  ['parent folders', '../../etc/报告.pdf'],
  ['leading slashes', '//a.pdf'],
  ['line ends of Unicode', 'a\u2028b\u2029c\u0085.pdf'],
  ['control characters', 'a\u0001\t\r\nb\u007f.pdf'],
  ['no extension', '报告'],
  ['another receipt’s name', 'a.pdf.json'],
  ['as long as S3 allows', '长'.repeat(338)],
];

describe('whatever a document is called', () => {
  it.each(names)('%s: an event about it names it, and nothing else', (_what, name) => {
    const key = encodeEventKey(incomingKey(name));
    expect(key).toMatch(/^[\w/.*+%-]+$/);
    expect(meaningOfKey(decodeEventKey(key))).toEqual({ kind: 'document', document: name });
  });

  it.each(names)('%s: its receipt names it, or is named by a hash', (_what, name) => {
    const found = documentOfReceiptKey(receiptKey(name, 'json'));
    expect(found).toBe(Buffer.byteLength(name) > 1000 ? null : name);
    expect(documentOfReceiptKey(receiptKey(name, 'html'))).toBe(null);
  });

  it('no two have the same receipts', () => {
    const keys = names.flatMap(([, name]) => [receiptKey(name, 'json'), receiptKey(name, 'html')]);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
