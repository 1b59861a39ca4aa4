/** Infinity where there is none. For a whole document's numbers: `Math.min(...numbers)` throws from some 125,000 on, as many arguments as no call takes. */
export function least(numbers: readonly number[]): number {
  return numbers.reduce((found, number) => Math.min(found, number), Number.POSITIVE_INFINITY);
}
