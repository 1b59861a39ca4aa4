import { userInfo } from 'node:os';
import type { Order } from '../../shared/core/documents/order.ts';
import { UsageError } from '../input-files.ts';
import type { OpsGiven } from './operator-command.ts';

/** The options of a command that gives an order. */
export const orderOptions = { who: { type: 'string' }, why: { type: 'string' } } as const;

/** Who gives the order and why; null where it is not meant yet. Whoever is logged in gives it, unless somebody else is named. */
export function decisionOf({ isMeant, options }: OpsGiven<typeof orderOptions>): Pick<Order, 'who' | 'why'> | null {
  if (!isMeant) return null;
  const { who = userInfo().username, why } = options;
  if (why === undefined) throw new UsageError('--why is missing: the order keeps the reason');
  return { who, why };
}
