import { boxOfRow, type ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

/** A project table of which a person said what is printed there, and how that compares with what is read. */
export interface ConfirmedReading {
  readonly project: ProjectReading;
  readonly isOutdated: boolean;
}

export const confirmationOutdated: Rule<ConfirmedReading> = {
  code: 'confirmation-outdated',
  severity: 'error',
  confirmable: 'as-printed',
  documentation: {
    zh: {
      title: '与人工确认的内容不一致',
      meaning: '有人对照原文确认过这张表，但现在读出的内容与当时确认的不同，或者又发现了别的问题。原来的确认不再适用。',
      remedy: '不必重新上传。管理人员会对照原文重新确认，或者撤销原来的确认。',
    },
    en: {
      title: 'Not what a person confirmed',
      meaning:
        'A person compared this table with the page and confirmed it; what is read now differs from what was confirmed, or something else was found. The confirmation no longer fits.',
      remedy: 'Nothing to put in again: operations compare it with the page once more, and confirm it anew or take the confirmation back.',
    },
  },
  check({ project: { rows, table }, isOutdated }) {
    if (!isOutdated) return [];
    const name = rows.find(({ field }) => field === 'projectName');
    const box = name ? boxOfRow(name.row, table) : table.boxes[0];
    return [
      {
        message: 'A person confirmed this table, and it now reads otherwise than what was confirmed.',
        messageZh: '这张表经人工确认过，但现在读出的内容与确认的不同。',
        ...(box && { box }),
      },
    ];
  },
};
