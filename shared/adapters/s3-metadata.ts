type Metadata = Readonly<Record<string, string>>;

/**
 * User metadata as it travels: S3 promises US-ASCII only and strips outer spaces, so every other character, and `%` itself, is percent-encoded as UTF-8.
 * Plain words and numbers stay as they are, readable for everybody.
 */
export function encodeMetadata(metadata: Metadata): Record<string, string> {
  return mapValues(metadata, (value) => value.replaceAll(/[^\x21-\x24\x26-\x7e]+/g, encodeURIComponent));
}

/** Undoes encodeMetadata. What somebody else wrote and is not so encoded comes back as it stands. */
export function decodeMetadata(metadata: Metadata): Metadata {
  return mapValues(metadata, (value) => {
    try {
      return decodeURIComponent(value);
    } catch {
      return value;
    }
  });
}

function mapValues(metadata: Metadata, change: (value: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(metadata).map(([name, value]) => [name, change(value)]));
}
