import * as z from 'zod';
import { type Notice, noticeSchema } from '../../core/notices/notice.ts';
import type { DocumentTable } from '../../ports.ts';
import { checkItem } from './dynamo-check-item.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { Condition, DynamoItems } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The one item that holds what officers were told last, or are being told. */
export function dynamoNotices(items: DynamoItems): Pick<DocumentTable, 'getNotice' | 'putNotice'> {
  return {
    getNotice: async () => {
      const item = await items.get(dynamoKeys.notice);
      if (item === null) return null;
      const { pk, sk, ...notice } = parseItem(noticeItemSchema, item);
      return notice;
    },

    putNotice: async (notice, expected) => {
      const item = checkItem(noticeItemSchema, { ...dynamoKeys.notice, ...notice });
      return items.putIf({ ...item }, expected === null ? dynamoConditions.isAbsent : isStill(expected));
    },
  };
}

const noticeItemSchema = noticeSchema.extend({ pk: z.literal('notices'), sk: z.literal('last') });

/** By placeholders: names may be reserved words. */
function isStill({ number, settled }: Notice): Condition {
  return {
    expression: '#number = :number AND #settled = :settled',
    names: { '#number': 'number', '#settled': 'settled' },
    values: { ':number': number, ':settled': settled },
  };
}
