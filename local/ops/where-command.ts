import { recordIdSchema, sha256Schema } from '../../shared/core/document.ts';
import { incomingPrefix } from '../../shared/core/documents/keys.ts';
import { UsageError } from '../input-files.ts';
import { describeDocument } from './describe-document.ts';
import { documentOf } from './document-of.ts';
import type { OperatorCommand } from './operator-command.ts';
import type { OpsSystem } from './ops-system.ts';
import { type DocumentPlaces, documentPlaces } from './where-document.ts';
import { describeRecord, recordPlaces } from './where-record.ts';
import { whereSentence } from './where-sentence.ts';

/** Keys that are looked through for the end of one, where a name is none; and documents that are shown for one name. */
const listedMax = 10_000;
const shownMax = 5;

export const whereCommand: OperatorCommand<Record<never, never>> = {
  usage: `where <key, file name, receipt, record or SHA-256>
    Every state of a document or record, with times: versions in the bucket, head, receipt, orders, notices, feed, queues; and in one sentence what it
    waits for, or what to do.`,
  options: {},
  namesMax: 1,
  run: async (system, { names: [name], json }) => {
    if (name === undefined)
      throw new UsageError('where is what? a key below incoming/, a file name, a receipt, a record (pe-…), or a SHA-256');
    if (recordIdSchema.safeParse(name).success) {
      const record = await recordPlaces(name, system);
      console.log(json ? JSON.stringify(record, null, 2) : describeRecord(record));
      return 0;
    }
    const now = system.clock.now();
    const found: (DocumentPlaces & { readonly sentence: string })[] = [];
    for (const document of await documentsNamed(name, system)) {
      const places = await documentPlaces(document, system);
      found.push({ ...places, sentence: whereSentence(places, now) });
    }
    if (json) console.log(JSON.stringify(found, null, 2));
    else console.log(found.map(describeDocument).join('\n\n'));
    return 0;
  },
};

/** The document of that key; those with those bytes; or those in the bucket whose keys end so. */
async function documentsNamed(name: string, { table, uploads, uploadVersions }: OpsSystem): Promise<readonly string[]> {
  if (sha256Schema.safeParse(name).success) {
    const claims = await table.claimsOn(`bytes#${name}`);
    if (claims.length === 0) throw new UsageError(`${name}: no document has these bytes, or had them lately`);
    return [...new Set(claims.map(({ document }) => document))].toSorted().slice(0, shownMax);
  }
  const document = documentOf(name);
  if ((await table.getHead(document)) !== null || (await uploads.head(incomingPrefix + document)) !== null) return [document];
  const found: string[] = [];
  let listed = 0;
  for await (const { key } of uploads.list(incomingPrefix)) {
    listed += 1;
    if (key.endsWith(document)) found.push(key.slice(incomingPrefix.length));
    if (listed === listedMax || found.length === shownMax) break;
  }
  if (found.length > 0) return found;
  if ((await uploadVersions(incomingPrefix + document, 1)).length > 0) return [document];
  const limit = listed === listedMax ? ` Only the first ${listedMax} keys were looked through: give the whole key.` : '';
  throw new UsageError(`${name}: no document has this key, and none in the bucket ends so.${limit}`);
}
