import type { SQSBatchResponse, SQSEvent } from 'aws-lambda';
import { type LambdaProcess, type LambdaProcessOptions, startLambdaProcess } from '../../test/support/lambda-process.ts';

export interface ExtractedCopies {
  /** Milliseconds from the start of the function's process to its answer to the first document; and for each one after it. */
  readonly firstMs: number;
  readonly furtherMs: readonly number[];
}

/** The Extract bundle, started anew, over documents one after another. `onStart` has its process at once; `onEnd`, before it is stopped. */
export async function extractCopies(
  options: LambdaProcessOptions,
  events: readonly SQSEvent[],
  { onStart, onEnd }: { readonly onStart?: (lambda: LambdaProcess) => void; readonly onEnd?: (lambda: LambdaProcess) => void } = {},
): Promise<ExtractedCopies> {
  const started = performance.now();
  const lambda = await startLambdaProcess(options);
  onStart?.(lambda);
  try {
    const answered: number[] = [];
    for (const event of events) {
      const { batchItemFailures } = (await lambda.invoke(event)) as SQSBatchResponse;
      if (batchItemFailures.length > 0) throw new Error(`a document was not taken\n${lambda.log()}`);
      answered.push(performance.now());
    }
    onEnd?.(lambda);
    return {
      firstMs: (answered[0] ?? Number.NaN) - started,
      furtherMs: answered.slice(1).map((end, index) => end - (answered[index] ?? Number.NaN)),
    };
  } finally {
    await lambda.stop();
  }
}
