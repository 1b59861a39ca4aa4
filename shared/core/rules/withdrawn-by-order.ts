import type { Candidate } from '../document.ts';
import type { Rule } from './rule.ts';

/** The records of a document that whoever publishes decided about. */
export interface OrderedRecords {
  /** Those that an order keeps out of public. */
  readonly withdrawn: readonly Candidate[];
}

export const withdrawnByOrder: Rule<OrderedRecords> = {
  code: 'withdrawn-by-order',
  severity: 'warning',
  documentation: {
    zh: {
      title: '发布单位决定撤回',
      meaning: '发布单位决定不公开这个项目的记录。无论哪份文件载有它，公开数据中都只注明“已撤回”，直到这个决定被取消。',
      remedy: '不必重新放入文件。有疑问的，请联系管理员。',
    },
    en: {
      title: 'Withdrawn by a decision of the publisher',
      meaning:
        'Whoever publishes decided that this record is not public. Whichever document has it, the public sees that it is withdrawn, until the decision is ended.',
      remedy: 'Nothing: putting the file in again changes nothing. Ask operations, who know why (jixiao ops where <record>).',
    },
  },
  check({ withdrawn }) {
    return withdrawn.map(({ projectName }) => ({
      message: 'An order withdraws this project: it is not public, whichever document has it.',
      messageZh: `发布单位决定撤回项目“${projectName}”，公开数据中不显示其内容。`,
      field: 'projectName',
      found: projectName,
    }));
  },
};
