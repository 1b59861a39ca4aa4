import { incomingKey, meaningOfKey } from '../../shared/core/documents/keys.ts';
import type { OpsSystem } from './ops-system.ts';

/** Documents on their way at a time: what is lost where the command is stopped, and what the next step waits for. */
const stepMax = 10;

export interface ReprocessScope {
  /** Documents whose keys below `incoming/` begin so; empty: all. */
  readonly prefix: string;
  /** Only this one: a prefix that nothing else shares. */
  readonly isOne: boolean;
  /** Documents after this one, in the order of the bucket's listing; null: from the first. */
  readonly after: string | null;
}

/** The documents in the bucket that are meant, streamed: never all in memory. */
export async function* documentsToReprocess({ prefix, isOne, after }: ReprocessScope, { uploads }: OpsSystem): AsyncGenerator<string> {
  for await (const { key } of uploads.list(incomingKey(prefix), after === null ? undefined : incomingKey(after))) {
    const meaning = meaningOfKey(key);
    if (meaning.kind === 'passed-over' || (isOne && meaning.document !== prefix)) continue;
    yield meaning.document;
  }
}

export interface Reprocessed {
  readonly documents: number;
  /** The last document that was looked at: where to go on from; null where there was none. */
  readonly cursor: string | null;
  /** Whether it was stopped before the end. */
  readonly isStopped: boolean;
}

/**
 * Has each document looked at again, some at a time, until the end or until it is stopped: exactly what an event about its key does. Nothing is put into
 * the bucket, so that who speaks for a record stays who it was; one that the same engine has read already is left as it is.
 */
export async function reprocess(
  scope: ReprocessScope,
  system: OpsSystem,
  { isStopped, onStep }: { readonly isStopped: () => boolean; readonly onStep: (done: Reprocessed) => void },
): Promise<Reprocessed> {
  let done: Reprocessed = { documents: 0, cursor: null, isStopped: false };
  for await (const documents of inSteps(documentsToReprocess(scope, system))) {
    if (isStopped()) return { ...done, isStopped: true };
    await system.lookAt(documents);
    done = { documents: done.documents + documents.length, cursor: documents.at(-1) ?? null, isStopped: false };
    onStep(done);
  }
  return done;
}

async function* inSteps(documents: AsyncIterable<string>): AsyncGenerator<readonly string[]> {
  let step: string[] = [];
  for await (const document of documents) {
    step.push(document);
    if (step.length < stepMax) continue;
    yield step;
    step = [];
  }
  if (step.length > 0) yield step;
}
