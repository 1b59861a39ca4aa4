/** What AWS charges of requests, by the price they have. */
export interface Requests {
  /** PUT, POST, COPY and LIST. */
  s3Writes: number;
  /** GET and HEAD. Deletions cost nothing. */
  s3Reads: number;
  /** Units of the table itself as the local server computes them by AWS' rules; what the indexes take comes on top. */
  tableReadUnits: number;
  tableWriteUnits: number;
  /** All there were, for the time that they take. */
  requests: number;
}

interface Counted {
  readonly middlewareStack: {
    add(middleware: (next: Next, context: { readonly commandName?: string }) => Next, options: { readonly step: 'initialize' }): void;
  };
}
type Next = (args: { input: object }) => Promise<{ readonly output: object }>;

const readCommands = ['GetObjectCommand', 'HeadObjectCommand'];
const freeCommands = ['DeleteObjectCommand', 'DeleteObjectsCommand'];

/** Counts from now on. The clients are of the SDK, whose types of middleware are narrower than what is needed of them. */
export function countRequests(s3: object, dynamo: object): Requests {
  const counted: Requests = { s3Writes: 0, s3Reads: 0, tableReadUnits: 0, tableWriteUnits: 0, requests: 0 };
  const initialize = { step: 'initialize' } as const;
  (s3 as Counted).middlewareStack.add((next, { commandName = '' }) => {
    counted.requests += 1;
    if (readCommands.includes(commandName)) counted.s3Reads += 1;
    else if (!freeCommands.includes(commandName)) counted.s3Writes += 1;
    return next;
  }, initialize);
  (dynamo as Counted).middlewareStack.add(
    (next, { commandName = '' }) =>
      async ({ input, ...rest }) => {
        counted.requests += 1;
        const answer = await next({ ...rest, input: { ...input, ReturnConsumedCapacity: 'TOTAL' } });
        const units = unitsOf(answer.output);
        if (/^(Get|Query|BatchGet)/.test(commandName)) counted.tableReadUnits += units;
        else counted.tableWriteUnits += units;
        return answer;
      },
    initialize,
  );
  return counted;
}

interface Consumed {
  readonly CapacityUnits: number;
}

function unitsOf(output: { readonly ConsumedCapacity?: Consumed | readonly Consumed[] }): number {
  return [output.ConsumedCapacity ?? []].flat().reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
}
