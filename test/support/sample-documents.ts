import type { Candidate } from '../../shared/core/document.ts';
import type { DocumentHead } from '../../shared/core/documents/head.ts';
import type { Revision, RevisionEntry } from '../../shared/core/documents/revision.ts';
import type { PageSketch } from '../../shared/core/pictures/page-sketch.ts';

/** Plain values to begin from; a test states what matters to it. */
export const sampleSha256 = 'ab'.repeat(32);

export function sampleHead(given: Partial<DocumentHead> = {}): DocumentHead {
  return {
    document: '2023年/绩效评价报告.pdf',
    counter: 1,
    state: 'present',
    versionId: 'v1',
    lastModified: '2026-03-01T08:00:00Z',
    sha256: sampleSha256,
    engine: '1',
    revision: '0000000001-r',
    keptFrom: [],
    orders: null,
    published: null,
    publishedLastModified: null,
    publishedSequence: null,
    comparedCounter: 0,
    previous: null,
    withheld: null,
    failed: null,
    told: null,
    tellSince: null,
    dueAt: null,
    ...given,
  };
}

export function sampleRecord(number: number, given: Partial<Candidate> = {}): Candidate {
  return {
    id: sampleRecordId(number),
    agency: '某市财政局',
    fiscalYear: 2023,
    projectName: `项目${number}`,
    amounts: [{ label: '预算金额', kind: 'budget', text: '1,234.56万元', yuan: 12_345_600 }],
    score: 92.5,
    scoreText: '92.5分',
    grade: '优',
    gradeText: '优秀',
    achievements: ['一是完成了全部任务。', '二是<b>群众</b>“满意度”高。'],
    problems: [],
    recommendations: null,
    rectification: null,
    additionalFields: [{ label: '备注', text: ['无'] }],
    source: {
      document: '2023年/绩效评价报告.pdf',
      sha256: sampleSha256,
      pages: [1, 2],
      fields: { projectName: [{ page: 1, x: 72.1, y: 100, width: 300, height: 20 }] },
    },
    findings: [],
    ...given,
  };
}

export function sampleRecordId(number: number): string {
  return `pe-${number.toString(16).padStart(16, '0')}`;
}

export function acceptedEntry(number: number, given: Partial<Candidate> = {}): RevisionEntry {
  return { status: 'accepted', record: sampleRecord(number, given) };
}

export function sampleSketch(given: Partial<PageSketch> = {}): PageSketch {
  return {
    page: 1,
    width: 595,
    height: 842,
    pieces: [
      { text: '决算金额', x: 65, y: 187, size: 10, length: 40, direction: 0 },
      { text: '约一千万', x: 155, y: 187, size: 10, length: 40, direction: 0 },
    ],
    horizontal: [[166, 60, 535]],
    vertical: [[150, 166, 192]],
    ...given,
  };
}

export function sampleRevision(given: Partial<Revision> = {}): Revision {
  const entries = given.entries ?? [acceptedEntry(1)];
  return {
    id: `0000000001-${sampleSha256}-1`,
    document: '2023年/绩效评价报告.pdf',
    sha256: sampleSha256,
    engine: '1',
    tablesFound: entries.filter((entry) => entry.status !== 'kept').length,
    findings: [],
    sketches: [],
    entries,
    ...given,
  };
}
