import { expect, it } from 'vitest';
import { withoutLinks } from '../../../shared/core/notices/without-links.ts';

it.each([
  ['http://evil.example/请登录.pdf', 'http[:]//evil[.]example/请登录.pdf'],
  ['www.evil.com', 'www[.]evil[.]com'],
  ['12306.cn 登录.pdf', '12306[.]cn 登录.pdf'],
  ['a@b.example.pdf', 'a@b[.]example.pdf'],
  ['某市.中国.pdf', '某市[.]中国.pdf'],
  ['xn.xn--fiqs8s.pdf', 'xn[.]xn--fiqs8s.pdf'],
  ['a.pdf.evil.com', 'a.pdf[.]evil[.]com'],
])('%s is no link as %s', (name, shown) => {
  expect(withoutLinks(name)).toBe(shown);
  expect(withoutLinks(shown)).toBe(shown);
});

it.each(['1.校园足球项目.pdf', '教育局/2021年.v1.2.PDF', 'receipts/教育局/校园足球.pdf.html', '10:30 会议（一）.pdf'])(
  '%s stays as it is',
  (name) => {
    expect(withoutLinks(name)).toBe(name);
  },
);
