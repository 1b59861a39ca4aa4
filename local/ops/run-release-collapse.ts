import { UsageError } from '../input-files.ts';
import type { OpsOptions } from '../ops-command.ts';
import { textTable } from '../text-table.ts';
import type { OpsSystem } from './ops-system.ts';
import { listWithheld, releaseCollapse, type WithheldDocument } from './release-collapse.ts';

/** Documents that a person is shown; more than a screen helps nobody. */
const rowsMax = 50;

/** `jixiao ops release-collapse` */
export async function runReleaseCollapse(system: OpsSystem, { isMeant, json, who, why }: OpsOptions): Promise<number> {
  if (isMeant && why === null) throw new UsageError('--why is missing: the order keeps the reason');
  const listed = await listWithheld(system.clock.now(), system.table);
  if (!json) console.log(describe(listed));
  const order = isMeant && why !== null ? await releaseCollapse(listed, { who, why }, system) : null;
  const publication = order === null ? null : await system.publish();
  if (json) console.log(JSON.stringify({ withheld: listed, order, publication }, null, 2));
  else if (publication !== null) console.log(`\nLet go. ${publication}`);
  else if (listed.length > 0) console.log('\nNothing was changed. If this is meant: the same again with --why <reason> --yes.');
  return 0;
}

function describe(listed: readonly WithheldDocument[]): string {
  if (listed.length === 0) return 'No withdrawal is held back.';
  const records = listed.reduce((sum, { records }) => sum + records.length, 0);
  const rows = listed
    .slice(0, rowsMax)
    .map(({ document, since, records }) => [document, since, String(records.length), records[0]?.projectName ?? '']);
  return [
    `${records} record(s) of ${listed.length} document(s) are in public although no document says them any more.\n`,
    textTable([['document', 'held back since', 'records', 'first project'], ...rows]),
    ...(listed.length > rowsMax ? [`… and ${listed.length - rowsMax} more: --json lists them all`] : []),
  ].join('\n');
}
