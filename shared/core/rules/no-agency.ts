import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';

export const noAgency: Rule<ProjectReading> = {
  code: 'no-agency',
  severity: 'error',
  confirmable: 'given',
  documentation: {
    zh: {
      title: '标题中没有部门（单位）',
      meaning: '表格上方的标题里找不到编报部门（单位）的全称，或者出现了几个不同的名称，无法确定这张表属于谁。',
      remedy:
        '请在第一张表的上方单独一行写明部门（单位）全称，例如“上海市机关事务管理局”，或写“填报单位：……”；后面的表沿用它。改好后重新导出并放入。',
    },
    en: {
      title: 'Heading without an agency',
      meaning:
        'The lines above the table do not give the full name of the agency, or give several, so that it is unclear whose table this is.',
      remedy:
        'Put the agency’s full name on a line of its own above the first table (or “填报单位：…”); later tables follow it. Export and put the file in again.',
    },
  },
  check({ heading: { agency }, table }) {
    if (agency.kind === 'read') return [];
    const box = agency.kind === 'unclear' ? agency.box : table.boxes[0];
    return [
      {
        message: agency.kind === 'unclear' ? 'The heading does not say clearly which agency this is.' : 'The heading names no agency.',
        messageZh: agency.kind === 'unclear' ? '标题中的部门（单位）不明确。' : '标题中没有部门（单位）名称。',
        field: 'agency',
        ...(box && { box }),
        ...(agency.kind === 'unclear' && { found: agency.found }),
      },
    ];
  },
};
