import { decodeEventKey } from './event-key.ts';
import { type KeyMeaning, meaningOfKey } from './keys.ts';

/** What a message of the intake names: what happened to a key is nothing to us, only its name. Throws where it is neither S3's nor ours. */
export function meaningsOfMessage(body: string): readonly KeyMeaning[] {
  const message = JSON.parse(body) as {
    readonly Event?: string;
    readonly Records?: readonly { readonly s3: { readonly object: { readonly key: string } } }[];
  };
  if (message.Event === 's3:TestEvent') return [{ kind: 'passed-over', why: "S3's test event" }];
  if (!Array.isArray(message.Records)) throw new Error('neither an S3 event nor its test event');
  return message.Records.map((record) => meaningOfKey(decodeEventKey(record.s3.object.key)));
}
