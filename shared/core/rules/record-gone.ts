import type { Candidate } from '../document.ts';
import type { Rule } from './rule.ts';

/** The records of a document's version before, and of the one that took its place; and those whose withdrawal is held back. */
export interface RecordsOfVersions {
  readonly before: readonly Candidate[];
  readonly now: readonly Candidate[];
  readonly withheld: readonly Candidate[];
}

export const recordGone: Rule<Pick<RecordsOfVersions, 'before' | 'now'>> = {
  code: 'record-gone',
  severity: 'info',
  documentation: {
    zh: {
      title: '新版本不再包含这个项目',
      meaning: '这份文件的上一版有这个项目，这一版没有了。如果没有其他文件载有它，公开的记录会注明“已撤回”。',
      remedy: '有意删去的，不必处理；改了名称、部门或年度的，会作为新记录收录；误删的，请补上后重新放入。',
    },
    en: {
      title: 'The new version no longer has this project',
      meaning:
        'The version before had this project and this one does not. Where no other document has it either, the public record is marked as withdrawn.',
      remedy:
        'Nothing if that was meant; under another name, agency or year it is a new record. If it was left out by mistake, put it back and put the file in again.',
    },
  },
  check({ before, now }) {
    const here = new Set(now.map(({ id }) => id));
    const gone = new Map(before.filter(({ id }) => !here.has(id)).map((record) => [record.id, record]));
    return [...gone.values()].map(({ projectName }) => ({
      message: 'The version before had this project; this one does not.',
      messageZh: `上一版中的项目“${projectName}”在这一版中没有了。`,
      field: 'projectName',
      found: projectName,
    }));
  },
};
