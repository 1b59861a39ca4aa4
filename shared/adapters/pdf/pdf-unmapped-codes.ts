/**
 * pdf.js's worker source → the same, but a code of which the font does not say what character it is gives U+FFFD, where pdf.js (and PDFium too) takes the
 * code itself for the character: a `C` that a damaged font has under code 36 would be read as `$`. The code of the space stays one, and so do those that are
 * Unicode by the name of their encoding (UniGB-UCS2-H), which has characters that its collection of glyphs has not. Word prints the end of a cell, too: a carriage
 * return of a simple font is a blank. Where either has ink, the second reader's picture gives it away.
 */
const fallback = /this\.toUnicode\.get\((\w+)\)\s*\|\|\s*\1;/g;
const noCharacter = 'this.toUnicode.get($1)||($1===32||!this.composite&&$1===13?32:(this.cidEncoding||"").startsWith("Uni")?$1:65533);';

/** Throws where pdf.js is another than this was written for. */
export function pdfWithUnmappedCodes(source: string): string {
  const count = [...source.matchAll(fallback)].length;
  if (count !== 1) throw new Error(`pdf.js has ${count} of ${fallback.source}`);
  return source.replace(fallback, noCharacter);
}
