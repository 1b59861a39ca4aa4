import { fieldLabel } from '../changes/field-label.ts';
import { fieldText } from '../changes/field-text.ts';
import type { Amount, ContentField, CurrentRecord, PublishedRecord } from '../document.ts';

export interface CsvColumn {
  readonly name: string;
  /** In Chinese. */
  readonly title: string;
  readonly description?: string;
  /** As Table Schema names types. */
  readonly type: 'string' | 'integer' | 'number' | 'datetime';
  /** Null: an empty cell. */
  readonly value: (record: PublishedRecord) => string | number | null;
}

/** A record as one row. Lists are lines of one cell; what a cell cannot tell apart (a row that is absent or empty) stands in records.ndjson. */
export const csvColumns: readonly CsvColumn[] = [
  { name: 'id', title: '记录编号', type: 'string', value: ({ id }) => id },
  { name: 'status', title: '状态', description: 'current, withdrawn', type: 'string', value: ({ status }) => status },
  { name: 'revision', title: '版次', type: 'integer', value: ({ revision }) => revision },
  { name: 'agency', title: fieldLabel('agency'), type: 'string', value: ({ agency }) => agency },
  { name: 'fiscalYear', title: fieldLabel('fiscalYear'), type: 'integer', value: ({ fiscalYear }) => fiscalYear },
  { name: 'projectName', title: fieldLabel('projectName'), type: 'string', value: ({ projectName }) => projectName },
  amountColumn('finalAccountsYuan', '决算金额（元）', 'final-accounts'),
  amountColumn('budgetYuan', '预算金额（元）', 'budget'),
  textColumn('amounts'),
  { name: 'score', title: fieldLabel('score'), type: 'number', value: ofCurrent(({ score }) => score) },
  { name: 'scoreText', title: fieldLabel('scoreText'), type: 'string', value: ofCurrent(({ scoreText }) => scoreText) },
  { name: 'grade', title: fieldLabel('grade'), type: 'string', value: ofCurrent(({ grade }) => grade) },
  { name: 'gradeText', title: fieldLabel('gradeText'), type: 'string', value: ofCurrent(({ gradeText }) => gradeText) },
  textColumn('achievements'),
  textColumn('problems'),
  textColumn('recommendations'),
  textColumn('rectification'),
  textColumn('additionalFields'),
  { name: 'sourceDocument', title: '来源文件', type: 'string', value: ofCurrent(({ source }) => source.document) },
  { name: 'sourceSha256', title: '来源文件 SHA-256', type: 'string', value: ofCurrent(({ source }) => source.sha256) },
  // Spaces: a spreadsheet would read 3-5 or 3,4 as a date or a number.
  { name: 'sourcePages', title: '来源页码', type: 'string', value: ofCurrent(({ source }) => source.pages.join(' ')) },
  { name: 'warnings', title: '提示', type: 'string', value: ofCurrent(({ findings }) => lines(findings.map((each) => each.messageZh))) },
  { name: 'confirmation', title: '人工确认', type: 'string', value: ofCurrent(({ confirmation }) => told(confirmation)) },
  { name: 'reason', title: '原因', type: 'string', value: ({ reason }) => reason ?? null },
  { name: 'supersedes', title: '取代记录', type: 'string', value: ofCurrent(({ supersedes }) => supersedes ?? null) },
  { name: 'supersededBy', title: '由此记录取代', type: 'string', value: ({ supersededBy }) => supersededBy ?? null },
  { name: 'publishedAt', title: '首次发布时间', type: 'datetime', value: ({ publishedAt }) => publishedAt },
  { name: 'modifiedAt', title: '最近变更时间', type: 'datetime', value: ({ modifiedAt }) => modifiedAt },
];

/** Only where the form prints exactly one amount of the kind: a sum, or a choice among several, would be ours and not the document's. */
function amountColumn(name: string, title: string, kind: Amount['kind']): CsvColumn {
  const value = ofCurrent(({ amounts }) => {
    const [only, ...others] = amounts.filter((amount) => amount.kind === kind);
    return only === undefined || others.length > 0 ? null : only.yuan;
  });
  return { name, title, description: 'where the form prints exactly one such amount', type: 'number', value };
}

function textColumn(field: ContentField): CsvColumn {
  return { name: field, title: fieldLabel(field), type: 'string', value: ofCurrent((record) => fieldText(field, record[field])) };
}

/** A tombstone has no content. */
function ofCurrent(value: (record: CurrentRecord) => string | number | null): CsvColumn['value'] {
  return (record) => (record.status === 'current' ? value(record) : null);
}

function told(confirmation: CurrentRecord['confirmation']): string | null {
  return confirmation === undefined ? null : `${confirmation.who}，${confirmation.when}：${confirmation.why}`;
}

function lines(texts: readonly string[]): string | null {
  return texts.length === 0 ? null : texts.join('\n');
}
