import { UsageError } from '../input-files.ts';
import { terminalText } from '../terminal-text.ts';
import { knownDocument } from './known-document.ts';
import type { OperatorCommand, OpsGiven } from './operator-command.ts';
import type { OpsSystem } from './ops-system.ts';
import { type Dead, type Redriven, type RedriveScope, redrive, whatDied } from './redrive.ts';

const options = { document: { type: 'string' }, all: { type: 'boolean' } } as const;

export const redriveCommand: OperatorCommand<typeof options> = {
  usage: `redrive --document <key> | --all
    Shows what died: documents that the system gave up, messages that are parked, runs that were given up. With --yes it is tried again, from wherever
    it lies; a message is removed only after that. Mend the cause first.`,
  options,
  namesMax: 0,
  run: async (system, given) => {
    const scope = await scopeOf(given, system);
    if (!given.isMeant) {
      const dead = await whatDied(scope, system);
      console.log(given.json ? JSON.stringify(dead, null, 2) : describeDead(dead));
      return 0;
    }
    const redriven = await redrive(scope, system);
    const publication = redriven.documents.length === 0 ? null : await system.publish();
    const failed = await system.table.failedDocuments(system.clock.now(), rowsMax);
    if (given.json) console.log(JSON.stringify({ ...redriven, publication, failed }, null, 2));
    else console.log(describeRedriven(redriven, publication, failed));
    return 0;
  },
};

async function scopeOf({ options: { document, all = false } }: OpsGiven<typeof options>, system: OpsSystem): Promise<RedriveScope> {
  if ((document !== undefined) === all) throw new UsageError('which? --document <key below incoming/>, or --all');
  return document === undefined ? null : knownDocument(document, system);
}

/** Documents that a person is shown; more than a screen helps nobody. */
const rowsMax = 50;
const columnsMax = 150;

function describeDead({ failed, queues }: Dead): string {
  const messages = queues.map(({ name, messages }) => `${name}: some ${messages} message(s)`);
  const isNothing = failed.length === 0 && queues.every((queue) => queue.messages === 0);
  return [
    `${failed.length} document(s) that the system gave up${failed.length === 0 ? '.' : ':'}`,
    ...failed.slice(0, rowsMax).map((document) => `  ${terminalText(document, columnsMax)}`),
    ...(failed.length > rowsMax ? [`  … and ${failed.length - rowsMax} more: --json lists them all`] : []),
    ...messages,
    ...(isNothing ? [] : ['', 'Nothing was changed; with --yes they are tried again.']),
  ].join('\n');
}

function describeRedriven(
  { documents, messages, notUnderstood, runs }: Redriven,
  publication: string | null,
  failed: readonly string[],
): string {
  return [
    `${documents.length} document(s) were sent to be looked at again; ${messages} dead message(s) removed.`,
    ...documents.slice(0, rowsMax).map((document) => `  ${terminalText(document, columnsMax)}`),
    ...runs.map(({ name, messages, outcome }) => `${name}: ${messages} message(s) removed after a new run. ${outcome}`),
    ...(notUnderstood === 0
      ? []
      : [`${notUnderstood} message(s) are none of the intake's: they stay where they are; look at them by hand.`]),
    ...(publication === null ? [] : [publication]),
    ...(failed.length === 0
      ? []
      : [
          `Given up as of now: ${failed.length === rowsMax ? 'at least ' : ''}${failed.length} document(s). Each ends when it is processed.`,
          ...failed.map((document) => `  ${terminalText(document, columnsMax)}`),
        ]),
  ].join('\n');
}
