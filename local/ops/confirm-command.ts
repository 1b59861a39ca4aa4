import { headingSchema } from '../../shared/core/documents/order.ts';
import { UsageError } from '../input-files.ts';
import { type ConfirmIntent, confirmIntent } from './confirm-intent.ts';
import { describeConfirmations, describeHeld } from './describe-held.ts';
import { giveBytesOrders } from './give-bytes-orders.ts';
import { heldTables } from './held-tables.ts';
import type { GivenParts } from './mean-heading.ts';
import type { OperatorCommand, OpsGiven } from './operator-command.ts';
import { decisionOf, orderOptions } from './order-options.ts';

const options = {
  ...orderOptions,
  document: { type: 'string' },
  record: { type: 'string' },
  agency: { type: 'string' },
  year: { type: 'string' },
  seen: { type: 'string' },
  undo: { type: 'boolean' },
} as const;
type Given = OpsGiven<typeof options>;

export const confirmCommand: OperatorCommand<typeof options> = {
  usage: `confirm --document <key> [--record <number or name>] [--agency <full name>] [--year <year>] [--undo] [--seen <mark>] [--why <reason>] [--who <name>]
    Shows what of a document is held, why, and with which values it would be published. With --yes, and the --seen that is shown with the values, a table is
    published as printed; with --agency and --year those whose headings do not say whose they are. --undo takes that back: what was published is withdrawn.`,
  options,
  namesMax: 0,
  run: async (system, given) => {
    const { document, record = null, undo = false } = given.options;
    if (document === undefined) throw new UsageError('which document? --document <key below incoming/>');
    const decided = decisionOf(given);
    const shown = await heldTables(document, system.table);
    if (shown === null) throw new UsageError(`${document}: no document stands there`);
    const intent = confirmIntent(shown, { record, parts: partsOf(given), undo, isMeant: given.isMeant });
    if (decided !== null) assertSeen(intent, given);
    if (!given.json) console.log(describe(document, intent));
    const orders = decided === null ? [] : intent.orders({ ...decided, when: system.clock.now().toISOString() });
    const publication = orders.length === 0 ? null : await giveBytesOrders(orders, intent.records, system);
    const { tables, confirmations, seen } = intent;
    if (given.json) console.log(JSON.stringify({ document, tables, confirmations, seen, orders, publication }, null, 2));
    else
      console.log(
        publication === null ? `\nNothing was changed.${nextStep(intent, undo)}` : `\n${undo ? 'Taken back' : 'Confirmed'}. ${publication}`,
      );
    return 0;
  },
};

function partsOf({ options: { agency, year } }: Given): GivenParts | null {
  if (agency === undefined && year === undefined) return null;
  const parts = headingSchema.safeParse({ agency: agency ?? null, fiscalYear: year === undefined ? null : Number(year) });
  if (!parts.success) throw new UsageError('--agency is the full name of a body, on one line; --year is a year like 2018');
  return parts.data;
}

function assertSeen({ seen }: ConfirmIntent, { options }: Given): void {
  if (seen === null || options.seen === seen) return;
  const why = options.seen === undefined ? 'is missing' : 'stands for something else than what is read now';
  throw new UsageError(`--seen ${why}: the same without --yes shows the values to compare with the page, and their mark`);
}

function describe(document: string, { tables, confirmations }: ConfirmIntent): string {
  const hasTables = tables.length > 0 || confirmations.length === 0;
  return [
    ...(hasTables ? [describeHeld(document, tables)] : []),
    ...(confirmations.length > 0 ? [describeConfirmations(confirmations)] : []),
  ].join('\n\n');
}

function nextStep({ tables, seen }: ConfirmIntent, undo: boolean): string {
  if (undo) return ' If this is meant: the same again with --why <reason> --yes.';
  if (seen === null) return tables.length > 1 ? ' --record <number> shows one table, and how to confirm it.' : '';
  return `
Compare every value with the page (npx jixiao inspect <pdf> draws it with each field outlined). If all are what it shows, the same again with
--seen ${seen} --why <reason> --yes`;
}
