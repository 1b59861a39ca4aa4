import type { RecordFile } from '../feed/record-file.ts';
import { leadToMoved, type MovedFiles } from './moved-files.ts';
import { redactedReasonOf, redactFieldChange } from './redact-change.ts';
import type { RedactedRevisions } from './redacted-revisions.ts';

/** A record's file without what was taken down, or nobody here knows, and leading to what stands in the place of the summaries that held it. */
export function redactRecordFile(file: RecordFile, revisions: RedactedRevisions, moved: MovedFiles): RecordFile {
  const { id, sequence, record, history, earlierRevisions } = file;
  return {
    id,
    sequence,
    record: revisions.recordOf(record),
    history: history.map((entry) => redactEntry(id, entry, revisions, moved)),
    earlierRevisions,
  };
}

function redactEntry(
  id: string,
  entry: RecordFile['history'][number],
  revisions: RedactedRevisions,
  moved: MovedFiles,
): RecordFile['history'][number] {
  const { path, sha256 } = entry.summary;
  const summary = { path: leadToMoved(path, moved), sha256: moved.get(sha256) ?? sha256 };
  const { after, before } = revisions.sidesOf(id, entry.revision);
  if (after === null && !before) return { ...entry, summary };
  const changes = entry.changes.map((each) => redactFieldChange(each, after !== null, before));
  const { revision, sequence, publishedAt, kind } = entry;
  return { revision, sequence, publishedAt, kind, reason: redactedReasonOf(after !== null), changes, summary };
}
