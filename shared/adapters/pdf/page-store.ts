import { deserialize, serialize } from 'node:v8';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Page, Pages } from '../../core/geometry/page.ts';
import { type PackedPage, packPage, unpackPage } from './pdf-process-pages.ts';

/** Glyphs of a document up to which its pages are kept as they are: 50 dense pages, some 20 MB. A usual report has 10,000. */
const LOOSE_GLYPHS_MAX = 50_000;
/** The quickest: a page of 82 KB becomes 3 KB in 0.25 ms, and is back in 0.1 ms. */
const COMPRESSION = { level: 1 };

/**
 * Of so many pages, before the first is made anew, all that is no longer needed is collected (0.05 s): V8 by itself lets it become as much again as what is. What came
 * between two passes goes before the second begins.
 */
const PAGES_COLLECTED = 50;

/** Keeps the pages of one document as they come, those of a long one compressed, each made anew when it is asked for. */
export class PageStore implements Pages {
  #loose: Page[] = [];
  readonly #compressed: Uint8Array[] = [];
  readonly #looseGlyphsMax: number;
  #glyphs = 0;

  constructor(looseGlyphsMax: number = LOOSE_GLYPHS_MAX) {
    this.#looseGlyphsMax = looseGlyphsMax;
  }

  get length(): number {
    return this.#loose.length + this.#compressed.length;
  }

  get isLong(): boolean {
    return this.#glyphs > this.#looseGlyphsMax;
  }

  add(page: Page): void {
    this.#glyphs += page.glyphs.length;
    this.#loose.push(page);
    if (!this.isLong) return;
    for (const loose of this.#loose) this.#compressed.push(compressed(loose));
    this.#loose = [];
  }

  at(index: number): Page | undefined {
    const bytes = this.#compressed[index];
    if (!bytes) return this.#loose[index];
    if (index % PAGES_COLLECTED === 0) globalThis.gc?.(); // only where the process is started so
    return unpackPage(deserialize(inflateRawSync(bytes)) as PackedPage);
  }

  *[Symbol.iterator](): Iterator<Page> {
    for (let index = 0; index < this.length; index += 1) {
      const page = this.at(index);
      if (page) yield page;
    }
  }
}

/** A copy: what zlib gives holds on to the 64 KB that it wrote into. */
function compressed(page: Page): Uint8Array {
  return new Uint8Array(deflateRawSync(serialize(packPage(page)), COMPRESSION));
}
