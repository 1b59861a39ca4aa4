import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { redactionKey } from '../core/documents/keys.ts';
import { parseRedaction, type Redaction } from '../core/redaction/redaction.ts';
import type { ObjectStore } from '../ports.ts';

/** Some 350 bytes a file: a hundred thousand files of a long chain. In bytes. */
const redactionBytesMax = 64 * 1024 * 1024;

/** What a takedown rewrote, by the SHA-256 of its body; null in, null out. */
export async function readRedaction(sha256: string | null, uploads: ObjectStore): Promise<Redaction | null> {
  if (sha256 === null) return null;
  const object = await uploads.get(redactionKey(sha256), { bytesMax: redactionBytesMax });
  if (object === null) throw new Error(`the redaction ${sha256} is not there`);
  assert.equal(createHash('sha256').update(object.bytes).digest('hex'), sha256, 'a redaction is not what its name says');
  return parseRedaction(new TextDecoder().decode(object.bytes));
}
