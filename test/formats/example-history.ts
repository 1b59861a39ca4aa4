import type { Candidate } from '../../shared/core/document.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { hotline } from '../core/changes/example-records.ts';
import { publication } from '../core/feed/example-feed.ts';
import { MemoryStore } from '../support/memory-store.ts';
import { publishHistory } from '../support/publish-history.ts';

const hostile = project('=HYPERLINK("http://evil.example"),"\r\n<script>', {
  problems: ['a "quoted", one\nover lines', '</script>', '+1', '\u202e', ''],
  additionalFields: [{ label: '备注', text: ['甲', '乙'] }],
  grade: null,
  gradeText: null,
});

const finding = {
  code: 'narrative-empty',
  severity: 'warning' as const,
  message: 'empty',
  messageZh: '空白',
  document: '乙.pdf',
  page: 2,
  field: 'problems',
};

/** A history with every kind of change, text that means harm, warnings, and many projects, so that the feed has more pages than one. */
const states: readonly (readonly Candidate[])[] = [
  [hotline, hostile],
  [hotline, hostile, ...Array.from({ length: 120 }, (_, index) => project(`道路养护 ${index}`, { fiscalYear: 2019 + (index % 3) }))],
  [{ ...hotline, score: 89, findings: [finding] }, hostile],
  [{ ...hotline, score: 90, source: { ...hotline.source, sha256: 'b'.repeat(64) } }],
  [hotline, hostile, project('学校食堂', { agency: '某市教育局', amounts: [] })],
];

/** The whole public tree after that history, by key. */
export async function exampleHistory(): Promise<MemoryStore> {
  const feed = new MemoryStore();
  await publishHistory(states, { feed, publication, page: { script: '', style: '' } });
  return feed;
}

function project(projectName: string, content: Partial<Candidate>): Candidate {
  const record = { ...hotline, ...content, projectName };
  return { ...record, id: recordId(record.agency, record.fiscalYear, projectName) };
}
