import { textTable } from '../text-table.ts';
import type { OperatorCommand } from './operator-command.ts';
import { decisionOf, orderOptions } from './order-options.ts';
import { listWithheld, releaseCollapse, type WithheldDocument } from './release-collapse.ts';

/** Documents that a person is shown; more than a screen helps nobody. */
const rowsMax = 50;

export const releaseCollapseCommand: OperatorCommand<typeof orderOptions> = {
  usage: `release-collapse [--why <reason>] [--who <name>]
    Shows the withdrawals that are held back because they are so many. With --yes they go out; --who and --why are kept with the order.`,
  options: orderOptions,
  namesMax: 0,
  run: async (system, given) => {
    const decision = decisionOf(given);
    const listed = await listWithheld(system.clock.now(), system.table);
    if (!given.json) console.log(describe(listed));
    const order = decision === null ? null : await releaseCollapse(listed, decision, system);
    const publication = order === null ? null : await system.publish();
    if (given.json) console.log(JSON.stringify({ withheld: listed, order, publication }, null, 2));
    else if (publication !== null) console.log(`\nLet go. ${publication}`);
    else if (listed.length > 0) console.log('\nNothing was changed. If this is meant: the same again with --why <reason> --yes.');
    return 0;
  },
};

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
