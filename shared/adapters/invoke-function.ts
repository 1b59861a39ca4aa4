import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';

/** Runs a function of Lambda and waits for what it answers. Throws where the run failed, with the error that the function gave. */
export async function invokeFunction(client: LambdaClient, name: string): Promise<unknown> {
  const { FunctionError, Payload } = await client.send(
    new InvokeCommand({ FunctionName: name, Payload: JSON.stringify({ source: 'jixiao.ops' }) }),
  );
  const answer = Payload === undefined ? '' : new TextDecoder().decode(Payload);
  if (FunctionError !== undefined) throw new Error(`${name} failed: ${answer}`);
  return JSON.parse(answer);
}
