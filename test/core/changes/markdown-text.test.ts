import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownText } from '../../../shared/core/changes/markdown-text.ts';
import { visibleText } from '../../../shared/core/changes/visible-text.ts';
import { anyText } from './example-records.ts';

describe('text of a document in Markdown', () => {
  it.each([
    ['评价分值 88，1. 立项依据充分；', '评价分值 88，1. 立项依据充分；'],
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['&lt;b&gt; & c', '&amp;lt;b&amp;gt; &amp; c'],
    ['**重点** _a_ ~~b~~', '\\*\\*重点\\*\\* \\_a\\_ \\~\\~b\\~\\~'],
    ['[点此](http://a.b)', '\\[点此\\](http:/<!-- -->/a.b)'],
    ['![图](x)', '!\\[图\\](x)'],
    ['`code` | cell', '\\`code\\` \\| cell'],
    ['a\\*b', 'a\\\\\\*b'],
    ['$x$ #12', '\\$x\\$ \\#12'],
    ['www.a.cn WWW.A.CN', 'www<!-- -->.a.cn WWW<!-- -->.A.CN'],
    ['a@b.cn @someone', 'a@<!-- -->b.cn @<!-- -->someone'],
    [':smile: 10:30', ':<!-- -->smile: 10:30'],
    ['一\n\n# 二\n- 三', '一<br>\\# 二<br>- 三'],
    ['甲\u202e乙\u0000\u200b丙', '甲⟨U+202E⟩乙⟨U+0000⟩⟨U+200B⟩丙'],
    ['\ud800', '⟨U+D800⟩'],
  ])('%j → %j', (text, expected) => {
    expect(markdownText(text)).toBe(expected);
  });

  it('leaves nothing unescaped that Markdown gives a meaning inside a line, and loses nothing', () => {
    fc.assert(
      fc.property(fc.oneof(anyText, fc.string()), (text) => {
        const markdown = markdownText(text);
        const plain = markdown.replace(/\\[\\`*_[\]|~#$]|&(?:amp|lt|gt);|<br>|@<!-- -->|<!-- -->/gu, '·');
        expect(plain).not.toMatch(/[\\`*_[\]|~#$<>&@\n]|\/\/|www\./u);
        expect(withoutSpace(unescaped(markdown))).toBe(withoutSpace(visibleText(text)));
      }),
      { numRuns: 500 },
    );
  });
});

function unescaped(markdown: string): string {
  return markdown
    .replace(/<br>|<!-- -->/gu, '')
    .replace(/\\(.)/gu, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function withoutSpace(text: string): string {
  return text.replace(/\s+/gu, '');
}
