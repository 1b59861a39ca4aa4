import fc from 'fast-check';
import { compareRecord } from '../../../shared/core/changes/compare-record.ts';
import type { Candidate, CurrentRecord, PublishedRecord, RecordContent } from '../../../shared/core/document.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';

export const firstTime = '2024-03-01T08:00:00.000Z';
export const laterTime = '2024-03-02T08:00:00.000Z';

export const hotlineContent: RecordContent = {
  agency: '上海市机关事务管理局',
  fiscalYear: 2018,
  projectName: '“12345” 市民服务热线服务外包经费',
  amounts: [{ label: '决算金额', kind: 'final-accounts', text: '9,459.70万元', yuan: 94597000 }],
  score: 88,
  scoreText: '88',
  grade: '良',
  gradeText: '良',
  achievements: ['在项目决策方面，立项依据充分。', '在项目管理方面，预算执行率良好。'],
  problems: ['1. 承办部门满意度仍存在不足，一次性解决率为 83.4%，较 2016 年的 88.08%出现了下降。'],
  recommendations: ['1. 加强项目财务监控工作。'],
  rectification: null,
  additionalFields: [],
};

const hotlineBox = { page: 1, x: 180, y: 96, width: 320, height: 24 };

export const hotline: Candidate = {
  ...hotlineContent,
  id: recordId(hotlineContent.agency, hotlineContent.fiscalYear, hotlineContent.projectName),
  source: {
    document: '2018年/热线.pdf',
    sha256: 'a'.repeat(64),
    pages: [1, 2],
    fields: {
      projectName: [hotlineBox],
      score: [{ ...hotlineBox, y: 144 }],
      problems: [
        { ...hotlineBox, y: 300 },
        { ...hotlineBox, page: 2 },
      ],
    },
  },
  findings: [],
};

/** A candidate as its first release publishes it. */
export function published(candidate: Candidate, publishedAt = firstTime): CurrentRecord {
  const change = compareRecord({ id: candidate.id, before: null, speaker: candidate, publishedAt, reason: '首次收录' });
  if (change?.record.status !== 'current') throw new Error('a candidate is published as a current record');
  return change.record;
}

/** Text as documents have it, and as someone would write it who wishes us ill. */
export const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.string({ unit: fc.constantFrom('绩', '效', '12', '3.5%', ' ', '\n', '，', 'ab', '\u202e', '\ud800', '😀'), maxLength: 40 }),
  fc.constantFrom('', '<script>alert(1)</script>', '](javascript:alert(1))', '| a | b |', '```', '&lt;', '# 一', '__proto__', '=1+1'),
);

const anyTextNotEmpty = anyText.map((text) => `项${text}`);
const anyNarrative = fc.option(fc.array(anyText, { maxLength: 4 }));

export const anyContent: fc.Arbitrary<RecordContent> = fc.record(
  {
    agency: anyTextNotEmpty,
    fiscalYear: fc.integer({ min: 1990, max: 2100 }),
    projectName: anyTextNotEmpty,
    amounts: fc.array(
      fc.record(
        {
          label: anyText,
          kind: fc.constantFrom('final-accounts', 'budget', 'other'),
          text: anyText,
          yuan: fc.integer({ min: -1e9, max: 1e12 }).map((cents) => cents / 100),
        },
        { noNullPrototype: true },
      ),
      { maxLength: 3 },
    ),
    score: fc.option(fc.integer({ min: 0, max: 10_000 }).map((hundredths) => hundredths / 100)),
    scoreText: fc.option(anyText),
    grade: fc.option(fc.constantFrom('优', '良', '中', '合格', '差', '不合格')),
    gradeText: fc.option(anyText),
    achievements: anyNarrative,
    problems: anyNarrative,
    recommendations: anyNarrative,
    rectification: anyNarrative,
    additionalFields: fc.array(fc.record({ label: anyText, text: fc.array(anyText, { maxLength: 3 }) }, { noNullPrototype: true }), {
      maxLength: 2,
    }),
  },
  { noNullPrototype: true },
);

/** What a document says of one of a few projects, so that histories meet the same records again. */
export const anyCandidate: fc.Arbitrary<Candidate> = fc
  .record({
    content: anyContent,
    project: fc.constantFrom(
      ...['市民热线', '道路养护', '学校食堂', '图书馆', '公共自行车', '河道整治', '消防站', '档案馆'].flatMap((projectName) =>
        (['财政局', '教育局'] as const).map((agency) => ({ projectName, agency, fiscalYear: 2019 })),
      ),
    ),
    document: fc.constantFrom('甲.pdf', '乙.pdf', '丙.pdf'),
    sha256: fc.constantFrom('a', 'b', 'c').map((digit) => digit.repeat(64)),
  })
  .map(({ content, project, document, sha256 }) => ({
    ...content,
    ...project,
    id: recordId(project.agency, project.fiscalYear, project.projectName),
    source: { document, sha256, pages: [1], fields: { score: [{ page: 1, x: 0, y: 0, width: 10, height: 10 }] } },
    findings: [],
  }));

/** What the documents say at one time: for each record the candidate that speaks for it. */
export const anyState: fc.Arbitrary<readonly Candidate[]> = fc.uniqueArray(anyCandidate, { selector: ({ id }) => id, maxLength: 12 });

/** The same value with the keys of every object in another order, as a table may give it back. */
export function keysReversed<T>(value: T): T {
  if (Array.isArray(value)) return value.map(keysReversed) as T;
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, member]) => [key, keysReversed(member)] as const)
      .reverse(),
  ) as T;
}

export function byId(records: readonly PublishedRecord[]): ReadonlyMap<string, PublishedRecord> {
  return new Map(records.map((record) => [record.id, record]));
}
