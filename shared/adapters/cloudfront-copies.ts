import { type CloudFrontClient, CreateInvalidationCommand, GetInvalidationCommand } from '@aws-sdk/client-cloudfront';
import type { PublicCopies } from '../ports.ts';

/** CloudFront needs a minute or two; after this it is left to itself, and whoever waits is told by which name to ask. */
const patience = { waitMsMax: 900_000, askEveryMs: 10_000 };

/** What CloudFront keeps of a feed. All of it is dropped: one path that names everything is as cheap as any, and forgets none. */
export function createCloudFrontCopies(
  client: CloudFrontClient,
  distributionId: string,
  { waitMsMax, askEveryMs }: typeof patience = patience,
): PublicCopies {
  return {
    drop: async (reference) => {
      const { Invalidation } = await client.send(
        new CreateInvalidationCommand({
          DistributionId: distributionId,
          // The same reference is the same invalidation: a retry of the request makes no second one.
          InvalidationBatch: { CallerReference: reference, Paths: { Quantity: 1, Items: ['/*'] } },
        }),
      );
      const id = Invalidation?.Id;
      if (id === undefined) throw new Error(`CloudFront gave no name to the invalidation of ${distributionId}`);
      let status = Invalidation?.Status;
      for (let waitedMs = 0; status !== 'Completed' && waitedMs < waitMsMax; waitedMs += askEveryMs) {
        await new Promise((resolve) => setTimeout(resolve, askEveryMs));
        status = (await client.send(new GetInvalidationCommand({ DistributionId: distributionId, Id: id }))).Invalidation?.Status;
      }
      return { distributionId, id, isOver: status === 'Completed' };
    },
  };
}
