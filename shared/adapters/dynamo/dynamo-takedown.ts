import * as z from 'zod';
import { takedownSchema } from '../../core/redaction/takedown.ts';
import { parseStoredWhole } from '../../core/stored/parse-stored-whole.ts';
import type { DocumentTable } from '../../ports.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { DynamoItems } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The one item that says which takedowns are on their way. It goes on for good, so that what a later version says in it stays where this one writes it. */
export function dynamoTakedown(items: DynamoItems): Pick<DocumentTable, 'getTakedown' | 'putTakedown'> {
  return {
    getTakedown: async () => {
      const item = await items.get(dynamoKeys.takedown);
      if (item === null) return null;
      const { pk, sk, ...takedown } = parseItem(takedownItemSchema, item, parseStoredWhole);
      return takedown;
    },

    putTakedown: async (takedown) => {
      const item = parseItem(takedownItemSchema, { ...dynamoKeys.takedown, ...takedown }, parseStoredWhole);
      return items.putIf(
        { ...item },
        takedown.counter === 1 ? dynamoConditions.isAbsent : dynamoConditions.hasCounter(takedown.counter - 1),
      );
    },
  };
}

const takedownItemSchema = takedownSchema.extend({ pk: z.literal('release'), sk: z.literal('takedown') });
