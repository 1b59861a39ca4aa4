/** Files made to take a reader down: each small, or small for what it unpacks to. */
import { deflateSync } from 'node:zlib';
import { reportOf, reportPdf } from '../support/report-pdf.ts';
import { ucs2 } from '../support/tampered-pdf.ts';
import { flateRepeated, onePage, type PdfObject, pdfFile, streamObject } from './pdf-file.ts';

export interface HostilePdf {
  readonly name: string;
  make(): Uint8Array;
  /** The first error of its receipt, or `accepted`. Where several are given, a quick machine reads what a slow one gives up. */
  readonly outcome: readonly string[];
}

/** Read to its end, and there is nothing in it. */
const emptyReport = ['no-project-table'];
/** An error in the middle of a page: what came before is not the page. */
const broken = ['damaged-pdf'];
/** No machine reads it to its end: how soon it is given up, and over what, is the machine's speed. */
const tooMuch = ['reading-too-slow', 'reading-too-large', 'too-much-drawing'];
/** A machine that is quick enough reads it to its end, and there is nothing in it. */
const emptyAtLast = [...tooMuch, ...emptyReport];
const helvetica = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const megabyte = 1024 * 1024;
const catalogue = '<< /Type /Catalog /Pages 2 0 R >>';

export const hostilePdfs: readonly HostilePdf[] = [
  // Objects that lead to themselves.
  {
    name: 'a page tree whose kid is itself',
    make: () => pdfFile([catalogue, '<< /Type /Pages /Kids [2 0 R] /Count 1 >>']),
    outcome: ['damaged-pdf'],
  },
  {
    name: 'two page trees that are each other’s kids',
    make: () =>
      pdfFile([catalogue, '<< /Type /Pages /Kids [3 0 R] /Count 5 >>', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Parent 2 0 R /Count 5 >>']),
    outcome: ['damaged-pdf'],
  },
  {
    name: 'a page tree 50,000 levels deep',
    make: () => {
      const levels = 50_000;
      const nodes = Array.from(
        { length: levels },
        (_, level) => `<< /Type /Pages /Kids [${level + 3} 0 R] /Count 1 ${level > 0 ? `/Parent ${level + 1} 0 R` : ''} >>`,
      );
      return pdfFile([catalogue, ...nodes, `<< /Type /Page /Parent ${levels + 1} 0 R /MediaBox [0 0 100 100] >>`]);
    },
    outcome: emptyAtLast,
  },
  {
    name: 'a page that is its own parent',
    make: () => pdfFile([catalogue, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 3 0 R /Contents 3 0 R >>']),
    outcome: emptyReport,
  },
  {
    name: 'a form that draws itself',
    make: () => onePage('/F Do', { resources: '/XObject << /F 5 0 R >>', objects: [form('/F Do', '/XObject << /F 5 0 R >>')] }),
    outcome: broken,
  },
  {
    name: 'forms of which each draws the next one ten times, ten levels deep',
    make: () => {
      const forms = Array.from({ length: 10 }, (_, level) =>
        form(level === 9 ? '0 0 m 9 9 l S' : '/F Do '.repeat(10), `/XObject << /F ${level + 6} 0 R >>`),
      );
      return onePage('/F Do', { resources: '/XObject << /F 5 0 R >>', objects: forms });
    },
    outcome: tooMuch,
  },
  {
    name: 'a Type 3 glyph that shows itself',
    make: () =>
      onePage('BT /T 12 Tf (a) Tj ET', {
        resources: '/Font << /T 5 0 R >>',
        objects: [type3('6 0 R', '/Font << /T 5 0 R >>'), streamObject('', '500 0 d0 BT /T 12 Tf (aaaaaaaaaa) Tj ET')],
      }),
    outcome: emptyReport,
  },
  {
    name: 'a tiling pattern that paints with itself',
    make: () =>
      onePage('/Pattern cs /P scn 0 0 100 100 re f', {
        resources: '/Pattern << /P 5 0 R >>',
        objects: [pattern('/Pattern cs /P scn 0 0 9 9 re f', '/Pattern << /P 5 0 R >>')],
      }),
    outcome: tooMuch,
  },
  {
    name: 'a cross-reference table whose previous one is itself',
    make: () => withTail((at, offsets) => xref(at, offsets, `/Prev ${at}`)),
    outcome: emptyReport,
  },
  {
    name: 'a cross-reference table of two thousand million rows',
    make: () => withTail((at, offsets) => xref(at, offsets, '').replace('xref\n0 5', 'xref\n0 2000000000')),
    outcome: emptyReport,
  },
  {
    name: 'a cross-reference stream that says it has two thousand million rows',
    make: () => crossReferenceStream('/Index [0 2000000000]', '\x01\x00\x00\x09\x00'.repeat(50)),
    outcome: emptyReport,
  },
  {
    name: 'a cross-reference stream with fields of 2,000,000,000 bytes',
    make: () => crossReferenceStream('/W [2000000000 2000000000 1]', 'abc'),
    outcome: emptyReport,
  },
  {
    name: 'a length that refers to itself',
    make: () => onePage(Buffer.from('<< /Length 4 0 R >>\nstream\n0 0 m 9 9 l S\nendstream')),
    outcome: emptyReport,
  },
  {
    name: 'an object stream that contains itself',
    make: () => objectStream(deflateSync(Buffer.from('4 0 5 10 << /Type /ObjStm >>')), 20),
    outcome: ['damaged-pdf'],
  },
  {
    name: 'an object stream of two thousand million objects',
    make: () => objectStream(deflateSync(Buffer.from('1 0     << /Pages 2 0 R >>')), 2_000_000_000),
    outcome: ['damaged-pdf'],
  },
  {
    name: 'content that is 300,000 times the same stream',
    make: () =>
      pdfFile([
        catalogue,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
        `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents [${'4 0 R '.repeat(300_000)}] >>`,
        streamObject('', '0 0 m 9 9 l S\n'.repeat(100)),
      ]),
    outcome: tooMuch,
  },

  // Counts that lie, or do not.
  {
    name: 'a page count of two thousand million',
    make: () =>
      pdfFile([catalogue, '<< /Type /Pages /Kids [3 0 R] /Count 2000000000 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']),
    outcome: emptyReport,
  },
  {
    name: 'a page count of minus one',
    make: () =>
      pdfFile([catalogue, '<< /Type /Pages /Kids [3 0 R] /Count -1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>']),
    outcome: emptyReport,
  },
  {
    name: '100,000 times the same page',
    make: () =>
      pdfFile([
        catalogue,
        `<< /Type /Pages /Kids [${'3 0 R '.repeat(100_000)}] /Count 100000 >>`,
        '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>',
      ]),
    outcome: ['too-many-pages'],
  },
  {
    name: '500 pages that share a content of 20,000 lines',
    make: () => samePages(500, '0 0 m 9 9 l S\n'.repeat(20_000)),
    outcome: tooMuch,
  },
  {
    name: 'a million annotations',
    make: () =>
      onePage('', {
        page: `/Annots [${'5 0 R '.repeat(1_000_000)}]`,
        objects: ['<< /Type /Annot /Subtype /Square /Rect [0 0 9 9] /C [1 0 0] >>'],
      }),
    outcome: emptyAtLast,
  },
  {
    name: '100,000 annotations, each of its own',
    make: () => {
      const own = Array.from({ length: 100_000 }, (_, index) => `<< /Type /Annot /Subtype /Link /Rect [0 0 ${index} 9] /Border [0 0 1] >>`);
      return onePage('', { page: `/Annots [${own.map((_, index) => `${index + 5} 0 R`).join(' ')}]`, objects: own });
    },
    outcome: emptyAtLast,
  },
  { name: '20,000 fonts on a page', make: () => manyFonts(20_000), outcome: emptyAtLast },
  {
    name: 'a million empty objects',
    make: () => onePage('', { objects: Array.from({ length: 1_000_000 }, () => 'null') }),
    outcome: emptyReport,
  },

  // What unpacks to much more.
  { name: 'a content of 400 KB that unpacks to 400 MB of white space', make: () => onePage(bomb('', ' ', 400)), outcome: emptyAtLast },
  { name: 'a content that unpacks to 400 MB of drawing', make: () => onePage(bomb('', '0 0 m 9 9 l S\n', 400)), outcome: tooMuch },
  { name: 'a content that unpacks to one name of 400 MB', make: () => onePage(bomb('', 'x', 400)), outcome: broken },
  { name: 'a content that unpacks to one string of 400 MB', make: () => onePage(bomb('', '(', 400)), outcome: emptyAtLast },
  { name: 'a content that unpacks to 100 MB of numbers', make: () => onePage(bomb('', '1 ', 100)), outcome: broken },
  { name: 'a content packed twice, to 10 GB', make: () => onePage(twicePacked()), outcome: emptyAtLast },
  {
    name: 'a content of run lengths that unpack to 640 MB',
    make: () =>
      onePage(streamObject('/Filter [/FlateDecode /RunLengthDecode]', flateRepeated(Buffer.alloc(megabyte, '\x81 ', 'latin1'), 10))),
    outcome: emptyAtLast,
  },
  {
    name: 'an object stream that unpacks to 400 MB',
    make: () => objectStream(flateRepeated(Buffer.alloc(megabyte, ' '), 400), 1),
    outcome: emptyAtLast,
  },
  {
    name: 'a character map that unpacks to 200 MB',
    make: () => withFont(bomb('', '<0000> <ffff> <4e00>\n', 200), '/ToUnicode 6 0 R'),
    outcome: emptyAtLast,
  },
  {
    name: 'a character map of 10,000 times all codes',
    make: () => withFont(streamObject('', cmapOf('<0000> <ffff> <4e00>\n', 10_000)), '/ToUnicode 6 0 R'),
    outcome: emptyAtLast,
  },
  {
    name: 'a character map of four thousand million codes',
    make: () => withFont(streamObject('', cmapOf('<00000000> <ffffffff> <4e00>\n', 10)), '/ToUnicode 6 0 R'),
    outcome: emptyReport,
  },
  {
    name: 'an encoding whose ranges are four thousand million codes',
    make: () => withFont(streamObject('/Type /CMap', cidMap()), '', '6 0 R'),
    outcome: ['damaged-pdf'], // its codes are longer than the string that is shown
  },
  {
    name: 'an encoding that uses itself',
    make: () => withFont(streamObject('/Type /CMap /UseCMap 6 0 R', cidMap()), '', '6 0 R'),
    outcome: ['damaged-pdf'], // its codes are longer than the string that is shown
  },
  {
    name: 'widths of two thousand million characters',
    make: () => withFont('null', '', '/Identity-H', '/W [0 2000000000 500]'),
    outcome: emptyAtLast,
  },
  {
    name: 'widths of two million characters, one by one',
    make: () => withFont('null', '', '/Identity-H', `/W [${'1 [500] '.repeat(2_000_000)}]`),
    outcome: emptyAtLast,
  },
  {
    name: 'an embedded font that unpacks to 400 MB',
    make: () => withFont(bomb('', '\0', 400), '', '/Identity-H', '', '/FontFile2 6 0 R'),
    outcome: emptyAtLast,
  },
  {
    name: 'an embedded font whose tables lie',
    make: () => withFont(streamObject('', trueTypeOfLies()), '', '/Identity-H', '', '/FontFile2 6 0 R'),
    outcome: emptyReport,
  },
  {
    name: 'an embedded CFF font of noise',
    make: () => withFont(streamObject('/Subtype /CIDFontType0C', noise(200_000)), '', '/Identity-H', '', '/FontFile3 6 0 R'),
    outcome: emptyReport,
  },

  {
    name: 'an embedded Type 1 font that names the code two thousand million',
    make: () => withTypeOneFont('dup 2000000000 /a put', 300),
    outcome: emptyReport,
  },

  // Drawing without end.
  { name: 'four million strokes', make: () => onePage(flate('0 0 m 9 9 l S\n'.repeat(4_000_000))), outcome: tooMuch },
  { name: 'a path of four million pieces', make: () => onePage(flate(`0 0 m ${'9 9 l 0 9 l '.repeat(2_000_000)}S`)), outcome: emptyAtLast },
  { name: 'two million rectangles in one path', make: () => onePage(flate(`${'1 1 2 2 re\n'.repeat(2_000_000)}f`)), outcome: emptyAtLast },
  { name: 'two million tiny texts', make: () => withText('(a) Tj\n'.repeat(2_000_000)), outcome: emptyAtLast },
  { name: 'one text of ten million characters', make: () => withText(`(${'a'.repeat(10_000_000)}) Tj`), outcome: emptyAtLast },
  {
    name: 'a million texts, each in an object of its own',
    make: () => withText('ET BT /F 9 Tf 1 0 0 1 9 9 Tm (a) Tj\n'.repeat(1_000_000)),
    outcome: tooMuch,
  },
  { name: 'three million states saved and never restored', make: () => onePage(flate('q '.repeat(3_000_000))), outcome: tooMuch },
  {
    name: 'two million sections never closed',
    make: () => onePage(flate('/P BMC '.repeat(2_000_000))),
    outcome: emptyAtLast,
  },
  {
    name: 'a million dashes patterns',
    make: () => onePage(flate('[1 2 3 4 5 6 7 8] 0 d\n'.repeat(1_000_000))),
    outcome: emptyAtLast,
  },
  {
    name: 'a million small pictures in the content',
    make: () => onePage(flate('BI /W 1 /H 1 /BPC 8 /CS /G ID a EI\n'.repeat(1_000_000))),
    outcome: emptyAtLast,
  },
  {
    name: 'a picture in the content that never ends',
    make: () => onePage(flate(`BI /W 9999 /H 9999 /BPC 8 /CS /G ID ${'E'.repeat(30 * megabyte)}`)),
    outcome: emptyReport,
  },
  {
    name: 'a million colours by a function',
    make: () => withFunction('0.5 scn\n'.repeat(1_000_000)),
    outcome: emptyAtLast,
  },

  // Nesting.
  {
    name: 'a million arrays in one another, in an object',
    make: () => onePage('', { objects: ['['.repeat(1_000_000)], page: '/Tabs 5 0 R' }),
    outcome: emptyReport,
  },
  { name: 'a million arrays in one another, in the content', make: () => onePage(flate('['.repeat(1_000_000))), outcome: broken },
  {
    name: 'a million dictionaries in one another, in the content',
    make: () => onePage(flate(`/P ${'<< /A '.repeat(1_000_000)} BDC`)),
    outcome: broken,
  },
  {
    name: 'a million dictionaries in one another, in the catalogue',
    make: () => pdfFile([`<< /Type /Catalog /Pages 2 0 R /X ${'<< /A '.repeat(1_000_000)} >>`, '<< /Type /Pages /Kids [] /Count 0 >>']),
    outcome: ['damaged-pdf'],
  },
  {
    name: 'a resource dictionary that is its own parent’s',
    make: () =>
      pdfFile([
        catalogue,
        '<< /Type /Pages /Kids [3 0 R] /Count 1 /Resources 2 0 R >>',
        '<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>',
        streamObject('', '/A Do /Kids gs'),
      ]),
    outcome: broken,
  },
  { name: 'a string of a million open brackets', make: () => onePage(flate('('.repeat(1_000_000))), outcome: emptyReport },
  { name: 'a layer whose visibility is an expression of 100,000 levels', make: () => withVisibility(100_000), outcome: broken },

  // Numbers.
  {
    name: 'a matrix of not-a-numbers',
    make: () => withText('nan nan nan nan nan nan Tm (a) Tj 1e999 0 0 -1e999 0 0 Tm (b) Tj'),
    outcome: broken,
  },
  {
    name: 'a matrix that grows beyond all numbers',
    make: () => onePage(`${'1000000 0 0 1000000 1000000 1000000 cm\n'.repeat(200)} 0 0 m 9 9 l S`),
    outcome: emptyReport,
  },
  { name: 'a table whose lines end beyond all numbers', make: () => onePage(endlessTable('1e300')), outcome: emptyReport },
  { name: 'a table of lines as long as numbers go', make: () => onePage(endlessTable('1e145')), outcome: emptyReport },
  { name: 'a matrix of nothing', make: () => withText('0 0 0 0 0 0 Tm (a) Tj'), outcome: emptyReport },
  { name: 'text far off the page', make: () => withText('1 0 0 1 99999999 -99999999 Tm (a) Tj'), outcome: emptyReport },
  {
    name: 'text of a size of two thousand million',
    make: () => withText('/F 2000000000 Tf (aaaaaaaaaaa) Tj -2000000000 Tc (aaaa) Tj'),
    outcome: emptyReport,
  },
  { name: 'a page of no size', make: () => onePage('0 0 m 9 9 l S', { mediaBox: '[0 0 0 0]' }), outcome: emptyReport },
  {
    name: 'a page of a size beyond all numbers',
    make: () => onePage('0 0 m 9 9 l S', { mediaBox: '[-1e300 -1e300 1e300 1e300]' }),
    outcome: emptyReport,
  },
  {
    name: 'a page that is turned by 45 degrees, in units of minus one',
    make: () => onePage('0 0 m 9 9 l S', { page: '/Rotate 45 /UserUnit -1' }),
    outcome: emptyReport,
  },
  {
    name: 'a page whose box is not a box',
    make: () => onePage('0 0 m 9 9 l S', { mediaBox: '[(a) null /B 4 0 R]' }),
    outcome: emptyReport,
  },

  // Pictures.
  {
    name: 'a picture of 30,000 × 30,000 that is not there',
    make: () => withPicture('/Width 30000 /Height 30000 /ColorSpace /DeviceRGB /BitsPerComponent 8', Buffer.alloc(9)),
    outcome: ['scanned-page'],
  },
  {
    name: 'a picture of 20,000 × 20,000 in 400 KB',
    make: () =>
      withPicture(
        '/Width 20000 /Height 20000 /ColorSpace /DeviceGray /BitsPerComponent 8 /Filter /FlateDecode',
        flateRepeated(Buffer.alloc(megabyte), 400),
      ),
    outcome: ['scanned-page'],
  },
  {
    name: 'a mask of 60,000 × 60,000',
    make: () =>
      withPicture(
        '/Width 60000 /Height 60000 /ImageMask true /BitsPerComponent 1 /Filter /FlateDecode',
        flateRepeated(Buffer.alloc(megabyte), 400),
      ),
    outcome: ['scanned-page'],
  },
  {
    name: 'a JPEG of noise',
    make: () => withPicture('/Width 5000 /Height 5000 /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode', jpegOfNoise()),
    outcome: ['scanned-page'],
  },
  {
    name: 'a JPEG 2000 of noise',
    make: () => withPicture('/Width 5000 /Height 5000 /Filter /JPXDecode', noise(300_000)),
    outcome: ['scanned-page'],
  },
  {
    name: 'a JBIG2 of noise',
    make: () => withPicture('/Width 30000 /Height 30000 /ImageMask true /BitsPerComponent 1 /Filter /JBIG2Decode', noise(300_000)),
    outcome: ['scanned-page'],
  },
  {
    name: 'a fax of noise',
    make: () =>
      withPicture(
        '/Width 30000 /Height 30000 /ImageMask true /BitsPerComponent 1 /Filter /CCITTFaxDecode /DecodeParms << /K -1 /Columns 30000 /Rows 30000 >>',
        noise(3_000_000),
      ),
    outcome: ['scanned-page'],
  },
  {
    name: 'a mask of a mask of a picture',
    make: () =>
      onePage('/I Do', {
        resources: '/XObject << /I 5 0 R >>',
        objects: [picture('/Width 9 /Height 9 /ColorSpace /DeviceGray /BitsPerComponent 8 /SMask 5 0 R', Buffer.alloc(81))],
      }),
    outcome: emptyReport,
  },

  // What is no document.
  {
    name: 'a header and 40 MB of zeros',
    make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(40 * megabyte)]),
    outcome: emptyAtLast,
  },
  {
    name: 'a header and 20 MB of noise',
    make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), noise(20 * megabyte)]),
    outcome: ['damaged-pdf'],
  },
  {
    name: 'a header and 30 MB of “1 0 obj”',
    make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(30 * megabyte, '1 0 obj ')]),
    outcome: emptyAtLast,
  },
  {
    name: 'a header and 30 MB of “trailer <<”',
    make: () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(30 * megabyte, 'trailer << ')]),
    outcome: [...tooMuch, 'damaged-pdf'],
  },
  { name: 'more bytes than are read', make: () => Buffer.concat([onePage(''), Buffer.alloc(51 * megabyte)]), outcome: ['too-many-bytes'] },
  { name: 'a document that needs a password', make: () => encrypted('/V 2 /R 3 /Length 128'), outcome: ['password-needed'] },
  { name: 'a document encrypted in a way that does not exist', make: () => encrypted('/V 99 /R 99'), outcome: ['damaged-pdf'] },
  { name: 'a key of two thousand million bits', make: () => encrypted('/V 2 /R 3 /Length 2000000000'), outcome: emptyAtLast },

  // Reports that have too much of what reports have.
  { name: 'a table of 700 × 700 cells, each drawn by itself', make: () => onePage(flate(gridOf(700))), outcome: emptyAtLast },
  {
    name: '50,000 long lines, and far from them 50,000 short ones that cross none',
    make: () => onePage(flate(comb(50_000)), { mediaBox: '[0 0 500000 500000]' }),
    outcome: emptyAtLast,
  },
  {
    name: '40,000 tables of one cell, none beside another',
    make: () => onePage(flate(staggeredBoxes(200)), { mediaBox: '[0 0 99999 99999]' }),
    outcome: emptyAtLast,
  },
  {
    name: '200,000 characters at one place',
    make: () => withText('1 0 0 1 99 99 Tm (a) Tj\n'.repeat(200_000)),
    outcome: emptyAtLast,
  },
  {
    name: '200,000 characters in one line',
    make: () => withText(`1 0 0 1 0 99 Tm ${'(a) Tj '.repeat(200_000)}`),
    outcome: emptyAtLast,
  },
  {
    name: 'a million characters on a page',
    make: () => chinesePage(lines(1000, '评'.repeat(1000)), '[0 0 10000 10000]'),
    outcome: emptyAtLast,
  },
  {
    name: 'a text of ten million characters in one string',
    make: () => chinesePage(`BT /F 10 Tf <${'8bc4'.repeat(10_000_000)}> Tj ET`),
    outcome: emptyAtLast,
  },
  {
    name: 'a table of 250 × 400 cells, all with text',
    make: () => chinesePage(filledTable(250, 400), '[0 0 5100 4100]'),
    outcome: [...tooMuch, 'other-form'],
  },
  {
    name: 'a table of 50,000 rows on one page',
    make: () => chinesePage(filledTable(2, 50_000), '[0 0 50 500100]'),
    outcome: [...tooMuch, 'other-form'],
  },
  {
    name: '10,000 tables of two cells on one page',
    make: () => chinesePage(smallTables(100), '[0 0 6100 6100]'),
    outcome: [...tooMuch, 'other-form'],
  },
  {
    name: 'a value of 400,000 characters',
    make: () => reportPdf(reportOf('某市财政局', 2023, [{ name: '道路维修', achievements: ['评'.repeat(400_000)] }])),
    outcome: [...tooMuch, 'encoding-lies'],
  },
  {
    name: 'a list of 5,000 projects',
    make: () => listPdf(5000),
    outcome: ['accepted', ...tooMuch],
  },
  {
    name: 'a list of 20,000 projects',
    make: () => listPdf(20_000),
    outcome: ['too-many-tables', ...tooMuch],
  },
  {
    name: '3,000 pages, each of its own',
    make: () => {
      const pages = Array.from({ length: 3000 }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] >>');
      return pdfFile([
        catalogue,
        `<< /Type /Pages /Kids [${pages.map((_, index) => `${index + 3} 0 R`).join(' ')}] /Count 3000 >>`,
        ...pages,
      ]);
    },
    outcome: ['too-many-pages'],
  },
  {
    name: 'a report that brings a program, a script that never ends and one that runs at each turn',
    make: () =>
      withCatalogue(`/OpenAction 90 0 R /AA << /WC 90 0 R /WS 90 0 R >>
      /Names << /JavaScript << /Names [(a) << /S /JavaScript /JS (while\\(true\\){}) >>] >>
      /EmbeddedFiles << /Names [(a.exe) << /Type /Filespec /F (a.exe) /EF << /F 91 0 R >> >>] >> >>`),
    outcome: ['accepted'],
  },
  { name: 'nothing', make: () => new Uint8Array(), outcome: ['empty-file'] },
  { name: 'a picture that is called a PDF', make: () => Buffer.from('\x89PNG\r\n\x1a\n'), outcome: ['not-a-pdf'] },
  {
    name: 'a report of 1,200 projects of one name',
    make: () =>
      reportPdf(
        reportOf(
          '某市财政局',
          2023,
          Array.from({ length: 1200 }, () => ({ name: '同一项目' })),
        ),
      ),
    outcome: [...tooMuch, 'same-project-repeated', 'same-project-differs', 'accepted'],
  },
];

