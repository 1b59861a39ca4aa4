import { type ContentField, contentFields, type FieldChange } from '../document.ts';
import type { ChangeKind } from './change-summary.ts';
import { fieldLabel } from './field-label.ts';

/** The words of a change summary in one language. */
export interface SummaryWords {
  readonly heading: (sequence: number) => string;
  readonly published: (at: string, previousSequence: number | null) => string;
  readonly kinds: Readonly<Record<ChangeKind | 'unchanged', string>>;
  readonly definitions: string;
  /** How removed and added words are marked: before the sample, the sample, between, the sample, after. */
  readonly legend: readonly [string, string, string, string, string];
  readonly documents: string;
  readonly document: string;
  readonly subject: string;
  readonly record: string;
  readonly revision: (id: string, revision: number) => string;
  readonly reason: string;
  readonly supersedes: string;
  readonly supersededBy: string;
  readonly source: string;
  readonly pages: (pages: readonly number[]) => string;
  readonly fields: Readonly<Record<ContentField, string>>;
  readonly classes: Readonly<Record<FieldChange['class'], string>>;
  readonly noSuchRow: string;
  readonly emptyRow: string;
  readonly more: (count: number) => string;
  readonly bracketed: (text: string) => string;
  readonly colon: string;
  readonly comma: string;
}

export const chinese: SummaryWords = {
  heading: (sequence) => `变更摘要：第 ${sequence} 次发布`,
  published: (at, previous) => `发布时间（UTC）：${at}。${previous === null ? '这是第一次发布。' : `与第 ${previous} 次发布相比：`}`,
  kinds: { added: '新增', changed: '变更', corrected: '更正', restored: '恢复', withdrawn: '撤回', unchanged: '未变' },
  definitions: '变更：来源文件的内容有了变化。更正：来源文件未变，本系统的读取结果有了改进。撤回：不再有来源文件包含该项目，记录编号保留。',
  legend: ['删去的文字为 ', '删除', '，加入的文字为 ', '插入', '。'],
  documents: '涉及的来源文件',
  document: '文件',
  subject: '项目',
  record: '记录',
  revision: (id, revision) => `${id}，第 ${revision} 版`,
  reason: '原因',
  supersedes: '取代记录',
  supersededBy: '由此记录取代',
  source: '来源',
  pages: (pages) => `第 ${pages.join('、')} 页`,
  fields: Object.fromEntries(contentFields.map((field) => [field, fieldLabel(field)])) as Record<ContentField, string>,
  classes: { value: '数值', format: '格式', text: '文字' },
  noSuchRow: '（无此栏）',
  emptyRow: '（空白）',
  more: (count) => `另有 ${count} 条未在此列出，见同名 JSON 文件。`,
  bracketed: (text) => `（${text}）`,
  colon: '：',
  comma: '，',
};

export const english: SummaryWords = {
  heading: (sequence) => `Change summary: release ${sequence}`,
  published: (at, previous) =>
    `Published (UTC): ${at}. ${previous === null ? 'This is the first release.' : `Compared with release ${previous}:`}`,
  kinds: {
    added: 'Added',
    changed: 'Changed',
    corrected: 'Corrected',
    restored: 'Restored',
    withdrawn: 'Withdrawn',
    unchanged: 'Unchanged',
  },
  definitions:
    'Changed: the source document says something else now. Corrected: the same document, read better. Withdrawn: no source document holds the project any more; its id stays.',
  legend: [' Words taken out are ', 'deleted', ', words put in are ', 'inserted', '.'],
  documents: 'Source documents',
  document: 'File',
  subject: 'Project',
  record: 'Record',
  revision: (id, revision) => `${id}, revision ${revision}`,
  reason: 'Reason',
  supersedes: 'Supersedes',
  supersededBy: 'Superseded by',
  source: 'Source',
  pages: (pages) => `${pages.length === 1 ? 'page' : 'pages'} ${pages.join(', ')}`,
  fields: {
    agency: 'Agency',
    fiscalYear: 'Fiscal year',
    projectName: 'Project name',
    amounts: 'Amounts',
    score: 'Score',
    scoreText: 'Score as printed',
    grade: 'Grade',
    gradeText: 'Grade as printed',
    achievements: 'Achievements',
    problems: 'Problems',
    recommendations: 'Recommendations',
    rectification: 'Rectification',
    additionalFields: 'Additional fields',
  },
  classes: { value: 'value', format: 'format', text: 'text' },
  noSuchRow: '(no such row)',
  emptyRow: '(empty)',
  more: (count) => `${count} more are not listed here; see the JSON file of the same name.`,
  bracketed: (text) => ` (${text})`,
  colon: ': ',
  comma: ', ',
};
