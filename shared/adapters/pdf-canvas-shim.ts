/**
 * pdf.js makes a DOMMatrix when its module is loaded and asks for Path2D and ImageData; in a browser they are there, in Node they come from a 30 MB native
 * canvas that only drawing needs. Nothing is drawn here, so three empty classes do. Must be imported before pdf-parse.
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

export const shimmedNames: readonly string[] = Object.keys(shims);
