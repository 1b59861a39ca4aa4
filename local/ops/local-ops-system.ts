import { access } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import { describePublication } from '../describe-publication.ts';
import { UsageError } from '../input-files.ts';
import { startLocalSystem } from '../local-system.ts';
import { mirrorResults } from '../mirror-results.ts';
import type { OpsSystem } from './ops-system.ts';

/** The system that stands in a folder since `npm start`, as it stands; the files there follow what an operator does. */
export async function openLocalOpsSystem(out: string): Promise<OpsSystem> {
  const state = path.join(path.resolve(out), 'state');
  await access(state).catch(() => {
    throw new UsageError(`${out}: no system stands there; npm start -- --out ${out} begins one`);
  });
  const system = await startLocalSystem(state, { catchesUp: false });
  const publish = async (): Promise<string> => {
    const publication = describePublication(await system.publish());
    await system.buildBulk();
    await system.notify();
    await mirrorResults(system, path.resolve(out));
    return publication;
  };
  return {
    table: system.table,
    uploads: system.uploads,
    feed: system.feed,
    clock: systemClock,
    queues: [],
    lookAt: async (documents) => {
      for (const document of documents) await system.lookAt(document);
      await system.extract(() => {});
    },
    publish,
    runPublisher: publish,
    reconcile: async () => {
      const reconciled = await system.reconcile();
      await system.extract(() => {});
      return reconciled;
    },
    close: () => system.close(),
  };
}
