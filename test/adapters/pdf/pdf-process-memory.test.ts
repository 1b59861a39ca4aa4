import { describe, expect, it } from 'vitest';
import { kilobytesIn, residentBytes } from '../../../shared/adapters/pdf/pdf-process-memory.ts';

it.each([
  ['linux', 'Name:\tnode\nVmHWM:\t  120000 kB\nVmRSS:\t   92340 kB\nThreads:\t11\n', 92_340],
  ['linux', 'Name:\tnode\nState:\tZ (zombie)\n', null],
  ['darwin', ' 92340\n', 92_340],
  ['darwin', '', null],
  ['win32', '"node.exe","4711","Console","1","92,340 K"\r\n', 92_340],
  ['win32', '"node.exe","4711","Console","1","92.340 K"\r\n', 92_340],
  ['win32', 'INFO: No tasks are running which match the specified criteria.\r\n', null],
] as const)('what %s says of a process (%j)', (platform, text, kilobytes) => {
  expect(kilobytesIn(text, platform)).toBe(kilobytes);
});

describe.runIf(process.platform !== 'win32')('on this system', () => {
  it('a process holds about what it says of itself', async () => {
    const own = process.memoryUsage.rss();
    const seen = (await residentBytes(process.pid)) ?? 0;
    expect(Math.abs(seen - own) / own).toBeLessThan(0.2);
  });

  it('a process that is not there holds nothing that could be said', async () => {
    expect(await residentBytes(2 ** 30)).toBe(null);
  });
});
