import { incomingKey, meaningOfKey } from '../../shared/core/documents/keys.ts';
import { lookAtDocument } from './look-at-document.ts';
import type { ReconcilePorts } from './reconcile-ports.ts';
import type { Walk } from './walk.ts';

/** Every document in the bucket, by its key: has it come to its end in the table, the feed and its receipt? */
export function walkDocuments(ports: ReconcilePorts): Walk {
  return {
    places: async function* (after) {
      for await (const { key } of ports.uploads.list(incomingKey(''), after ?? undefined)) yield key;
    },
    look: async (key) => {
      const meaning = meaningOfKey(key);
      return meaning.kind === 'passed-over' ? [] : lookAtDocument(meaning.document, ports);
    },
  };
}
