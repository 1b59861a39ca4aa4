import { latestKey, readLatest, readManifest } from '../../shared/steps/read-feed.ts';
import { readPlan } from '../../shared/steps/read-plan.ts';
import type { OutOfPlace } from './out-of-place.ts';
import type { ReconcilePorts } from './reconcile-ports.ts';
import type { Walk } from './walk.ts';

/** The files that readers know by name, against the pointer. */
export function walkAliases(ports: ReconcilePorts): Walk {
  return {
    places: async function* (after) {
      if (after === null) yield latestKey;
    },
    look: () => lookAtAliases(ports),
  };
}

const aliases = ['feed.json', 'changes.json', 'changes.feed.json', 'overview.json', 'index.html'];
/** Where the bulk files belong to each release. */
const datasetAliases = ['datapackage.json', 'catalog.jsonld'];

/**
 * While a release is on its way, aliases may be older; once the mark is settled, none is. Where one is all the same, the mark is opened again, and the
 * next run of the publisher carries the plan out anew, as after a death. Not where the plan has expired, or makes no release: the next release does it.
 */
async function lookAtAliases({ feed, table, uploads }: ReconcilePorts): Promise<readonly OutOfPlace[]> {
  const mark = await table.getPlanMark();
  const read = await readLatest(feed);
  if (mark === null || !mark.settled || read === null || mark.sequence !== read.latest.sequence) return [];
  const { bulk } = await readManifest(feed, read.latest.manifest);
  const old: string[] = [];
  for (const alias of bulk.length === 0 ? aliases : [...aliases, ...datasetAliases]) {
    if (Number((await feed.head(alias))?.metadata.sequence ?? 0) < mark.sequence) old.push(alias);
  }
  if (old.length === 0) return [];
  const plan = await readPlan(mark, uploads);
  const isOfRelease = plan !== null && plan.summary !== null;
  if (isOfRelease) await table.putPlanMark({ ...mark, settled: false }, mark);
  return old.map((where) => ({ what: 'alias of an older release', where, isSetRight: isOfRelease }));
}
