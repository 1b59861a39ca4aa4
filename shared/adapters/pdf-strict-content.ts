/**
 * pdf.js's worker source → the same, but what it would skip in a page's content is an error: an operator that does not exist, or one that lacks operands, or
 * what is no digit in a string of hexadecimal ones. `stopAtErrors` does not reach these, and readers go on from there each in its own way: pdftotext leaves the rest of the page out where pdf.js and
 * PDFium show it. A page that is shown differently by different readers says nothing for sure. Works on the plain and on the minified build.
 */
const skips: readonly (readonly [found: RegExp, error: string])[] = [
  [/\b\w+\(`Unknown command "\$\{(\w+)\}"\.`\)/g, '`unknown operator $${$1}`'],
  [/\b\w+\(`getHexString - ignoring invalid character: \$\{\w+\}`\)/g, '"a string in hexadecimal that is none"'],
  [/\b\w+\(`Skipping \$\{(\w+)\}`\)/g, '$1'],
];

/** Throws where pdf.js is another than this was written for. */
export function pdfWithStrictContent(source: string): string {
  return skips.reduce((text, [found, error]) => {
    const count = [...text.matchAll(found)].length;
    if (count !== 1) throw new Error(`pdf.js has ${count} of ${found.source}`);
    return text.replace(found, `(()=>{throw new Error(${error})})()`); // where it stands as an expression, too
  }, source);
}
