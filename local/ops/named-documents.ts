import { meaningsOfMessage } from '../../shared/core/documents/meanings-of-message.ts';

/** The documents that a dead message names; null where it is no message of the intake. */
export function namedDocuments(body: string): readonly string[] | null {
  try {
    return meaningsOfMessage(body).flatMap((meaning) => (meaning.kind === 'document' ? [meaning.document] : []));
  } catch {
    return null;
  }
}
