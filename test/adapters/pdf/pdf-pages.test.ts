import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createPdfPageReader, defaultCMapDirectory, pageReaderLimits } from '../../../shared/adapters/pdf/pdf-pages.ts';
import type { PageReading } from '../../../shared/core/geometry/page.ts';
import { onePage } from '../../hostile/pdf-file.ts';
import { pdfOf } from '../pdf-bytes.ts';

const sample = (name: string): Buffer => readFileSync(path.resolve(import.meta.dirname, `../../documents/${name}/input.pdf`));
const hello = 'BT /F1 12 Tf 50 150 Td (AB) Tj ET';
const locked = `/Encrypt <</Filter/Standard/V 1/R 2/P -4/O(${'o'.repeat(32)})/U(${'u'.repeat(32)})>>/ID[(a)(a)]`;

async function read(bytes: Uint8Array, limits: Partial<typeof pageReaderLimits> = {}): Promise<PageReading> {
  return createPdfPageReader({ ...pageReaderLimits, ...limits }).read(bytes);
}

/** A font that says it is a part of another, without its file; mapped as it likes. */
const partWithoutFile = onePage('BT /F 12 Tf 9 9 Td (AB) Tj ET', {
  resources: '/Font << /F 5 0 R >>',
  objects: [
    '<< /Type /Font /Subtype /Type1 /BaseFont /BAAAAA+Song /FirstChar 65 /LastChar 66 /Widths [500 500] /FontDescriptor 6 0 R >>',
    '<< /Type /FontDescriptor /FontName /BAAAAA+Song /Flags 4 /FontBBox [0 0 1000 1000] /FontFile 99 0 R >>',
  ],
});

const code = (reading: PageReading): string => (reading.kind === 'unreadable' ? reading.code : reading.kind);

describe('createPdfPageReader', () => {
  it('hands over glyphs and rulings in points of the page as displayed', async () => {
    expect(await read(pdfOf([`${hello} 50 100 m 250 100 l S`]))).toEqual({
      kind: 'pages',
      pages: [
        {
          number: 1,
          width: 300,
          height: 200,
          glyphs: [
            expect.objectContaining({ text: 'A', originX: 50, originY: 50, size: 12, direction: 0, run: 1, invisible: false }),
            expect.objectContaining({ text: 'B', originX: 57.2, originY: 50, size: 12, direction: 0, run: 1, invisible: false }),
          ],
          rulings: [{ orientation: 'horizontal', position: 100, start: 50, end: 250 }],
          images: [],
          shapes: [],
          outlines: 0,
        },
      ],
    });
  });

  it('has no characters of a part of a font whose file is not there', async () => {
    const reading = await read(partWithoutFile);
    expect(reading.kind === 'pages' && reading.pages.at(0)?.glyphs.map(({ text }) => text)).toEqual(['\uFFFD']);
  });

  it.each<[string, string, Uint8Array]>([
    ['nothing', 'empty-file', new Uint8Array()],
    ['another format', 'not-a-pdf', Buffer.from('PK\u0003\u0004 a zip archive')],
    ['a file cut in the middle', 'damaged-pdf', sample('word-processor').subarray(0, 80_000)],
    ['a header and no document', 'damaged-pdf', Buffer.from('%PDF-1.7\nnothing else\n')],
    ['a page that breaks off inside a text', 'damaged-pdf', pdfOf(['BT /F1 12 Tf 50 150 Td (AB) Tj'])],
    ['a document that needs a password', 'password-needed', pdfOf([hello], locked)],
    ['some bytes before the header', 'pages', Buffer.concat([Buffer.from('\r\n'), pdfOf([hello])])],
  ])('%s gives %s', async (_, expected, bytes) => {
    expect(code(await read(bytes))).toBe(expected);
  });

  it.each<[string, Partial<typeof pageReaderLimits>, string]>([
    ['bytes', { bytesMax: 100 }, 'too-many-bytes'],
    ['pages', { pagesMax: 1 }, 'too-many-pages'],
    ['operators on a page', { page: { ...pageReaderLimits.page, operatorsMax: 3 } }, 'too-much-drawing'],
    ['glyphs on a page', { page: { ...pageReaderLimits.page, glyphsMax: 1 } }, 'too-much-drawing'],
    ['rulings on a page', { page: { ...pageReaderLimits.page, rulingsMax: 0 } }, 'too-much-drawing'],
    ['operators on all pages', { document: { ...pageReaderLimits.document, operatorsMax: 10 } }, 'too-much-drawing'],
    ['glyphs on all pages', { document: { ...pageReaderLimits.document, glyphsMax: 3 } }, 'too-much-drawing'],
    ['rulings on all pages', { document: { ...pageReaderLimits.document, rulingsMax: 0 } }, 'too-much-drawing'],
    ['milliseconds', { deadlineMs: -1 }, 'reading-too-slow'],
  ])('says so where there are more %s than it takes', async (_, limits, expected) => {
    const reading = await read(pdfOf([`${hello} 0 0 m 99 0 l S`, hello]), limits);
    expect(reading).toEqual({ kind: 'unreadable', code: expected, found: expect.any(String), expected: expect.any(String) });
  });

  it('reads fonts in Chinese encodings without ToUnicode through the CMaps', async () => {
    const reading = await read(sample('gbk-without-tounicode'));
    const first =
      reading.kind === 'pages'
        ? reading.pages
            .at(0)
            ?.glyphs.map((glyph) => glyph.text)
            .join('')
        : '';
    expect(first?.slice(0, 10)).toBe('上海市机关事务管理局');
  });

  it('gives a rotated page as it is displayed, with the direction of its text', async () => {
    const reading = await read(sample('rotated-page'));
    const pages = reading.kind === 'pages' ? [...reading.pages] : [];
    expect(pages.map((page) => page.width < page.height)).toEqual(pages.map(() => false));
    expect(new Set(pages.flatMap((page) => page.glyphs.map((glyph) => glyph.direction)))).toEqual(new Set([90]));
  });

  it('leaves the caller’s bytes as they are', async () => {
    const bytes = pdfOf([hello]);
    const before = Buffer.from(bytes);
    await read(bytes);
    expect(Buffer.compare(before, bytes)).toBe(0);
  });

  it('throws without CMaps: that is no mistake of the document', () => {
    expect(() => createPdfPageReader(pageReaderLimits, { cMapDirectory: '/no/such/directory/' })).toThrow('no CMaps');
    expect(defaultCMapDirectory()).toMatch(/pdfjs-dist[/\\]cmaps[/\\]$/);
  });
});
