const format = new Intl.NumberFormat('en');

/** A number of records, in groups of three digits: alike in both languages. */
export function formatCount(count: number): string {
  return format.format(count);
}
