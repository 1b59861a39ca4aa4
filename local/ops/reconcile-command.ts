import type { Reconciled } from '../../lambdas/reconcile/reconcile.ts';
import type { ReconcileCursor } from '../../shared/core/documents/reconcile-cursor.ts';
import { terminalText } from '../terminal-text.ts';
import { textTable } from '../text-table.ts';
import type { OperatorCommand } from './operator-command.ts';

export const reconcileCommand: OperatorCommand<Record<never, never>> = {
  usage: `reconcile
    With --yes, has bucket, table and feed compared now, from where the last run stopped; shows what was out of place, and what is left for a person.`,
  options: {},
  namesMax: 0,
  run: async (system, { isMeant, json }) => {
    const cursor = await system.table.getReconcileCursor();
    if (!isMeant) {
      console.log(json ? JSON.stringify({ cursor }, null, 2) : `${describeCursor(cursor)} Nothing was changed; with --yes it runs now.`);
      return 0;
    }
    const reconciled = await system.reconcile();
    const publication = await system.publish();
    if (json) console.log(JSON.stringify({ ...reconciled, publication }, null, 2));
    else console.log(`${describe(reconciled)}\n${publication}`);
    return 0;
  },
};

function describeCursor(cursor: ReconcileCursor | null): string {
  if (cursor === null) return 'The reconciliation never ran.';
  if (cursor.walk === 'documents' && cursor.after === null) return 'The last pass came to its end; the next one begins anew.';
  return `A pass is on its way: it goes on with ${cursor.walk} after ${JSON.stringify(cursor.after)}.`;
}

const columnsMax = 100;

function describe({ places, setRight, left, isWhole, found }: Reconciled): string {
  const rows = found.map(({ what, where, isSetRight }) => [
    what,
    terminalText(where, columnsMax),
    isSetRight ? 'set right, or sent to be' : 'left for a person',
  ]);
  return [
    `${places} place(s) looked at: ${setRight} out of place and set right, ${left} left for a person.`,
    ...(isWhole ? [] : ['There was no time for all of them: the next run goes on.']),
    ...(rows.length === 0 ? [] : ['', textTable([['what', 'where', 'now'], ...rows]), '']),
    ...(found.length < setRight + left ? [`… and ${setRight + left - found.length} more: the log has them all`] : []),
  ].join('\n');
}
