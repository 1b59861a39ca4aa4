import { doubtRule } from './doubt-rule.ts';

export const continuationUnclear = doubtRule(
  'continuation-unclear',
  {
    zh: {
      title: '跨页续接不明确',
      meaning: '表格跨页，但无法确定下一页的部分是不是这张表的延续，或者从哪里接起。',
      remedy: '请查看该处的分页：续表的列宽应与前页一致，中间不要插入其他内容。调整后重新导出并放入。',
    },
    en: {
      title: 'Continuation unclear',
      meaning: 'The table runs over pages, and it is unclear whether, or from where, the next page continues it.',
      remedy:
        'Look at the page break: the columns should stay the same, with nothing else in between. Adjust it, export and put the file in again.',
    },
  },
  { en: 'It is unclear how the table goes on over the page break', zh: '表格跨页处续接不明确' },
);