/** In STSong-Light, two bytes a character of Unicode. */
function chinesePage(content: string, mediaBox = '[0 0 595 842]'): Uint8Array {
  return onePage(flate(content), { resources: '/Font << /F 5 0 R >>', objects: song, mediaBox });
}

const song = [
  '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
  '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] >>',
  '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
];

function chinese(x: number, y: number, text: string): string {
  return `BT /F 8 Tf ${x} ${y} Td <${ucs2(text)}> Tj ET\n`;
}

function lines(count: number, text: string): string {
  return Array.from({ length: count }, (_, index) => chinese(0, index * 10, text)).join('');
}

/** Cells of 20 × 10 points. */
function filledTable(columns: number, rows: number): string {
  const parts: string[] = [];
  for (let column = 0; column <= columns; column += 1) parts.push(`${column * 20} 0 m ${column * 20} ${rows * 10} l S\n`);
  for (let row = 0; row <= rows; row += 1) parts.push(`0 ${row * 10} m ${columns * 20} ${row * 10} l S\n`);
  for (let cell = 0; cell < rows * columns; cell += 1)
    parts.push(chinese((cell % columns) * 20 + 2, Math.floor(cell / columns) * 10 + 2, '字值'));
  return parts.join('');
}

function smallTables(side: number): string {
  return Array.from({ length: side * side }, (_, index) => {
    const [x, y] = [(index % side) * 60, Math.floor(index / side) * 60];
    return `${x} ${y} 40 40 re S ${x + 20} ${y} m ${x + 20} ${y + 40} l S ${chinese(x + 2, y + 4, '项目')}${chinese(x + 22, y + 4, '值')}`;
  }).join('');
}

