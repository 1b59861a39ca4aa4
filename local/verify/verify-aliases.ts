import { createHash } from 'node:crypto';
import type { ChangeSummary } from '../../shared/core/changes/change-summary.ts';
import { bulkFormatOf } from '../../shared/core/feed/bulk-formats.ts';
import { filesOfDataPackage } from '../../shared/core/feed/data-package.ts';
import type { Manifest } from '../../shared/core/feed/manifest.ts';
import { recordFilePath, recordFileSchema } from '../../shared/core/feed/record-file.ts';
import { recordLine } from '../../shared/core/feed/record-line.ts';
import type { FeedReader, NamedFile } from './feed-reader.ts';
import { judging, Offence } from './offence.ts';

/** The names that readers know lead to the newest release: the copies of its files, and the files of the records that it touched. */
export async function verifyAliases(manifest: Manifest, summary: ChangeSummary, reader: FeedReader): Promise<void> {
  const copies: [string, NamedFile | undefined][] = [
    ['feed.json', manifest.feedPages[0]],
    ['changes.json', manifest.changes.json],
    ...manifest.bulk.map((file): [string, NamedFile] => [`records${bulkFormatOf(file.path).suffix}`, file]),
  ];
  for (const [alias, file] of copies) {
    const bytes = await present(alias, reader);
    if (file === undefined || reader.isRedacted(file)) continue;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    if (sha256 !== file.sha256) throw new Offence(alias, `it is not the ${file.path} of release ${manifest.sequence}`);
  }
  for (const { id, record } of summary.records) {
    const path = recordFilePath(id);
    const bytes = await present(path, reader);
    const file = judging(path, () => reader.parsed(path, recordFileSchema, JSON.parse(new TextDecoder().decode(bytes))));
    if (!reader.isRedacted(manifest.changes.json) && recordLine(file.record) !== recordLine(record))
      throw new Offence(path, `it is not the record of release ${manifest.sequence}`);
  }
  await verifyDescribed(reader);
}

/** The files of all records, where they are described: each must be there, as described. They may be of an earlier release where the feed is large. */
async function verifyDescribed(reader: FeedReader): Promise<void> {
  const alias = 'datapackage.json';
  const bytes = await reader.alias(alias);
  if (bytes === null) return;
  for (const file of judging(alias, () => filesOfDataPackage(new TextDecoder().decode(bytes)))) await reader.bytesOf(file);
}

async function present(path: string, reader: FeedReader): Promise<Uint8Array> {
  const bytes = await reader.alias(path);
  if (bytes === null) throw new Offence(path, 'it is not there');
  return bytes;
}
