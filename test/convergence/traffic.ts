import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { type Failure, failed } from './faults.ts';
import type { HttpAnswer } from './http.ts';
import type { Call, Line } from './process.ts';

/** A process at work, as the scheduler sees it. */
export interface Worker {
  readonly name: string;
  state: 'working' | 'done' | 'dead';
}

export interface WaitingCall {
  readonly worker: Worker;
  readonly call: Call;
  readonly carryOut: (part?: 'whole' | 'half') => Promise<HttpAnswer>;
  readonly answer: (answer: Promise<HttpAnswer>) => void;
}

/**
 * Holds up every call of every worker until it is let go, one at a time: between two steps nothing moves, so that what happens depends on the order of
 * the steps alone.
 */
export class Traffic {
  #waiting: readonly WaitingCall[] = [];
  readonly #workers: Worker[] = [];

  get waiting(): readonly WaitingCall[] {
    return this.#waiting;
  }

  get working(): readonly Worker[] {
    return this.#workers.filter(({ state }) => state === 'working');
  }

  /** `work` begins at once; when it is over, `onDone` hears of it, but not of what a dead worker may still think. */
  async start<T>(name: string, work: (line: Line) => Promise<T>, onDone: (result: PromiseSettledResult<T>) => void): Promise<Worker> {
    const worker: Worker = { name, state: 'working' };
    this.#workers.push(worker);
    const line: Line = (call, carryOut) =>
      new Promise((answer) => {
        if (worker.state !== 'dead') this.#waiting = [...this.#waiting, { worker, call, carryOut, answer }];
      });
    const over = (result: PromiseSettledResult<T>): void => {
      if (worker.state === 'dead') return;
      worker.state = 'done';
      onDone(result);
    };
    work(line).then(
      (value) => over({ status: 'fulfilled', value }),
      (reason) => over({ status: 'rejected', reason }),
    );
    await this.#stillness();
    return worker;
  }

  async letGo(waiting: WaitingCall): Promise<void> {
    this.#take(waiting);
    waiting.answer(waiting.carryOut());
    await this.#stillness();
  }

  async fail(waiting: WaitingCall, failure: Failure, place: 'before' | 'after'): Promise<void> {
    this.#take(waiting);
    const effect = place === 'after' ? waiting.carryOut() : Promise.resolve();
    waiting.answer(effect.then(() => failed(failure, place, waiting.call)));
    await this.#stillness();
    await this.#retry(waiting);
  }

  /** The client tries again after a pause of its own choosing, during which other calls of the same worker wait: what comes first must not hang on it. */
  async #retry({ worker, call }: WaitingCall): Promise<void> {
    const isTriedAgain = (): boolean => this.#waiting.some((each) => each.worker === worker && each.call.what === call.what);
    for (let ms = 0; ms < retryMsMax && worker.state === 'working' && !isTriedAgain(); ms++) await sleep(1);
    await this.#stillness();
  }

  /** The worker of a call is gone, with all that it has on the way; the call itself may have its effect, or half of it. */
  async kill({ worker, carryOut }: WaitingCall, effect: 'none' | 'half' | 'whole'): Promise<void> {
    worker.state = 'dead';
    this.#waiting = this.#waiting.filter((waiting) => waiting.worker !== worker);
    // A streamed body whose source died with the worker never arrives.
    if (effect !== 'none') carryOut(effect).catch(() => {});
    await this.#stillness();
  }

  #take(waiting: WaitingCall): void {
    this.#waiting = this.#waiting.filter((each) => each !== waiting);
  }

  /** Until every worker is done or waits for an answer, and nothing has moved for a turn of the loop. */
  async #stillness(): Promise<void> {
    for (let quiet = 0, turns = 0; quiet < quietTurns; turns++) {
      const before = this.#waiting;
      await (turns < busyTurnsMax ? turn() : sleep(1));
      const isStill = this.working.every((worker) => this.#waiting.some((waiting) => waiting.worker === worker));
      quiet = isStill && before === this.#waiting ? quiet + 1 : 0;
    }
  }
}

/** An answer's way back into the code takes microtasks only, and some turns where its body is read. */
const quietTurns = 2;
/** No client here pauses longer; where a failure is not tried again, something else has come of it by then. */
const retryMsMax = 60;
/** Who is not still by then has paused on purpose, for some milliseconds. */
const busyTurnsMax = 50;
