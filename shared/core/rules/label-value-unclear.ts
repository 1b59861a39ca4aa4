import { doubtRule } from './doubt-rule.ts';

export const labelValueUnclear = doubtRule(
  'label-value-unclear',
  {
    zh: {
      title: '栏目与内容分不清',
      meaning: '这一处无法确定哪些字是栏目名称、哪些字是内容，或者内容属于哪一栏。',
      remedy: '请让每个栏目和内容各占一格，并画全表格线，然后重新导出并放入。',
    },
    en: {
      title: 'Label and value unclear',
      meaning: 'It is unclear here which words are the label and which the value, or which row a value belongs to.',
      remedy: 'Give each label and value a cell of its own with complete lines, export and put the file in again.',
    },
  },
  { en: 'Label and value cannot be told apart here', zh: '此处栏目与内容分不清' },
);
