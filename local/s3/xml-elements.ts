/**
 * The contents of each element of this name, undecoded, in a request's XML. Enough for the three flat documents that S3 takes here (Delete,
 * VersioningConfiguration, CreateBucketConfiguration), in which no element holds another of its own name and none carries attributes but the root.
 */
export function xmlElements(xml: string, name: string): readonly string[] {
  return [...xml.matchAll(new RegExp(`<${name}(?:\\s[^>]*)?>([\\s\\S]*?)</${name}>`, 'g'))].map((match) => match[1] ?? '');
}

/** The text of the first element of this name, or undefined. */
export function xmlText(xml: string, name: string): string | undefined {
  const content = xmlElements(xml, name)[0];
  return content?.replaceAll(/&(?:#x([0-9a-fA-F]+)|#([0-9]+)|(amp|lt|gt|quot|apos));/g, (_, hex, decimal, named) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (decimal !== undefined) return String.fromCodePoint(Number.parseInt(decimal, 10));
    return { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }[named as 'amp' | 'lt' | 'gt' | 'quot' | 'apos'];
  });
}
