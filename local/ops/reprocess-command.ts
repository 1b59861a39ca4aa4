import { UsageError } from '../input-files.ts';
import { knownDocument } from './known-document.ts';
import type { OperatorCommand, OpsGiven } from './operator-command.ts';
import type { OpsSystem } from './ops-system.ts';
import { documentsToReprocess, type Reprocessed, type ReprocessScope, reprocess } from './reprocess.ts';

const options = {
  document: { type: 'string' },
  prefix: { type: 'string' },
  all: { type: 'boolean' },
  after: { type: 'string' },
} as const;

export const reprocessCommand: OperatorCommand<typeof options> = {
  usage: `reprocess --document <key> | --prefix <keys> | --all [--after <key>]
    Has documents read again, where a newer engine is there. Changes no order. Can be stopped (Ctrl+C), and goes on with --after.`,
  options,
  namesMax: 0,
  run: async (system, given) => {
    const scope = await scopeOf(given, system);
    if (!given.isMeant) {
      const documents = await countOf(documentsToReprocess(scope, system));
      if (given.json) console.log(JSON.stringify({ documents }));
      else console.log(`${documents} document(s) would be looked at again. Nothing was changed; with --yes they are.`);
      return 0;
    }
    const stop = stopOnSignal();
    const done = await reprocess(scope, system, { isStopped: () => stop.isAsked, onStep: (step) => showStep(step) });
    stop.forget();
    const publication = await system.publish();
    if (given.json) console.log(JSON.stringify({ ...done, publication }, null, 2));
    else console.log(describe(done, publication));
    return 0;
  },
};

async function scopeOf(
  { options: { document, prefix, all = false, after } }: OpsGiven<typeof options>,
  system: OpsSystem,
): Promise<ReprocessScope> {
  if ([document !== undefined, prefix !== undefined, all].filter(Boolean).length !== 1) {
    throw new UsageError('which documents? one of --document <key below incoming/>, --prefix <beginning of such keys>, --all');
  }
  if (document !== undefined) return { prefix: await knownDocument(document, system), isOne: true, after: after ?? null };
  return { prefix: prefix ?? '', isOne: false, after: after ?? null };
}

async function countOf(documents: AsyncIterable<string>): Promise<number> {
  let count = 0;
  for await (const _ of documents) count += 1;
  return count;
}

/** The first signal lets the step at hand end; what ends the process at once, the cursor of the last line goes on from. */
function stopOnSignal(): { readonly isAsked: boolean; forget(): void } {
  const stop = { isAsked: false, forget: () => {} };
  const ask = (): void => {
    stop.isAsked = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, ask);
  stop.forget = () => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, ask);
  };
  return stop;
}

function showStep({ documents, cursor }: Reprocessed): void {
  process.stderr.write(`${documents} looked at; to go on from here: --after ${JSON.stringify(cursor)}\n`);
}

function describe({ documents, cursor, isStopped }: Reprocessed, publication: string): string {
  const rest = isStopped ? ` Stopped; the same again with --after ${JSON.stringify(cursor)} goes on.` : '';
  return `${documents} document(s) were looked at again.${rest} ${publication}`;
}
