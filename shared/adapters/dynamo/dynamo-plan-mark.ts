import * as z from 'zod';
import { sha256Schema } from '../../core/document.ts';
import { withdrawalCountSchema } from '../../core/feed/hold-back-collapse.ts';
import type { DocumentTable, PlanMark } from '../../ports.ts';
import { checkItem } from './dynamo-check-item.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { Condition, DynamoItems } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The one item that says which release is being made. */
export function dynamoPlanMark(items: DynamoItems): Pick<DocumentTable, 'getPlanMark' | 'putPlanMark'> {
  return {
    getPlanMark: async () => {
      const item = await items.get(dynamoKeys.plan);
      if (item === null) return null;
      const { pk, sk, ...mark } = parseItem(planItemSchema, item);
      return mark;
    },

    putPlanMark: async (mark, expected) => {
      const item = checkItem(planItemSchema, { ...dynamoKeys.plan, ...mark });
      return items.putIf({ ...item }, expected === null ? dynamoConditions.isAbsent : isStill(expected));
    },
  };
}

const planItemSchema = z.strictObject({
  pk: z.literal('release'),
  sk: z.literal('plan'),
  sequence: z.int().min(0),
  planSha256: sha256Schema,
  settled: z.boolean(),
  withdrawals: z.array(withdrawalCountSchema),
});

/** The mark is the one that was read: what was counted follows from the plan. By placeholders: some names are reserved words. */
function isStill({ sequence, planSha256, settled }: PlanMark): Condition {
  const names = Object.keys({ sequence, planSha256, settled } satisfies Partial<PlanMark>);
  return {
    expression: names.map((name) => `#${name} = :${name}`).join(' AND '),
    names: Object.fromEntries(names.map((name) => [`#${name}`, name])),
    values: { ':sequence': sequence, ':planSha256': planSha256, ':settled': settled },
  };
}
