/** The same values about 0, with squares that add up to 1, so that a sum of products is a correlation. All 0 where they are all the same. */
export function standardised(values: ArrayLike<number>): Float64Array {
  const numbers = new Float64Array(values);
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const about = numbers.map((value) => value - mean);
  const length = Math.sqrt(about.reduce((sum, value) => sum + value * value, 0));
  return length === 0 ? about : about.map((value) => value / length);
}