/** A project a row, 45 rows a page, the header on the first. */
function listPdf(projects: number): Uint8Array {
  const perPage = 45;
  const xs = [40, 260, 340, 400, 460, 555];
  const row = (y: number, cells: readonly string[]): string =>
    `${cells.map((cell, index) => chinese((xs[index] ?? 0) + 3, y - 12, cell)).join('')}40 ${y} m 555 ${y} l S\n`;
  const pages = Array.from({ length: Math.ceil(projects / perPage) }, (_, page) => {
    const rows = Array.from({ length: Math.min(perPage, projects - page * perPage) }, (_, index) => page * perPage + index + 1);
    const all = [
      ...(page === 0 ? [['项目名称', '决算金额（万元）', '评价分值', '评价结论', '主要问题']] : []),
      ...rows.map((number) => [`道路养护第${number}标段`, `${number}.50`, '88.5', '良', '部分指标未细化。']),
    ];
    const bottom = 800 - all.length * 16;
    const title = page === 0 ? chinese(180, 815, '某市财政局2023年度绩效评价结果') : '';
    const sides = xs.map((x) => `${x} 800 m ${x} ${bottom} l S\n`).join('');
    return `${title}${all.map((cells, index) => row(800 - index * 16, cells)).join('')}40 ${bottom} m 555 ${bottom} l S\n${sides}`;
  });
  const kids = pages.map((_, index) => `${8 + index * 2} 0 R`).join(' ');
  return pdfFile([
    catalogue,
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    'null',
    'null',
    ...song,
    ...pages.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F 5 0 R >> >> /Contents ${9 + index * 2} 0 R >>`,
      flate(content),
    ]),
  ]);
}

/** A right report, and what else its catalogue says. */
function withCatalogue(entries: string): Uint8Array {
  const report = Buffer.from(reportPdf(reportOf('某市财政局', 2023, [{ name: '道路维修' }]))).toString('latin1');
  return Buffer.from(report.replace('/Type /Catalog', `/Type /Catalog ${entries}`), 'latin1');
}

function form(content: string, resources: string): Uint8Array {
  return streamObject(`/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Resources << ${resources} >>`, content);
}

function pattern(content: string, resources: string): Uint8Array {
  return streamObject(
    `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 /Resources << ${resources} >>`,
    content,
  );
}

function type3(glyph: string, resources: string): string {
  return `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] /CharProcs << /a ${glyph} >> /Encoding << /Differences [97 /a] >> /FirstChar 97 /LastChar 97 /Widths [500] /Resources << ${resources} >> >>`;
}

function flate(content: string): Uint8Array {
  return streamObject('/Filter /FlateDecode', deflateSync(Buffer.from(content, 'latin1')));
}

function bomb(dictionary: string, filling: string, megabytes: number): Uint8Array {
  return streamObject(`${dictionary} /Filter /FlateDecode`, flateRepeated(Buffer.alloc(megabyte, filling, 'latin1'), megabytes));
}

function twicePacked(): Uint8Array {
  const once = flateRepeated(Buffer.alloc(megabyte, ' '), 2000);
  const twice = deflateSync(
    Buffer.concat([once.subarray(0, -2), once.subarray(2, -2), once.subarray(2, -2), once.subarray(2, -2), once.subarray(2)]),
  );
  return streamObject('/Filter [/FlateDecode /FlateDecode]', twice);
}

function withTail(tail: (at: number, offsets: readonly number[]) => string): Uint8Array {
  return pdfFile([catalogue, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>', 'null'], {
    tail,
  });
}

function xref(at: number, offsets: readonly number[], trailer: string): string {
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  return `xref\n0 ${offsets.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${offsets.length + 1} /Root 1 0 R ${trailer} >>\nstartxref\n${at}\n%%EOF\n`;
}

function crossReferenceStream(entries: string, data: string): Uint8Array {
  const stream = (at: number) =>
    `4 0 obj\n<< /Type /XRef /Size 5 /Root 1 0 R /W [1 3 1] ${entries} /Length ${data.length} >>\nstream\n${data}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
  return pdfFile([catalogue, '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>'], {
    tail: stream,
  });
}

/** The catalogue, object 1, stands in an object stream, object 4, and only there. */
function objectStream(packed: Uint8Array, count: number): Uint8Array {
  const stream = streamObject(`/Type /ObjStm /N ${count} /First 8 /Filter /FlateDecode`, packed);
  const objects = ['null', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>', '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>', stream];
  const row = (type: number, field: number): string => String.fromCharCode(type, (field >> 16) & 255, (field >> 8) & 255, field & 255, 0);
  return pdfFile(objects, {
    tail: (at, offsets) => {
      const rows = [row(0, 0), row(2, 4), ...offsets.slice(1).map((offset) => row(1, offset))].join('');
      return `5 0 obj\n<< /Type /XRef /Size 5 /Root 1 0 R /W [1 3 1] /Length ${rows.length} >>\nstream\n${rows}\nendstream\nendobj\nstartxref\n${at}\n%%EOF\n`;
    },
  });
}

function samePages(count: number, content: string): Uint8Array {
  const pages = Array.from({ length: count }, () => '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 3 0 R >>');
  const kids = pages.map((_, index) => `${index + 4} 0 R`).join(' ');
  return pdfFile([catalogue, `<< /Type /Pages /Kids [${kids}] /Count ${count} >>`, flate(content), ...pages]);
}

function manyFonts(count: number): Uint8Array {
  const fonts = Array.from(
    { length: count },
    (_, index) => `/F${index} << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /X ${index} >>`,
  ).join('\n');
  const content = Array.from({ length: count }, (_, index) => `/F${index} 9 Tf (a) Tj`).join('\n');
  return onePage(flate(`BT ${content} ET`), { resources: `/Font << ${fonts} >>` });
}

function withText(operators: string): Uint8Array {
  return onePage(flate(`BT /F 9 Tf 99 99 Td ${operators} ET`), { resources: '/Font << /F 5 0 R >>', objects: [helvetica] });
}

/** A Chinese font, object 5, with something of it as object 6. */
function withFont(other: PdfObject, font: string, encoding = '/Identity-H', descendant = '', descriptor = ''): Uint8Array {
  const kind = descriptor.includes('FontFile2') ? '/CIDFontType2' : '/CIDFontType0';
  return onePage('BT /F 9 Tf 9 9 Td <4e004e014e02> Tj ET', {
    resources: '/Font << /F 5 0 R >>',
    objects: [
      `<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding ${encoding} /DescendantFonts [7 0 R] ${font} >>`,
      other,
      `<< /Type /Font /Subtype ${kind} /BaseFont /A /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /DW 1000 ${descendant} >>`,
      `<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 ${descriptor} >>`,
    ],
  });
}

/** A font of so many characters without strokes, and what its own encoding says. */
function withTypeOneFont(encoding: string, characters: number): Uint8Array {
  const header = `%!PS-AdobeFont-1.0: A\n/FontMatrix [0.001 0 0 0.001 0 0] def\n/Encoding 256 array ${encoding} readonly def\ncurrentfile eexec\n`;
  const named = Array.from({ length: characters }, (_, index) => `/g${index} 4 RD \0\0\0\0 ND\n`).join('');
  const program = Buffer.concat([
    Buffer.from(header, 'latin1'),
    byEexec(`0000/Private 1 dict dup begin /lenIV 4 def 2 index /CharStrings ${characters} dict dup begin\n${named}end end\n`),
  ]);
  return onePage('BT /F 9 Tf 9 9 Td (abc) Tj ET', {
    resources: '/Font << /F 5 0 R >>',
    objects: [
      '<< /Type /Font /Subtype /Type1 /BaseFont /A /FirstChar 97 /LastChar 99 /Widths [500 500 500] /FontDescriptor 6 0 R >>',
      '<< /Type /FontDescriptor /FontName /A /Flags 4 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 /FontFile 7 0 R >>',
      streamObject(`/Length1 ${header.length} /Length2 ${program.length - header.length} /Length3 0`, program),
    ],
  });
}

/** As the second part of a Type 1 font is (Adobe Type 1 Font Format, 7.2). */
function byEexec(plain: string): Uint8Array {
  let key = 55665;
  return Uint8Array.from(Buffer.from(plain, 'latin1'), (byte) => {
    const cipher = byte ^ (key >> 8);
    key = ((cipher + key) * 52845 + 22719) & 0xffff;
    return cipher;
  });
}

function cmapOf(range: string, count: number): string {
  return `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <ffff> endcodespacerange\n${count} beginbfrange\n${range.repeat(count)}endbfrange endcmap`;
}

function cidMap(): string {
  return `begincmap 1 begincodespacerange <00000000> <ffffffff> endcodespacerange 2 begincidrange <00000000> <ffffffff> 0 <0000> <ffff> 0 endcidrange endcmap`;
}

/** The right header, then tables as long as numbers go, in the middle of each other. */
function trueTypeOfLies(): Uint8Array {
  const tables = ['cmap', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'post', 'name', 'OS/2'];
  const file = Buffer.alloc(4096, 0xff);
  file.writeUInt32BE(0x00010000, 0);
  file.writeUInt16BE(tables.length, 4);
  tables.forEach((tag, index) => {
    file.write(tag, 12 + index * 16, 'latin1');
    file.writeUInt32BE(200 + index * 8, 20 + index * 16);
    file.writeUInt32BE(0x7fffffff, 24 + index * 16);
  });
  return file;
}

function withFunction(colours: string): Uint8Array {
  const colourSpace = '[/Separation /A /DeviceRGB 5 0 R]';
  const program = `{ ${'dup sin exch cos mul '.repeat(500)} dup dup }`;
  return onePage(flate(`/C cs ${colours}`), {
    resources: `/ColorSpace << /C ${colourSpace} >>`,
    objects: [streamObject('/FunctionType 4 /Domain [0 1] /Range [0 1 0 1 0 1]', program)],
  });
}

function withVisibility(levels: number): Uint8Array {
  const expression = `${'[/Not '.repeat(levels)}3 0 R${']'.repeat(levels)}`;
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R /OCProperties << /OCGs [3 0 R] /D << /Order [3 0 R] >> >> >>',
    '<< /Type /Pages /Kids [5 0 R] /Count 1 >>',
    '<< /Type /OCG /Name (a) >>',
    `<< /Type /OCMD /VE ${expression} >>`,
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Resources << /Properties << /L 4 0 R >> >> /Contents 6 0 R >>',
    streamObject('', '/OC /L BDC 0 0 m 9 9 l S EMC'),
  ]);
}

function picture(dictionary: string, data: Uint8Array): Uint8Array {
  return streamObject(`/Type /XObject /Subtype /Image ${dictionary}`, data);
}

function withPicture(dictionary: string, data: Uint8Array): Uint8Array {
  return onePage('500 0 0 700 9 9 cm /I Do', { resources: '/XObject << /I 5 0 R >>', objects: [picture(dictionary, data)] });
}

/** Bytes without a pattern, always the same. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 12345;
  for (let index = 0; index < length; index += 1) {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    bytes[index] = state >>> 24;
  }
  return bytes;
}

function jpegOfNoise(): Uint8Array {
  const frame = [0xff, 0xd8, 0xff, 0xc0, 0, 11, 8, 0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0];
  return Buffer.concat([Buffer.from(frame), noise(500_000)]);
}

function encrypted(how: string): Uint8Array {
  const password = `<${'5a'.repeat(32)}>`;
  const objects = [
    catalogue,
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>',
    `<< /Filter /Standard ${how} /P -4 /O ${password} /U ${password} >>`,
  ];
  return pdfFile(objects, { trailer: `/Encrypt 4 0 R /ID [<${'00'.repeat(16)}> <${'00'.repeat(16)}>]` });
}

function gridOf(cells: number): string {
  const lines: string[] = [];
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < cells; column += 1) lines.push(`${column} ${row} 1 1 re S`);
  }
  return lines.join('\n');
}

function comb(count: number): string {
  const lines: string[] = [];
  for (let index = 0; index < count; index += 1)
    lines.push(`0 ${index * 5} m 250000 ${index * 5} l S ${index * 5} 260000 m ${index * 5} 260010 l S`);
  return lines.join('\n');
}

/** No two begin or end at the same height. */
function staggeredBoxes(side: number): string {
  const boxes: string[] = [];
  for (let index = 0; index < side * side; index += 1)
    boxes.push(`${(index % side) * 40} ${Math.floor(index / side) * 400 + (index % side) * 1.7} 20 20 re S`);
  return boxes.join('\n');
}

/** Two columns and two rows, enlarged. */
function endlessTable(scale: string): string {
  const lines = [0, 1, 2].map((at) => `${at}0 0 m ${at}0 20 l S 0 ${at}0 m 20 ${at}0 l S`).join(' ');
  return `${scale} 0 0 1 0 0 cm 1 0 0 1 0 100 cm ${lines} 1e10 0 0 1e200 0 0 cm ${lines} 1e300 0 0 1e300 0 0 cm ${lines}`;
}
