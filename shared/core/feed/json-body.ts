/** The one way in which a document of the feed is written: JSON without needless white space, and a newline. Keys stay in the order given. */
export function jsonBody(value: unknown): string {
  return `${JSON.stringify(value)}\n`;
}
