import { compareRecord } from '../../shared/core/changes/compare-record.ts';
import type { PublishedRecord } from '../../shared/core/document.ts';
import { recordId } from '../../shared/core/records/record-id.ts';

export const publishedAt = '2024-03-01T08:00:00.000Z';

/** A report has so many projects; an agency publishes one a year. */
export const projectsPerReport = 20;
const yearsPerAgency = 10;

export interface GeneratedReport {
  readonly agency: string;
  readonly fiscalYear: number;
  readonly records: readonly PublishedRecord[];
}

/** So many records as a first release has them, a report at a time, the same at each call: some 5 kB each, as those of the bundled sample. */
export function* generatedReports(records: number): Generator<GeneratedReport> {
  for (let report = 0; report * projectsPerReport < records; report++) {
    const agency = agencyName(Math.floor(report / yearsPerAgency));
    const fiscalYear = 2010 + (report % yearsPerAgency);
    const projects = Math.min(projectsPerReport, records - report * projectsPerReport);
    yield { agency, fiscalYear, records: Array.from({ length: projects }, (_, project) => generatedRecord(agency, fiscalYear, project)) };
  }
}

/** With digits in characters: beside the year in a heading, others would be read as part of it. */
function agencyName(agency: number): string {
  return `某市${String(agency).replaceAll(/\d/gu, (digit) => '零一二三四五六七八九'[Number(digit)] ?? '')}局`;
}

export function generatedProjectName(project: number): string {
  return `信息系统运行维护项目${project}`;
}

function generatedRecord(agency: string, fiscalYear: number, project: number): PublishedRecord {
  const projectName = generatedProjectName(project);
  const id = recordId(agency, fiscalYear, projectName);
  const score = 60 + ((project * 7 + fiscalYear) % 40);
  const paragraphs = (what: string) =>
    Array.from(
      { length: 4 },
      (_, index) => `${index + 1}. ${agency}${what}${'，预算执行率、完成及时率与服务对象满意度有待提高'.repeat(3)}。`,
    );
  const change = compareRecord({
    id,
    before: null,
    publicSha256: null,
    publishedAt,
    reason: '首次收录',
    speaker: {
      id,
      agency,
      fiscalYear,
      projectName,
      amounts: [{ label: '决算金额', kind: 'final-accounts', text: `${project + 1}万元`, yuan: (project + 1) * 10_000 }],
      score,
      scoreText: String(score),
      grade: '良',
      gradeText: '良',
      achievements: paragraphs('取得的成效'),
      problems: paragraphs('存在的问题'),
      recommendations: paragraphs('的建议'),
      rectification: null,
      additionalFields: [],
      source: {
        document: `${agency}/${fiscalYear}.pdf`,
        sha256: 'a'.repeat(64),
        pages: [1, 2],
        fields: {
          projectName: [{ page: 1, x: 177.5, y: 100, width: 345.9, height: 22.6 }],
          score: [{ page: 1, x: 177.5, y: 123, width: 345.9, height: 22.6 }],
        },
      },
      findings: [],
    },
  });
  if (change === null) throw new Error('a new record is a change');
  return change.record;
}
