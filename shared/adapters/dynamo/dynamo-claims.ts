import * as z from 'zod';
import type { Claim, ClaimSubject } from '../../core/documents/claim.ts';
import type { DocumentTable } from '../../ports.ts';
import { checkItem } from './dynamo-check-item.ts';
import { dynamoConditions } from './dynamo-conditions.ts';
import type { DynamoItems, Item, KeyedItem } from './dynamo-items.ts';
import { dynamoKeys } from './dynamo-keys.ts';
import { parseItem } from './dynamo-parse-item.ts';

/** The claims, each an item of its own under what it is on. */
export function dynamoClaims(items: DynamoItems): Pick<DocumentTable, 'putClaims' | 'deleteClaims' | 'claimsOn'> {
  return {
    putClaims: (claims) => items.putAll(claims.map(({ subject, claim }) => claimToItem(subject, claim))),

    deleteClaims: (claims) => items.deleteAll(claims.map(({ subject, claim }) => dynamoKeys.claim(subject, claim))),

    claimsOn: async (subject) => {
      const standing = await items.query({ where: dynamoConditions.beginsWith(subject, dynamoKeys.claimPrefix) });
      return standing.map(itemToClaim);
    },
  };
}

const claimItemSchema = z.strictObject({
  pk: z.string(),
  sk: z.string(),
  document: z.string().min(1),
  revision: z.string().min(1),
  index: z.int().min(0),
});

function claimToItem(subject: ClaimSubject, { document, revision, index }: Claim): KeyedItem {
  return { ...checkItem(claimItemSchema, { ...dynamoKeys.claim(subject, { document, revision }), document, revision, index }) };
}

export function itemToClaim(item: Item): Claim {
  const { pk, sk, ...claim } = parseItem(claimItemSchema, item);
  return claim;
}
