import { beforeAll, describe, expect, it } from 'vitest';
import { createCrossCheck, crossCheckLimits } from '../../../shared/adapters/pdf/pdf-cross-check.ts';
import { createPdfPageReader } from '../../../shared/adapters/pdf/pdf-pages.ts';
import type { Disagreement, Page } from '../../../shared/core/geometry/page.ts';
import { pdfFile, streamObject } from '../../hostile/pdf-file.ts';
import { figures, honestMappings, stream, type TamperedPdf, tamperedPdf, text, ucs2 } from '../../support/tampered-pdf.ts';

const reader = createPdfPageReader();
const crossCheck = createCrossCheck();

type Said = Pick<Disagreement, 'kind' | 'found' | 'expected'>;

async function checked(bytes: Uint8Array, pages: readonly Page[], by = crossCheck): Promise<Page[]> {
  const document = await by.of(bytes);
  const found: Page[] = [];
  for (const page of pages) found.push(document.check(page));
  document.end();
  return found;
}

async function disagreementsOn(bytes: Uint8Array, check = crossCheck): Promise<Said[]> {
  const reading = await reader.read(bytes);
  if (reading.kind !== 'pages') throw new Error(`not read: ${reading.code}`);
  const pages = await checked(bytes, reading.pages, check);
  return pages.flatMap(({ disagreements = [] }) => disagreements.map(({ kind, found, expected }) => ({ kind, found, expected })));
}

beforeAll(() => disagreementsOn(tamperedPdf({ content: text(50, 100, '评') })), 30_000);

const layer = { catalog: '/OCProperties << /OCGs [20 0 R] /D << /OFF [20 0 R] >> >>', objects: ['<< /Type /OCG /Name (a) >>'] };
const appearance = (content: string): string =>
  stream(content, '/Type /XObject /Subtype /Form /BBox [0 0 50 14] /Resources << /Font << /F1 5 0 R >> >>');
const annotation = (flags: number): string => `<< /Type /Annot /Subtype /FreeText /Rect [50 98 100 112] /F ${flags} /AP << /N 20 0 R >> >>`;

describe('no disagreement', () => {
  it.each<[string, TamperedPdf]>([
    ['where both read the same', { content: `${text(50, 100, '评价 分值 88.5')} ${figures(50, 60, '88.5')}` }],
    ['about look-alikes', { content: text(50, 100, '项⽬⾦额⋯') }],
    ['about fake bold', { content: `${text(50, 100, '分值')} ${text(50.4, 100, '分值')}` }],
    ['about text on a dark ground', { content: `0.2 g 45 90 100 30 re f 1 g ${text(50, 100, '项目')}` }],
    ['about light grey', { content: `0.7 g ${text(50, 100, '项目')}` }],
    [
      'about an ActualText that says the same',
      { content: `/Span << /ActualText <FEFF${ucs2('88.5')}> >> BDC ${text(50, 100, '88.5')} EMC` },
    ],
    [
      'about a hidden layer that the first reader left out too',
      { ...layer, content: `/OC /L BDC ${text(50, 100, '9')} EMC`, resources: '/Properties << /L 20 0 R >>' },
    ],
    ['about text in render mode 3', { content: `${text(50, 100, '88')} 3 Tr ${text(80, 100, '99')}` }],
    [
      'about an annotation that is shown',
      { content: text(50, 60, '一'), page: '/Annots [21 0 R]', objects: [appearance(text(0, 3, '88.5')), annotation(4)] },
    ],
    [
      'about an annotation that is not',
      { content: text(50, 60, '一'), page: '/Annots [21 0 R]', objects: [appearance(text(0, 3, '88.5')), annotation(2)] },
    ],
    [
      'about an adjustment after a string of nothing, which PDFium forgets',
      { content: `BT /F1 12 Tf 50 100 Td [<${ucs2('评价')}> () -400] TJ <${ucs2('分值')}> Tj ET` },
    ],
    ['about italics', { content: `BT /F1 12 Tf 1 0 0.25 1 50 100 Tm <${ucs2('评价 分值 88.5')}> Tj ET` }],
    [
      'about italics that lean back, on a turned page',
      { content: `BT /F1 12 Tf 1 0 -0.25 1 50 100 Tm <${ucs2('项目')}> Tj ET`, page: '/Rotate 90' },
    ],
    ['on a turned page', { content: text(50, 100, '项目'), page: '/Rotate 90' }],
    ['on a page whose unit is two points', { content: text(50, 100, '项目'), page: '/UserUnit 2' }],
    ['on a page that shows a part of itself', { content: text(50, 100, '项目'), page: '/CropBox [40 80 200 150]' }],
    [
      'about a watermark',
      { content: `0.8 g BT /F1 40 Tf 0.7 0.7 -0.7 0.7 60 40 Tm <${ucs2('公开')}> Tj ET 0 g ${text(50, 100, '项目 名称')}` },
    ],
  ])('%s', async (_, pdf) => {
    expect(await disagreementsOn(tamperedPdf(pdf))).toEqual([]);
  });
});

