/**
 * pdf.js's worker source → the same, but what it would skip in a page's content is an error: an operator that does not exist, or one that lacks operands, or
 * what is no digit in a string of hexadecimal ones, or a string that ends within a code of its font. `stopAtErrors` does not reach these, and readers go on from there each in its own way: pdftotext leaves the rest of the page out where pdf.js and
 * PDFium show it. A page that is shown differently by different readers says nothing for sure. Works on the plain and on the minified build.
 */
const skips: readonly (readonly [found: RegExp, error: string])[] = [
  [/\b\w+\(`Unknown command "\$\{(\w+)\}"\.`\)/g, '`unknown operator $${$1}`'],
  [/\b\w+\(`getHexString - ignoring invalid character: \$\{\w+\}`\)/g, '"a string in hexadecimal that is none"'],
  [/\b\w+\(`Skipping \$\{(\w+)\}`\)/g, '$1'],
];

/** Where a code of two bytes or more was read: past the end of its string, perhaps, as if a byte of 0 stood there. */
const codeRead = /(\w+) ?\+= ?(\w+);(?=\s*const \w+ ?= ?this\._charToGlyph\([^;]*?(\w+)\.charCodeAt)/g;
const wholeCode = '$1+=$2;if($1>$3.length)throw new Error("a string that ends within a code");';

/**
 * Where a Type 1 font says which character a code is. One of two thousand million makes an array as long, which pdf.js goes through for each character of the
 * font, in one call that takes minutes; a string has bytes.
 */
const codeNamed = /const (\w+) ?= ?this\.readInt\(\);\s*this\.getToken\(\);\s*const \w+ ?= ?this\.getToken\(\);(?=\s*\w+\[\1\] ?=)/g;
const byteNamed = '$&if($1<0||$1>255)throw new Error("a font that names a code that is no byte");';

/** Throws where pdf.js is another than this was written for. */
export function pdfWithStrictContent(source: string): string {
  const whole = replaceOnce(replaceOnce(source, codeRead, wholeCode), codeNamed, byteNamed);
  return skips.reduce((text, [found, error]) => replaceOnce(text, found, `(()=>{throw new Error(${error})})()`), whole); // where it stands as an expression, too
}

function replaceOnce(text: string, found: RegExp, by: string): string {
  const count = [...text.matchAll(found)].length;
  if (count !== 1) throw new Error(`pdf.js has ${count} of ${found.source}`);
  return text.replace(found, by);
}
