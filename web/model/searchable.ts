/** Text as it is compared: full-width and half-width, upper and lower case alike, white space left out (it is set at random between Chinese characters). */
export function searchable(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/\s+/gu, '');
}
