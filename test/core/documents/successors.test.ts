import { describe, expect, it } from 'vitest';
import type { Candidate } from '../../../shared/core/document.ts';
import { successors } from '../../../shared/core/documents/successors.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';
import { sampleRecord } from '../../support/sample-documents.ts';

/** A project with a narrative of its own; the same one under another name. */
function project(projectName: string, given: Partial<Candidate> = {}): Candidate {
  const record = sampleRecord(1, { projectName, amounts: [], achievements: [`${projectName}已完成。`], ...given });
  return { ...record, id: recordId(record.agency, record.fiscalYear, record.projectName) };
}
const [甲, 乙, 丙, 丁] = ['甲', '乙', '丙', '丁'].map((name) => project(name)) as [Candidate, Candidate, Candidate, Candidate];
const renamed = (record: Candidate, projectName: string): Candidate => project(projectName, { achievements: record.achievements });
const moved = (record: Candidate, given: Partial<Candidate>): Candidate => project(record.projectName, { achievements: [], ...given });

describe('a record takes the place of another', () => {
  it.each<[string, Candidate[], Candidate[], [Candidate, Candidate][]]>([
    ['whose name was corrected', [甲, 乙, 丙], [甲, renamed(乙, '乙（修正）'), 丙], [[乙, renamed(乙, '乙（修正）')]]],
    [
      'whose agency was corrected, for all of a report',
      [甲, 乙],
      [moved(甲, { agency: '某局' }), moved(乙, { agency: '某局' })],
      [
        [甲, moved(甲, { agency: '某局' })],
        [乙, moved(乙, { agency: '某局' })],
      ],
    ],
    ['whose year was corrected', [甲], [moved(甲, { fiscalYear: 2022 })], [[甲, moved(甲, { fiscalYear: 2022 })]]],
    ['with another one put in elsewhere', [甲, 乙], [丁, 甲, renamed(乙, '乙二')], [[乙, renamed(乙, '乙二')]]],
  ])('%s', (_what, before, now, pairs) => {
    expect(successors(before, now)).toEqual(new Map(pairs.map(([old, young]) => [old.id, young.id])));
  });
});

describe('nothing takes the place of a record', () => {
  it.each<[string, Candidate[], Candidate[]]>([
    ['that is still there', [甲, 乙], [乙, 甲]],
    ['that is gone', [甲, 乙], [甲]],
    ['where another project stands now', [甲, 乙, 丙], [甲, 丁, 丙]],
    ['where it cannot be told which of two it is', [甲, 乙, 丙], [甲, renamed(乙, '乙一'), renamed(乙, '乙二'), 丙]],
    ['where something appeared elsewhere', [甲, 乙, 丙], [renamed(乙, '乙二'), 甲, 丙]],
    ['where name and agency are others', [甲], [project('甲二', { agency: '某局', achievements: 甲.achievements })]],
  ])('%s', (_what, before, now) => {
    expect(successors(before, now)).toEqual(new Map());
  });
});
