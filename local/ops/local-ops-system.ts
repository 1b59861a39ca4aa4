import { access, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../shared/adapters/system-clock.ts';
import type { ObjectStore } from '../../shared/ports.ts';
import { describePublication } from '../describe-publication.ts';
import { UsageError } from '../input-files.ts';
import { startLocalSystem } from '../local-system.ts';
import { fileSegments } from '../mirror-bucket.ts';
import { mirrorResults, publicFolder } from '../mirror-results.ts';
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
    feed: { ...system.feed, delete: (key) => deleteWithCopy(key, system.feed, path.resolve(out)) },
    uploadVersions: system.uploadVersions,
    clock: systemClock,
    copies: null,
    queues: [],
    lookAt: async (documents) => {
      for (const document of documents) await system.lookAt(document);
      await system.extract(() => {});
    },
    publish,
    runPublisher: publish,
    buildBulk: async () => {
      await system.buildBulk();
      await mirrorResults(system, path.resolve(out));
    },
    reconcile: async () => {
      const reconciled = await system.reconcile();
      await system.extract(() => {});
      return reconciled;
    },
    close: () => system.close(),
  };
}

/** What leaves the feed leaves the folder that mirrors it. The copy first: a death between the two leaves the object that tells of it. */
async function deleteWithCopy(key: string, feed: ObjectStore, out: string): Promise<void> {
  await rm(path.join(out, publicFolder, ...fileSegments(key)), { force: true });
  await feed.delete(key);
}
