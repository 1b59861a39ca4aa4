import { describe, expect, it } from 'vitest';
import { keptWaitingMs } from '../../../shared/adapters/pdf/pdf-process-waiting.ts';

describe('how long other work keeps a process waiting', () => {
  it.runIf(process.platform === 'linux')('is known of a process that runs, and never more than the time there was', () => {
    const waited = keptWaitingMs(process.pid);
    expect(waited).toBeGreaterThanOrEqual(0);
    expect(waited).toBeLessThanOrEqual(performance.now());
  });

  it('is nothing where the process is gone, or the system does not say: all of the time counts then', () => {
    expect(keptWaitingMs(2 ** 30)).toBe(0);
    expect(keptWaitingMs(process.pid, 'darwin')).toBe(0);
  });
});
