import { type Ran, runJixiao } from './run-jixiao.ts';

/** `jixiao ops …`, as an operator types it. */
export function runOps(...args: readonly string[]): Promise<Ran> {
  return runJixiao(['ops', ...args]);
}
