import type { ContentField, RecordContent } from '../document.ts';
import { contentFields } from '../document.ts';
import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

/** A project table together with the other tables of its document that are about the same project. */
export interface ProjectAmongTwins {
  readonly project: ProjectReading;
  readonly content: RecordContent | null;
  readonly twins: readonly { readonly project: ProjectReading; readonly content: RecordContent | null }[];
}

export const sameProjectDiffers: Rule<ProjectAmongTwins> = {
  code: 'same-project-differs',
  severity: 'error',
  documentation: {
    zh: {
      title: '同一项目出现两次，内容不同',
      meaning:
        '同一份文件里有两张表属于同一部门、同一年度、同一项目名称，而内容不一样（或其中一张读不全，无法比较）。无法确定以哪一张为准，都不收录。',
      remedy: '请删去多余或过时的一张；如果其实是两个项目，请把项目名称写得能够区分。改好后重新导出并放入。',
    },
    en: {
      title: 'The same project twice with different values',
      meaning:
        'Two tables of this document have the same agency, year and project name and differ (or one of them could not be read, so that they cannot be compared). Which of them counts is unclear; both are held.',
      remedy:
        'Remove the table that is too many or out of date; if they are two projects, give them names that tell them apart. Export and put the file in again.',
    },
  },
  check({ project, content, twins }) {
    const other = twins.find((twin) => content === null || twin.content === null || differences(content, twin.content).length > 0);
    if (!other) return [];
    const box = project.table.boxes[0];
    const fields = content && other.content ? differences(content, other.content) : [];
    return [
      {
        message: 'Another table of this document is about the same project and says something else.',
        messageZh: `第 ${other.project.pages[0]} 页还有一张同一项目的表，内容不同。`,
        ...(box && { box }),
        ...(fields.length > 0 && { found: fields.join(', ') }),
      },
    ];
  },
};

function differences(a: RecordContent, b: RecordContent): readonly ContentField[] {
  return contentFields.filter((field) => JSON.stringify(a[field]) !== JSON.stringify(b[field]));
}
