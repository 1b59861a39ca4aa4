import { unreadableRule } from './unreadable-rule.ts';

export const takenDown = unreadableRule(
  'taken-down',
  {
    zh: {
      title: '内容已下架',
      meaning: '这份文件的内容已按决定下架，不再读取，也不会公开；换个名称重新放入也一样。由它公开过的内容从公开数据中删除。',
      remedy: '请放入可以公开的版本；认为不应下架的，请联系管理员。原文件仍在上传区，如需一并删除，请自行移除。',
    },
    en: {
      title: 'Taken down',
      meaning:
        'By an order, nothing that stands in this file is public, under whatever name it is put in. It is not read, and what was published of it is removed.',
      remedy: 'Put in a version that may be public, or ask operations why. The file itself stays in the bucket until it is removed there.',
    },
  },
  { en: 'The file was taken down.', zh: '这份文件的内容已下架，不再公开。' },
);
