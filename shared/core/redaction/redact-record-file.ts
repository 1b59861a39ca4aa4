import type { RecordFile } from '../feed/record-file.ts';
import { leadToMoved, type MovedFiles } from './moved-files.ts';
import { redactedReasonOf, redactFieldChange } from './redact-change.ts';
import type { RedactedRevisions } from './redacted-revisions.ts';

/** A record's file without what was taken down, and leading to what stands in the place of the summaries that held it. */
export function redactRecordFile(file: RecordFile, revisions: RedactedRevisions, moved: MovedFiles): RecordFile {
  return {
    ...file,
    record: revisions.recordOf(file.record),
    history: file.history.map((entry) => redactEntry(file.id, entry, revisions, moved)),
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
  return { ...entry, reason: redactedReasonOf(after !== null), changes, summary };
}
