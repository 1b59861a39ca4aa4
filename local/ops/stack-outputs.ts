import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import * as z from 'zod';
import { type OpsOutputs, opsOutputsSchema } from '../../shared/config.ts';
import { UsageError } from '../input-files.ts';

/** What a stack says of itself. Region, endpoint and keys as the SDK finds them. */
export async function stackOutputs(stackName: string): Promise<OpsOutputs> {
  const client = new CloudFormationClient({});
  try {
    const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: stackName }));
    const outputs = Object.fromEntries((Stacks[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue }) => [OutputKey, OutputValue]));
    const parsed = opsOutputsSchema.safeParse(outputs);
    if (!parsed.success)
      throw new UsageError(`${stackName}: not a stack of this version; deploy it, or name another\n${z.prettifyError(parsed.error)}`);
    return parsed.data;
  } catch (error) {
    if (error instanceof Error && error.name === 'ValidationError')
      throw new UsageError(`${error.message}: is it in this account and region?`);
    throw error;
  } finally {
    client.destroy();
  }
}
