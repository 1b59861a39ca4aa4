import { doubtRule } from './doubt-rule.ts';

export const textNotSeen = doubtRule(
  'text-not-seen',
  {
    zh: {
      title: '有的文字在页面上看不到',
      meaning:
        'PDF 里有文字，但在页面上看不到：与底色相同，被白块或图片盖住，被裁掉，字体没有字形；或者同一个词、同一个数里有的字颜色淡得多，容易看漏。看不到的文字不能公开。',
      remedy: '请在原始文件里删掉不该有的文字（不要涂白或遮盖），或改正颜色，重新导出 PDF 后再放入。',
    },
    en: {
      title: 'Text that cannot be seen',
      meaning:
        'The PDF holds text that does not show on the page: of the colour of its background, covered by a white area or a picture, cut off, without a shape in its font; or so much paler than the rest of its word or number that it is overlooked. What cannot be seen is not published.',
      remedy:
        'Delete in the original file what should not be there (do not cover it), or correct its colour; export the PDF again and put it in.',
    },
  },
  { en: 'The PDF holds text here that does not show on the page', zh: '这里有页面上看不到的文字' },
);
