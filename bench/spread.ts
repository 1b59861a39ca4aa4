import { z } from 'zod';

/** What many runs say together: the middle one, and between which values half of them lie. */
export const spreadSchema = z.strictObject({ median: z.number(), low: z.number(), high: z.number() });

export type Spread = Readonly<z.infer<typeof spreadSchema>>;

export function spread(numbers: readonly number[]): Spread {
  if (numbers.length === 0) throw new Error('nothing was measured');
  const sorted = numbers.toSorted((a, b) => a - b);
  return { median: quantile(sorted, 0.5), low: quantile(sorted, 0.25), high: quantile(sorted, 0.75) };
}

/** Between two measured values, in proportion. */
export function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? 0;
  const above = sorted[Math.ceil(place)] ?? 0;
  return below + (above - below) * (place - Math.floor(place));
}
