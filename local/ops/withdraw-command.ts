import { recordIdSchema } from '../../shared/core/document.ts';
import { withdrawalInForce } from '../../shared/core/documents/withdrawal-in-force.ts';
import { UsageError } from '../input-files.ts';
import { terminalText } from '../terminal-text.ts';
import type { OperatorCommand } from './operator-command.ts';
import { decisionOf, orderOptions } from './order-options.ts';
import { type OrderedRecord, orderedRecord, orderWithdrawal } from './withdraw.ts';

const options = { record: { type: 'string' }, undo: { type: 'boolean' }, ...orderOptions } as const;

export const withdrawCommand: OperatorCommand<typeof options> = {
  usage: `withdraw --record <id> [--undo] [--why <reason>] [--who <name>]
    With --yes, takes a record out of public whichever documents say it, until the same with --undo brings it back. The public learns that it was
    decided; who and why stay with the order.`,
  options,
  namesMax: 0,
  run: async (system, given) => {
    const { record: id, undo: isUndone = false } = given.options;
    if (!recordIdSchema.safeParse(id).success || id === undefined)
      throw new UsageError('--record <id>: a record, as in pe-8b349898b25182b1');
    const decision = decisionOf(given);
    const record = await orderedRecord(id, system);
    if (record === null)
      throw new UsageError(`${id}: no record has this id in public, and no document says one; what is held is not public`);
    if (!given.json) console.log(describe(record));
    const order = decision === null ? null : await orderWithdrawal(record, isUndone, decision, system);
    const publication = order === null ? null : await system.publish();
    if (given.json) console.log(JSON.stringify({ record, order, publication }, null, 2));
    else console.log(`\n${outcome(record, isUndone, publication)}`);
    return 0;
  },
};

/** A line of a terminal: reasons and names may be longer. */
const lineColumnsMax = 150;

function describe({ id, projectName, agency, fiscalYear, published, documents, orders }: OrderedRecord): string {
  const told = orders.map(({ when, who, why, isUndone }) => `${when} ${isUndone ? 'brought back' : 'withdrawn'} by ${who}: ${why}`);
  return [
    `${id}  ${agency} ${fiscalYear} ${projectName}`,
    `in public: ${published ?? 'never'}`,
    ...documents.map((document) => `said by: ${document}`),
    ...told.map((order) => `ordered: ${order}`),
  ]
    .map((line) => terminalText(line, lineColumnsMax))
    .join('\n');
}

function outcome({ orders, documents }: OrderedRecord, isUndone: boolean, publication: string | null): string {
  const isWithdrawn = withdrawalInForce(orders) !== null;
  if (isWithdrawn !== isUndone) return isWithdrawn ? 'It is withdrawn by an order already.' : 'No order withdraws it.';
  if (publication !== null) return `Ordered. ${publication}`;
  const back =
    documents.length === 0 ? 'It would stay withdrawn: no document says it.' : 'It would be public again, as its documents say it.';
  return `${isUndone ? back : 'It would be withdrawn.'} Nothing was changed. If this is meant: the same again with --why <reason> --yes.`;
}
