import { UsageError } from '../input-files.ts';
import type { OpsOptions } from '../ops-command.ts';
import type { OpsSystem } from './ops-system.ts';
import { documentsToReprocess, type Reprocessed, type ReprocessScope, reprocess } from './reprocess.ts';

/** `jixiao ops reprocess` */
export async function runReprocess(system: OpsSystem, { isMeant, json, scope }: OpsOptions): Promise<number> {
  const meant = scopeOf(scope);
  if (!isMeant) {
    const documents = await countOf(documentsToReprocess(meant, system));
    if (json) console.log(JSON.stringify({ documents }));
    else console.log(`${documents} document(s) would be looked at again. Nothing was changed; with --yes they are.`);
    return 0;
  }
  const stop = stopOnSignal();
  const done = await reprocess(meant, system, { isStopped: () => stop.isAsked, onStep: (step) => showStep(step) });
  stop.forget();
  const publication = await system.publish();
  if (json) console.log(JSON.stringify({ ...done, publication }, null, 2));
  else console.log(describe(done, publication));
  return 0;
}

function scopeOf({ document, prefix, all, after }: OpsOptions['scope']): ReprocessScope {
  if ([document !== null, prefix !== null, all].filter(Boolean).length !== 1) {
    throw new UsageError('which documents? one of --document <key below incoming/>, --prefix <beginning of such keys>, --all');
  }
  return { prefix: document ?? prefix ?? '', isOne: document !== null, after };
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
