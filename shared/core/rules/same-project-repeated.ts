import type { Rule } from './rule.ts';
import { type ProjectAmongTwins, sameProjectDiffers } from './same-project-differs.ts';

export const sameProjectRepeated: Rule<ProjectAmongTwins> = {
  code: 'same-project-repeated',
  severity: 'warning',
  documentation: {
    zh: {
      title: '同一项目出现两次，内容相同',
      meaning: '同一份文件里有两张内容完全相同的表。两张都计入表数，公开的记录只有一条。',
      remedy: '不必处理。可在下次修改文件时删去重复的一张。',
    },
    en: {
      title: 'The same project twice with the same values',
      meaning: 'Two tables of this document say exactly the same. Both count as tables; they are one record in public.',
      remedy: 'Nothing. Remove the repeated table when the file is next changed.',
    },
  },
  check(subject) {
    const [twin] = subject.twins;
    if (!twin || sameProjectDiffers.check(subject).length > 0) return [];
    const box = subject.project.table.boxes[0];
    return [
      {
        message: 'Another table of this document says exactly the same.',
        messageZh: `第 ${twin.project.pages[0]} 页还有一张内容完全相同的表。`,
        ...(box && { box }),
      },
    ];
  },
};
