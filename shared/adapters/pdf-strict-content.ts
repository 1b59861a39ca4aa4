/**
 * pdf.js's worker source → the same, but what it would skip in a page's content is an error: an operator that does not exist, or one that lacks operands.
 * `stopAtErrors` does not reach these two, and readers go on from there each in its own way: pdftotext leaves the rest of the page out where pdf.js and
 * PDFium show it. A page that is shown differently by different readers says nothing for sure. Works on the plain and on the minified build.
 */
const skips: readonly (readonly [found: RegExp, instead: string])[] = [
  [/\b\w+\(`Unknown command "\$\{(\w+)\}"\.`\)/g, 'throw new Error(`unknown operator $${$1}`)'],
  [/\b\w+\(`Skipping \$\{(\w+)\}`\)/g, 'throw new Error($1)'],
];

/** Throws where pdf.js is another than this was written for. */
export function pdfWithStrictContent(source: string): string {
  return skips.reduce((text, [found, instead]) => {
    const count = [...text.matchAll(found)].length;
    if (count !== 1) throw new Error(`pdf.js has ${count} of ${found.source}`);
    return text.replace(found, instead);
  }, source);
}
