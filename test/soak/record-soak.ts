import assert from 'node:assert/strict';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import type { Revision } from '../../shared/core/documents/revision.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { type Call, type Line, startProcess } from '../convergence/process.ts';
import { ReportReader } from '../convergence/reports.ts';
import { feedBucket, World } from '../convergence/world.ts';
import { acceptedEntry, sampleHead, sampleRevision } from '../support/sample-documents.ts';

export interface PublishedMany {
  readonly records: number;
  readonly shards: number;
  readonly sequence: number;
  /** Calls of each kind: `GET`, `PUT`, `HEAD` of S3; DynamoDB's by name. */
  readonly calls: Readonly<Record<string, number>>;
  readonly seconds: number;
}

const projectsEach = 500;
const agency = '某市教育局';

/** So many records of one agency and year, as rows in the table without any PDF; then the publisher, until nothing is left. */
export async function publishMany(records: number): Promise<PublishedMany> {
  const world = new World();
  const calls: Record<string, number> = {};
  const counting: Line = (call, carryOut) => {
    calls[kindOf(call)] = (calls[kindOf(call)] ?? 0) + 1;
    return carryOut();
  };
  const through: Line = (_call, carryOut) => carryOut();
  const { table } = startProcess(world, new ReportReader(), through).ops;
  for (let start = 0; start < records; start += projectsEach) {
    const document = `${agency}/${String(start).padStart(6, '0')}.pdf`;
    const revision = revisionOf(document, start, Math.min(projectsEach, records - start));
    world.drop(document, document);
    const version = world.s3.current('uploads', incomingKey(document));
    const lastModified = version?.lastModified.toISOString() ?? '';
    await table.putRevision(revision);
    await table.putClaims(
      revision.entries.flatMap((entry, index) =>
        entry.status === 'held'
          ? []
          : [{ subject: `record#${entry.record.id}` as const, claim: { document, revision: revision.id, index } }],
      ),
    );
    await table.putHead(sampleHead({ document, lastModified, dueAt: lastModified, revision: revision.id, sha256: revision.sha256 }), null);
  }
  const began = performance.now();
  const outcome = await startProcess(world, new ReportReader(), counting).publish();
  assert.equal(outcome.kind, 'published');
  const seconds = (performance.now() - began) / 1000;
  const latest = JSON.parse(textOf(world, 'latest.json'));
  const { shards } = JSON.parse(textOf(world, latest.manifest.path));
  const published = shards.reduce((sum: number, shard: { current: number }) => sum + shard.current, 0);
  return { records: published, shards: shards.length, sequence: latest.sequence, calls, seconds };
}

function revisionOf(document: string, start: number, count: number): Revision {
  const sha256 = String(start).padStart(64, '0');
  const entries = Array.from({ length: count }, (_, index) => {
    const projectName = `第${start + index}号项目`;
    const id = recordId(agency, 2023, projectName);
    return acceptedEntry(start + index, { id, agency, projectName, problems: ['一是预算执行率不高，部分指标没有细化。'.repeat(40)] });
  });
  return sampleRevision({ id: `0000000001-${sha256}-1`, document, sha256, entries });
}

function kindOf({ what }: Call): string {
  return what.split(' ')[0] ?? '';
}

function textOf(world: World, key: string): string {
  const object = world.s3.current(feedBucket, key);
  assert(object !== null, `no ${key}`);
  return new TextDecoder().decode(object.bytes);
}
