import { describe, expect, it } from 'vitest';
import { meaningOfKey, receiptKey } from '../../../shared/core/documents/keys.ts';

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