describe('the fonts say different things to different readers', () => {
  const shows = { content: figures(50, 100, '58.5') };
  const nine: Said = { kind: 'other-text', found: '9', expected: '5' };
  it.each<[string, TamperedPdf, Said[]]>([
    ['a code mapped twice', { ...shows, mappings: `${honestMappings} 1 beginbfchar <35> <0039> endbfchar` }, [nine, nine]],
    ['a target of one byte', { ...shows, mappings: `${honestMappings} 1 beginbfchar <35> <39> endbfchar` }, [nine, nine]],
    ['a mapping without its count', { ...shows, mappings: `${honestMappings} beginbfchar <35> <0039> endbfchar` }, [nine, nine]],
    ['a mapping to a CID', { ...shows, mappings: `${honestMappings} 1 begincidchar <35> 57 endcidchar` }, [nine, nine]],
    [
      'an ActualText that lies',
      { content: `/Span << /ActualText <FEFF${ucs2('98.5')}> >> BDC ${text(50, 100, '88.5')} EMC` },
      [{ kind: 'other-text', found: '88.5', expected: '98.5' }],
    ],
    [
      'glyph names that lie, and no mapping',
      { ...shows, names: { 5: 'C57' }, mappings: null },
      [{ kind: 'not-mapped', found: '98.9', expected: '58.5' }],
    ],
    [
      'dingbats',
      {
        content: 'BT /D 10 Tf 50 100 Td (88) Tj ET',
        resources: '/Font << /D << /Type /Font /Subtype /Type1 /BaseFont /ZapfDingbats >> >>',
      },
      [{ kind: 'other-text', found: '88', expected: '✘✘' }],
    ],
  ])('%s', async (_, pdf, expected) => {
    expect(await disagreementsOn(tamperedPdf(pdf))).toEqual(expected);
  });
});

describe('a font lies to both readers, and its figures look like others', () => {
  /** Drawn by PDFium's own font, which stands in for Helvetica. */
  const helvetica = (mappings: string, size: number, shown: string): TamperedPdf => ({
    content: `BT /H ${size} Tf 50 100 Td (${shown}) Tj ET`,
    resources: '/Font << /H 20 0 R >>',
    objects: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding /ToUnicode 21 0 R >>',
      stream(`/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${mappings} endcmap end`),
    ],
  });
  const lie = (drawn: string, said: string): string =>
    honestMappings.replace(`<${ucs2(drawn).slice(2)}> <${ucs2(drawn)}>`, `<${ucs2(drawn).slice(2)}> <${ucs2(said)}>`);

  it.each([
    ['5', '9'],
    ['9', '5'],
    ['6', '2'],
    ['0', '7'],
    ['3', '4'],
    ['8', '1'],
  ])('a %s that is said to be a %s', async (drawn, said) => {
    expect(await disagreementsOn(tamperedPdf(helvetica(lie(drawn, said), 12, drawn)))).toEqual([
      { kind: 'other-text', found: said, expected: drawn },
    ]);
  });

  it.each([7, 9, 12, 16, 30])('no figure is taken for another at %i points', async (size) => {
    expect(await disagreementsOn(tamperedPdf(helvetica(honestMappings, size, '0123456789')))).toEqual([]);
  });
});

