/**
 * pdf.js's worker source → the same without the decoding of pictures: of a scan only the place of each picture is wanted, and decoding seven pages took
 * more than a second. pdf.js has no setting for it (`maxImageSize` drops the place too). An exception in `buildImage` is what it does with a
 * damaged picture: the drawing operator stays, the data are null. Masks are waited for, so they get a cheap answer; small ones stay as they are, because
 * fonts of bitmaps are drawn with them. Works on the plain and on the minified build, as method names stay what they are.
 */

/** Masks up to this many pixels are decoded as ever: a bitmap font's glyphs are far below. */
const MASK_PIXELS_MAX = 1_000_000;

const decoders: readonly (readonly [found: string, instead: string])[] = [
  ['static async buildImage(', 'static async buildImage(){throw new Error("pictures are not decoded")}static async buildImageNever('],
  [
    'static async createMask(',
    `static async createMask(given){const width=given.image.dict.get("W","Width"),height=given.image.dict.get("H","Height");return width*height<=${MASK_PIXELS_MAX}?this.createSmallMask(given):{data:new Uint8Array(1),width,height,interpolate:false}}static async createSmallMask(`,
  ],
];

/** Throws where pdf.js is another than this was written for. */
export function pdfWithoutPictures(source: string): string {
  return decoders.reduce((text, [found, instead]) => {
    const parts = text.split(found);
    if (parts.length !== 2) throw new Error(`pdf.js has ${parts.length - 1} of "${found}"`);
    return parts.join(instead);
  }, source);
}
