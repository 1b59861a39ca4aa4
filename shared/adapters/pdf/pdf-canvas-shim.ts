/**
 * pdf.js makes a DOMMatrix when its module is loaded and asks for Path2D and ImageData; in a browser they are there, in Node they come from a 30 MB native
 * canvas that only drawing needs. Nothing is drawn here, so three empty classes do. Node 24 lacks `Math.sumPrecise`; pdf.js adds whole numbers with it, and
 * the widths of texts that it sets into form fields. Must be imported before pdf-parse.
 */
class ShimMatrix {
  readonly isIdentity = true;
}
class ShimPath {}
class ShimImageData {}

const shims = { DOMMatrix: ShimMatrix, Path2D: ShimPath, ImageData: ShimImageData };
for (const [name, shim] of Object.entries(shims)) {
  if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: shim, configurable: true, writable: true });
}

if (!('sumPrecise' in Math)) Object.defineProperty(Math, 'sumPrecise', { value: sum, configurable: true, writable: true });

function sum(numbers: Iterable<number>): number {
  let total = 0;
  for (const number of numbers) total += number;
  return total;
}

export const shimmedNames: readonly string[] = Object.keys(shims);
