/** The same values about 0, with squares that add up to 1, so that a sum of products is a correlation. All 0 where they are all the same. */
export function standardised(values: ArrayLike<number>): Float64Array {
  const numbers = new Float64Array(values);
  let sum = 0;
  for (const value of numbers) sum += value;
  const mean = sum / numbers.length;
  let squares = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const about = (numbers[index] ?? 0) - mean;
    numbers[index] = about;
    squares += about * about;
  }
  const length = Math.sqrt(squares);
  if (length !== 0) for (let index = 0; index < numbers.length; index += 1) numbers[index] = (numbers[index] ?? 0) / length;
  return numbers;
}
