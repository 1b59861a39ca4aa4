/** As few of these digits as keep them free of the prefixes that are taken: none begins with another, so that each id has exactly one. */
export function newPrefix(digits: string, taken: readonly string[]): string {
  let length = 0;
  while (taken.some((prefix) => prefix.startsWith(digits.slice(0, length)))) length += 1;
  return digits.slice(0, length);
}
