import { encodeEventKey } from './event-key.ts';
import { incomingKey } from './keys.ts';

/** A message as S3 itself would send it: it only names a key. `why` stands where S3 names what happened. */
export function lookAgainMessage(document: string, why: 'Ops' | 'Reconcile'): string {
  const object = { key: encodeEventKey(incomingKey(document)) };
  return JSON.stringify({ Records: [{ eventSource: 'jixiao', eventName: why, s3: { object } }] });
}
