import type { TakenMessage } from '../../shared/ports.ts';
import { namedDocuments } from './named-documents.ts';
import type { OpsQueue, OpsSystem } from './ops-system.ts';
import { takeAll } from './take-all.ts';

/** Of each kind, what one command takes: minutes of work, and less than what a queue keeps taken at a time. */
const messagesMax = 1_000;
const failedMax = 1_000;

/** Documents that are sent to be looked at at a time. */
const stepMax = 10;

/** Null: all. */
export type RedriveScope = string | null;

/** What died, as far as one command would take it. */
export interface Dead {
  /** Documents that the system gave up, by their heads. */
  readonly failed: readonly string[];
  /** Messages that wait for a person, by the queue's own estimate. */
  readonly queues: readonly { readonly name: string; readonly messages: number }[];
}

export async function whatDied(scope: RedriveScope, system: OpsSystem): Promise<Dead> {
  const queues = await Promise.all(
    queuesFor(scope, system).map(async ({ name, inspection }) => ({ name, messages: (await inspection.depth()).waiting })),
  );
  return { failed: await failedDocuments(scope, system), queues };
}

export interface Redriven {
  /** Documents that were sent to be looked at again. */
  readonly documents: readonly string[];
  /** Messages that were removed after it. */
  readonly messages: number;
  /** Messages that no one here understands: they stay. */
  readonly notUnderstood: number;
  /** Runs that were given up, and what came of a new one. */
  readonly runs: readonly { readonly name: string; readonly messages: number; readonly outcome: string }[];
}

/**
 * Has what died looked at again, from wherever it lies: an event only names a key, so a dead one is as good as a new one, and one too many does no harm.
 * A message is removed only after what it names was sent.
 */
export async function redrive(scope: RedriveScope, system: OpsSystem): Promise<Redriven> {
  const sent = new Set<string>();
  const tally = { messages: 0, notUnderstood: 0 };
  const runs: Redriven['runs'][number][] = [];
  for (const queue of queuesFor(scope, system)) {
    if (queue.holds === 'parked uploads') {
      const { messages, notUnderstood } = await redriveUploads(queue, scope, sent, system);
      tally.messages += messages;
      tally.notUnderstood += notUnderstood;
    } else {
      runs.push(...(await redriveRuns(queue, system)));
    }
  }
  const unsent = (await failedDocuments(scope, system)).filter((document) => !sent.has(document));
  for (let begin = 0; begin < unsent.length; begin += stepMax) await send(unsent.slice(begin, begin + stepMax), sent, system);
  return { documents: [...sent].toSorted(), ...tally, runs };
}

/** Those from which a person can start something again. Runs are about no document. */
function queuesFor(scope: RedriveScope, { queues }: OpsSystem): readonly OpsQueue[] {
  const ofRuns = ['publishing runs', 'reconciling runs'];
  return queues.filter(({ holds }) => holds === 'parked uploads' || (scope === null && ofRuns.includes(holds)));
}

async function failedDocuments(scope: RedriveScope, { table, clock }: OpsSystem): Promise<readonly string[]> {
  if (scope === null) return table.failedDocuments(clock.now(), failedMax);
  const head = await table.getHead(scope);
  return head === null || head.failed === null ? [] : [scope];
}

async function redriveUploads(
  { inspection }: OpsQueue,
  scope: RedriveScope,
  sent: Set<string>,
  system: OpsSystem,
): Promise<Pick<Redriven, 'messages' | 'notUnderstood'>> {
  const others: TakenMessage[] = [];
  const tally = { messages: 0, notUnderstood: 0 };
  for await (const messages of takeAll(inspection, messagesMax)) {
    const meant: TakenMessage[] = [];
    const named = new Set<string>();
    for (const message of messages) {
      const documents = namedDocuments(message.body);
      if (documents === null) tally.notUnderstood += 1;
      if (documents === null || (scope !== null && !documents.includes(scope))) others.push(message);
      else {
        meant.push(message);
        for (const document of documents) named.add(document);
      }
    }
    await send([...named], sent, system);
    await inspection.remove(meant);
    tally.messages += meant.length;
  }
  await inspection.putBack(others);
  return tally;
}

async function send(documents: readonly string[], sent: Set<string>, system: OpsSystem): Promise<void> {
  const unsent = documents.filter((document) => !sent.has(document));
  if (unsent.length > 0) await system.lookAt(unsent);
  for (const document of unsent) sent.add(document);
}

/** Bells carry nothing: one run that succeeds is worth all of them. */
async function redriveRuns({ name, holds, inspection }: OpsQueue, system: OpsSystem): Promise<Redriven['runs']> {
  const bells: TakenMessage[] = [];
  for await (const messages of takeAll(inspection, messagesMax)) bells.push(...messages);
  if (bells.length === 0) return [];
  const outcome = holds === 'publishing runs' ? await system.runPublisher() : told(await system.reconcile());
  await inspection.remove(bells);
  return [{ name, messages: bells.length, outcome }];
}

function told({ places, setRight, left }: Awaited<ReturnType<OpsSystem['reconcile']>>): string {
  return `The reconciliation looked at ${places} place(s): ${setRight} set right, ${left} left for a person.`;
}
