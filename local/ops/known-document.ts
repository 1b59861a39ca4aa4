import { incomingPrefix } from '../../shared/core/documents/keys.ts';
import { UsageError } from '../input-files.ts';
import { documentOf } from './document-of.ts';
import type { OpsSystem } from './ops-system.ts';

/** A document's key, from how people name it; it stands in the bucket, stood there, or was read. Else the name is a mistake, which would look like nothing to do. */
export async function knownDocument(name: string, { table, uploads, uploadVersions }: OpsSystem): Promise<string> {
  const document = documentOf(name);
  const key = incomingPrefix + document;
  const isKnown =
    (await table.getHead(document)) !== null || (await uploads.head(key)) !== null || (await uploadVersions(key, 1)).length > 0;
  if (isKnown) return document;
  throw new UsageError(
    `${name}: no document has this key below incoming/. npx jixiao ops where ${JSON.stringify(name)} finds one by the end of its name`,
  );
}
