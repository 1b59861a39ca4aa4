import { expect, it } from 'vitest';
import { type Flatness, measureFlatness } from '../../bench/flat/measure-flatness.ts';

/** Megabytes of difference that are no leak: code that is compiled later, and what is cached once. What each document leaves behind is there a hundred times. */
const slackMegabytes = 6;

it.skipIf(process.platform !== 'linux')(
  'a warm handler and its reader hold after 100 documents what they held after 10',
  { timeout: 240_000 },
  async () => {
    const found: Flatness[] = [];
    for await (const flatness of measureFlatness(100)) found.push(flatness);
    const [early, late] = found;
    expect(found.map(({ documents }) => documents)).toEqual([10, 100]);
    expect(late?.accepted).toBeGreaterThanOrEqual(80);
    expect(late?.handler.heapMegabytes).toBeLessThan((early?.handler.heapMegabytes ?? 0) + slackMegabytes);
    expect(late?.reader.heapMegabytes).toBeLessThan((early?.reader.heapMegabytes ?? 0) + slackMegabytes);
  },
);
