/** A tree of XML to write: text, or elements in order. An element that is undefined is left out; a list repeats its element. */
export type XmlContent = string | number | boolean | XmlElements;
export interface XmlElements {
  readonly [name: string]: XmlContent | readonly XmlContent[] | undefined;
}

/** The document that S3 would answer with. */
export function renderXml(root: string, content: XmlElements, namespace = 'http://s3.amazonaws.com/doc/2006-03-01/'): string {
  const xmlns = namespace === '' ? '' : ` xmlns="${namespace}"`;
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root}${xmlns}>${renderContent(content)}</${root}>`;
}

function renderContent(content: XmlContent): string {
  if (typeof content !== 'object') return escapeXml(String(content));
  return Object.entries(content)
    .flatMap(([name, value]) => asList(value).map((each) => `<${name}>${renderContent(each)}</${name}>`))
    .join('');
}

function asList(value: XmlContent | readonly XmlContent[] | undefined): readonly XmlContent[] {
  if (value === undefined) return [];
  return Array.isArray(value) ? value : [value as XmlContent];
}

/** Control characters become references, as S3 writes them. Most of them are not XML 1.0 even so: a listing of such keys needs `encoding-type=url`. */
function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll(controlCharacters, (character) => `&#x${character.charCodeAt(0).toString(16)};`);
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
const controlCharacters = /[\u0000-\u001f]/g;
