/** −Infinity where there is none. For a whole document's numbers, as `least`. */
export function greatest(numbers: readonly number[]): number {
  return numbers.reduce((found, number) => Math.max(found, number), Number.NEGATIVE_INFINITY);
}
