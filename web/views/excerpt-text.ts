/** A value of the feed as text, a line a paragraph, amount or row; null where the form has no such row. */
export function excerptText(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map((each) => excerptText(each) ?? '').join('\n');
  if (typeof value !== 'object') return String(value);
  const { label, text } = value as { readonly label?: unknown; readonly text?: unknown };
  return `${excerptText(label) ?? ''}：${excerptText(text) ?? ''}`;
}