describe('what is read is not to be seen', () => {
  const hides = (before: string, after = '', more: Partial<TamperedPdf> = {}): TamperedPdf => ({
    content: `q ${before} ${text(50, 100, '88')} ${after} Q ${text(90, 100, '58.5')}`,
    ...more,
  });
  it.each<[string, TamperedPdf]>([
    ['white on white', hides('1 g')],
    ['nearly white on white', hides('0.99 g')],
    ['of no ink', hides('0 0 0 0 k')],
    ['dark on the same dark', hides('0.3 g 40 90 30 30 re f')],
    ['wholly transparent', hides('/G gs', '', { resources: '/ExtGState << /G << /ca 0 >> >>' })],
    ['cut off', hides('10 10 5 5 re W n')],
    [
      'outside its form',
      {
        content: `${text(90, 100, '58.5')} q 1 0 0 1 50 100 cm /X Do Q`,
        resources: '/XObject << /X 20 0 R >>',
        objects: [stream(text(0, 0, '88'), '/Type /XObject /Subtype /Form /BBox [90 0 99 9] /Resources << /Font << /F1 5 0 R >> >>')],
      },
    ],
    ['under a white area', hides('', '1 g 45 95 30 20 re f')],
    ['under a picture', hides('', 'q 30 0 0 20 45 95 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q')],
    [
      'under an annotation',
      hides('', '', {
        page: '/Annots [21 0 R]',
        objects: [appearance('1 g 0 0 50 14 re f'), '<< /Type /Annot /Subtype /Square /Rect [48 98 78 112] /F 4 /AP << /N 20 0 R >> >>'],
      }),
    ],
  ])('%s', async (_, pdf) => {
    expect(await disagreementsOn(tamperedPdf(pdf))).toEqual([{ kind: 'not-seen', found: '88', expected: '88' }]);
  });

  it('a glyph without a shape', async () => {
    const pdf = { content: `${figures(50, 100, '1')} ${text(55, 100, '8')}`, drawn: { 1: ' ' } };
    expect(await disagreementsOn(tamperedPdf(pdf))).toEqual([{ kind: 'not-seen', found: '1', expected: '1' }]);
  });
});

describe('what is to be seen is not read', () => {
  it.each([
    ['a space', ' '],
    ['nothing that shows', '\u200B'],
    ['a soft hyphen', '\u00AD'],
  ])('a figure whose font says that it is %s', async (_, lie) => {
    const pdf = { content: figures(50, 100, '158.5'), mappings: `${honestMappings.replace(`<31> <${ucs2('1')}>`, `<31> <${ucs2(lie)}>`)}` };
    expect(await disagreementsOn(tamperedPdf(pdf))).toEqual([{ kind: 'other-text', found: '', expected: '\uFFFD' }]);
  });
});

describe('a page that the second reader cannot read', () => {
  it('is one disagreement as large as the page, and the next document is checked as if nothing had happened', async () => {
    const small = createCrossCheck({ ...crossCheckLimits, memoryBytesMax: 24 * 1024 * 1024 });
    const honest = tamperedPdf({ content: text(50, 100, '项目') });
    const large = Buffer.concat([honest, Buffer.alloc(30 * 1024 * 1024, ' ')]);
    const reading = await reader.read(honest);
    if (reading.kind !== 'pages') throw new Error(reading.code);
    expect((await checked(large, reading.pages, small)).map((page) => page.disagreements)).toEqual([
      [{ kind: 'other-text', box: { x: 0, y: 0, width: 300, height: 200 }, found: '', expected: '' }],
    ]);
    expect(await checked(honest, reading.pages, small)).toEqual(reading.pages);
  });

  it('is left as it is where it has no text', async () => {
    const [page] = [{ number: 1, width: 300, height: 200, glyphs: [], rulings: [], images: [], shapes: [], outlines: 0 }];
    expect(await checked(Buffer.from('not a PDF'), page ? [page] : [])).toEqual([page]);
  });
});

it('a field over text hides it, on each page on which it stands', async () => {
  const page = (field: number): string =>
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 7 0 R /Resources << /Font << /F1 8 0 R >> >> /Annots [${field} 0 R] >>`;
  const field = (name: string, x: number): string =>
    `<< /Type /Annot /Subtype /Widget /FT /Tx /T (${name}) /Rect [${x} 95 ${x + 50} 115] /F 4 /AP << /N 9 0 R >> >>`;
  const bytes = pdfFile([
    '<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R 6 0 R] >> >>',
    '<< /Type /Pages /Kids [3 0 R 4 0 R] /Count 2 >>',
    page(5),
    page(6),
    field('a', 45),
    field('b', 200),
    streamObject('', 'BT /F1 10 Tf 50 100 Td (88) Tj ET'),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    streamObject('/Type /XObject /Subtype /Form /BBox [0 0 50 20]', '1 g 0 0 50 20 re f'),
  ]);
  expect(await disagreementsOn(bytes)).toEqual([{ kind: 'not-seen', found: '88', expected: '88' }]);
});
