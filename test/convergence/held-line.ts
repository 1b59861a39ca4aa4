import type { Call, Line } from './process.ts';

export interface HeldLine {
  readonly line: Line;
  /** Resolves when the call has come that is held up. */
  readonly reached: Promise<void>;
  /** Lets it go on. */
  goOn(): void;
}

/** Lets every call through but holds up the first that is meant, until told otherwise. */
export function holdAt(isMeant: (call: Call) => boolean): HeldLine {
  const reached = Promise.withResolvers<void>();
  const onward = Promise.withResolvers<void>();
  let isHeld = false;
  const line: Line = async (call, carryOut) => {
    if (!isHeld && isMeant(call)) {
      isHeld = true;
      reached.resolve();
      await onward.promise;
    }
    return carryOut();
  };
  return { line, reached: reached.promise, goOn: () => onward.resolve() };
}
