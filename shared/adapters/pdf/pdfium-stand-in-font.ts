/**
 * Fonts that a PDF names and does not bring along are not in WebAssembly either, and PDFium would draw nothing for a Chinese one. It is given this font in
 * their place: every character is one upright bar, which is all that is needed to see whether something is printed at a place or hidden there.
 *
 *      ┌──────┐ 820      the bar is narrow enough for figures and Latin letters, half an em wide,
 *      │ █    │          and leaves white beside it: what is wholly black shows no more than what is wholly white
 *      └─█────┘ −60
 */
import type { Pdfium } from './pdfium.ts';

const bar = { left: 120, right: 260, bottom: -60, top: 820 } as const;
const UNITS_PER_EM = 1000;
/** Bytes of FPDF_SYSFONTINFO: a version and eight functions. */
const INFO_BYTES = 36;
/** The one font that there is. */
const HANDLE = 1;
/** GB2312_CHARSET, and those of Chinese in traditional characters, Japanese, Korean. For any other PDFium has fonts of its own. */
const CHINESE = 134;
const CHARSETS: readonly number[] = [CHINESE, 136, 128, 129];

/** Once an instance: what it uses is never given back. */
export function giveStandInFont({ pdfium, FPDF_SetSystemFontInfo }: Pdfium): void {
  const font = barFont();
  const dataOf = (_info: number, _font: number, table: number, buffer: number, bytes: number): number => {
    if (table !== 0) return 0; // a table by itself: there is only the whole file
    if (buffer !== 0 && bytes >= font.length) pdfium.HEAPU8.set(font, buffer);
    return font.length;
  };
  // Each a function of its own: Emscripten gives the same function the same place, whatever its signature.
  const functions: readonly (readonly [(...args: number[]) => unknown, string])[] = [
    [() => {}, 'vi'], // Release
    [() => {}, 'vii'], // EnumFonts
    [(_info = 0, _weight = 0, _italic = 0, charset = 0) => (CHARSETS.includes(charset) ? HANDLE : 0), 'iiiiiiii'], // MapFont
    [() => HANDLE, 'iii'], // GetFont
    [dataOf as (...args: number[]) => number, 'iiiiii'], // GetFontData
    [() => 0, 'iiiii'], // GetFaceName
    [() => CHINESE, 'iii'], // GetFontCharset
    [() => {}, 'vii'], // DeleteFont
  ];
  const info = pdfium.wasmExports.malloc(INFO_BYTES);
  pdfium.setValue(info, 1, 'i32');
  functions.forEach(([call, signature], index) => {
    pdfium.setValue(info + 4 * (index + 1), pdfium.addFunction(call, signature), 'i32');
  });
  FPDF_SetSystemFontInfo(info);
}

/** A TrueType file of two glyphs: none, and the bar, for every code point of the first three planes but the blanks, the ideographic one among them. */
function barFont(): Uint8Array {
  const { left, right, bottom, top } = bar;
  const glyph = [1, left, bottom, right, top, 3, 0, 0x0101, 0x0101, left, 0, right - left, 0, bottom, top - bottom, 0, bottom - top];
  const tables: readonly (readonly [string, Uint8Array])[] = [
    ['cmap', joined(words(0, 1, 3, 10), longs(12), words(13, 0), longs(40, 0, 2, 0x21, 0x2fff, 1, 0x3001, 0x2ffff, 1))],
    ['glyf', words(...glyph, 0)],
    [
      'head',
      joined(longs(0x10000, 0, 0, 0x5f0f3cf5), words(0, UNITS_PER_EM), longs(0, 0, 0, 0), words(left, bottom, right, top, 0, 8, 2, 1, 0)),
    ],
    ['hhea', joined(longs(0x10000), words(880, -120, 0, UNITS_PER_EM, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 2))],
    ['hmtx', words(UNITS_PER_EM, 0, UNITS_PER_EM, left)],
    ['loca', longs(0, 0, 2 * (glyph.length + 1))],
    ['maxp', joined(longs(0x10000), words(2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0))],
    ['post', longs(0x30000, 0, 0, 0, 0, 0, 0, 0)],
  ];
  let offset = 12 + 16 * tables.length;
  const directory = tables.map(([name, bytes]) => {
    const entry = joined(Buffer.from(name, 'latin1'), longs(0, offset, bytes.length));
    offset += padded(bytes).length;
    return entry;
  });
  return joined(longs(0x10000), words(tables.length, 128, 3, 0), ...directory, ...tables.map(([, bytes]) => padded(bytes)));
}

function words(...values: readonly number[]): Uint8Array {
  return Uint8Array.from(values.flatMap((value) => [(value >> 8) & 0xff, value & 0xff]));
}

function longs(...values: readonly number[]): Uint8Array {
  return words(...values.flatMap((value) => [value >>> 16, value & 0xffff]));
}

function padded(bytes: Uint8Array): Uint8Array {
  return joined(bytes, new Uint8Array((4 - (bytes.length % 4)) % 4));
}

function joined(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
