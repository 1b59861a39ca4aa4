import { expect, it } from 'vitest';
import { visibleText } from '../../../shared/core/changes/visible-text.ts';

it.each([
  ['绩效“12345”　😀\n第二段\t一', '绩效“12345”　😀\n第二段\t一'],
  ['exe.\u202efdp', 'exe.⟨U+202E⟩fdp'],
  ['a\u2066b\u2069', 'a⟨U+2066⟩b⟨U+2069⟩'],
  ['零\u200b宽\ufeff', '零⟨U+200B⟩宽⟨U+FEFF⟩'],
  ['\u0007\r\u0085', '⟨U+0007⟩⟨U+000D⟩⟨U+0085⟩'],
  ['\u2028\u2029', '⟨U+2028⟩⟨U+2029⟩'],
  ['half \udc00 pair', 'half ⟨U+DC00⟩ pair'],
  ['\u{e0041}', '⟨U+E0041⟩'],
])('%j is shown as %j', (text, expected) => {
  expect(visibleText(text)).toBe(expected);
});
