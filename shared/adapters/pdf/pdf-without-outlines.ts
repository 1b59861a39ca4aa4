/**
 * pdf.js's worker source → the same without what only drawing needs of a font: the outline of each glyph, and the OpenType file that a browser would be
 * given. Nothing is drawn by pdf.js here; it took a quarter of its time. Which character a code is, how wide, and whether a font file can be read at all,
 * is found out as ever: each step that can fail before a font is given up stays. Works on the plain and on the minified build.
 */
const steps: readonly (readonly [found: RegExp, instead: string])[] = [
  // An outline that cannot be drawn was an error of the whole document. PDFium draws each page, and what is not to be seen there is doubted (ADR 10).
  [/static buildFontPaths\(.*?(?=static get fallbackFontDict\()/gs, 'static buildFontPaths(){}'],
  [/get renderer\(\)\s*\{.*?\}(?=\s*exportData\(\))/gs, ''],
  // Written out again only to be drawn, and nobody minds where that fails: the file itself is taken then.
  [/const \w+\s*=\s*new CFFCompiler\(this\.cff\);/g, ''],
  [/try\s*\{\s*this\.data\s*=\s*\w+\.compile\(\);?\s*\}\s*catch\s*\{\s*warn\([^)]*\);\s*this\.data\s*=\s*\w+;?\s*\}/g, 'this.data=[];'],
  // The code points that a browser would find the glyphs under.
  [
    /function adjustMapping\(/g,
    'function adjustMapping(){return{toFontChar:[],charCodeToGlyphId:{},toUnicodeExtraMap:null,nextAvailableFontCharCode:0}}function adjustMappingNever(',
  ],
  [/function createCmapTable\(/g, 'function createCmapTable(){return""}function createCmapTableNever('],
  [/function createOS2Table\(/g, 'function createOS2Table(){return""}function createOS2TableNever('],
  [/toArray\(\)\s*\{\s*let (\w+)\s*=\s*this\.sfnt;/g, 'toArray(){return new Uint8Array(0);let $1=this.sfnt;'],
];

/** Throws where pdf.js is another than this was written for. */
export function pdfWithoutOutlines(source: string): string {
  return steps.reduce((text, [found, instead]) => {
    const count = [...text.matchAll(found)].length;
    if (count !== 1) throw new Error(`pdf.js has ${count} of ${found.source}`);
    return text.replace(found, instead);
  }, source);
}
