import type { HttpAnswer } from './http.ts';
import { cloudFrontError } from './memory-cloudfront.ts';
import { dynamoError } from './memory-dynamo.ts';
import { s3Error } from './memory-s3.ts';
import { snsError } from './memory-sns.ts';
import type { Call, Line } from './process.ts';

/** `conflict` is 409 before the effect of a write to S3 and 412 after it, as a write that was sent twice has it; in DynamoDB the failed condition. */
export type Failure = 'throttled' | 'timed-out' | 'cut-off' | 'conflict';

/** What goes wrong with the n-th call of a process, from 1: the process is gone; or the call fails this once, and what the code does about it counts. */
export interface Fault {
  readonly n: number;
  readonly place: 'before' | 'halfway' | 'after';
  readonly what: 'death' | Failure;
}

/** Every fault that a call can meet. A read has no effect, so that after it is before the next call; of a condition only what had one can fail. */
export function faultsOf(call: Call, n: number): readonly Fault[] {
  const places = call.isBatch
    ? (['before', 'halfway', 'after'] as const)
    : call.writes
      ? (['before', 'after'] as const)
      : (['before'] as const);
  const whats = ['death', 'throttled', 'timed-out', 'cut-off', ...(call.condition === 'none' ? [] : ['conflict' as const])] as const;
  return places.flatMap((place) => whats.map((what) => ({ n, place, what })));
}

export interface FaultyLine {
  readonly line: Line;
  /** Resolves when the process has died. */
  readonly died: Promise<'died'>;
}

/** After a death nothing of the process reaches the world any more, and nothing comes back. */
export function faultyLine(fault: Fault): FaultyLine {
  let calls = 0;
  let isDead = false;
  const death = Promise.withResolvers<'died'>();
  const line: Line = async (call, carryOut) => {
    if (isDead) return new Promise(() => {});
    calls += 1;
    if (calls !== fault.n) return carryOut();
    if (fault.place !== 'before') await carryOut(fault.place === 'halfway' ? 'half' : 'whole');
    if (fault.what !== 'death') return failed(fault.what, fault.place, call);
    isDead = true;
    death.resolve('died');
    return new Promise(() => {});
  };
  return { line, died: death.promise };
}

const throttled: Readonly<Record<Call['service'], () => HttpAnswer>> = {
  s3: () => s3Error(503, 'SlowDown'),
  dynamodb: () => dynamoError('ProvisionedThroughputExceededException'),
  sns: () => snsError('Throttling'),
  cloudfront: () => cloudFrontError('Throttling'),
};

/** What a call hears that failed: thrown where there was no answer. */
export function failed(what: Failure, place: Fault['place'], { service }: Call): HttpAnswer {
  switch (what) {
    case 'throttled':
      return throttled[service]();
    case 'timed-out':
      throw Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
    case 'cut-off':
      throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    case 'conflict':
      if (service === 'dynamodb') return dynamoError('ConditionalCheckFailedException');
      return place === 'before' ? s3Error(409, 'ConditionalRequestConflict') : s3Error(412, 'PreconditionFailed');
  }
}
