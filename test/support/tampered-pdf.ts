/**
 * Makes one-page PDFs (300 × 200 points) that say one thing and show another. Fonts: F1, STSong-Light, not embedded; T3, whose figures are drawn here, so that
 * what the page shows is known whatever the font says that it is.
 */
export interface TamperedPdf {
  readonly content: string;
  /** Figures of T3 by the code they are drawn for: `{ 9: '5' }` draws a 5 where the text has a 9. */
  readonly drawn?: Readonly<Record<string, string>>;
  /** Glyph names of T3 where they are not those of the figures. */
  readonly names?: Readonly<Record<string, string>>;
  /** Mappings of T3's ToUnicode, as they stand in it; null: it has none. */
  readonly mappings?: string | null;
  /** Entries of the page's resources. */
  readonly resources?: string;
  /** Entries of the page. */
  readonly page?: string;
  /** Entries of the catalog. */
  readonly catalog?: string;
  /** From object 20 on. */
  readonly objects?: readonly string[];
}

/** `BT … ET` of a text in F1, 10 points. */
export function text(x: number, y: number, shown: string): string {
  return `BT /F1 10 Tf ${x} ${y} Td <${ucs2(shown)}> Tj ET`;
}

/** Likewise in T3. */
export function figures(x: number, y: number, shown: string): string {
  return `BT /T3 10 Tf ${x} ${y} Td (${shown}) Tj ET`;
}

export function ucs2(shown: string): string {
  return [...shown].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
}

/** A content stream with a dictionary. */
export function stream(content: string, entries = ''): string {
  return `<< ${entries} /Length ${content.length} >>\nstream\n${content}\nendstream`;
}

/** `beginbfchar` of the figures as they are. */
export const honestMappings = `11 beginbfchar ${[...'0123456789.'].map((figure) => `<${byteOf(figure)}> <${ucs2(figure)}>`).join(' ')} endbfchar`;

export function tamperedPdf({ content, drawn = {}, names = {}, mappings = honestMappings, ...more }: TamperedPdf): Uint8Array {
  const codes = [...'0123456789.'];
  const nameOf = (code: string): string => names[code] ?? figureNames[code] ?? '.notdef';
  const toUnicode = mappings === null ? '' : '/ToUnicode 9 0 R';
  const objects: Record<number, string> = {
    1: `<< /Type /Catalog /Pages 2 0 R ${more.catalog ?? ''} >>`,
    2: '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    3: `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /T3 8 0 R >> ${more.resources ?? ''} >> ${more.page ?? ''} >>`,
    4: stream(content),
    5: '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    6: '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] >>',
    7: '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    8: `<< /Type /Font /Subtype /Type3 /FontBBox [0 0 500 700] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 46 /LastChar 57 /Widths [${'500 '.repeat(12)}] ${toUnicode}
 /Encoding << /Type /Encoding /Differences [${codes.map((code) => `${code.charCodeAt(0)} /${nameOf(code)}`).join(' ')}] >> /Resources << >>
 /CharProcs << ${codes.map((code, index) => `/${nameOf(code)} ${100 + index} 0 R`).join(' ')} >> >>`,
    9: stream(
      `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ${mappings ?? ''} endcmap end`,
    ),
  };
  codes.forEach((code, index) => {
    objects[100 + index] = stream(`500 0 d0 ${strokesOf(drawn[code] ?? code)} f`);
  });
  more.objects?.forEach((object, index) => {
    objects[20 + index] = object;
  });
  return fileOf(objects);
}

/** Seven segments: top, right upper, right lower, bottom, left lower, left upper, middle. */
const segments = ['100 640 300 60', '400 360 60 320', '400 20 60 320', '100 0 300 60', '40 20 60 320', '40 360 60 320', '100 320 300 60'];
const lit = ['012345', '12', '01643', '01236', '1256', '02356', '023456', '012', '0123456', '012356'];
const figureNames: Readonly<Record<string, string>> = Object.fromEntries(
  ['zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']
    .map((name, figure) => [String(figure), name])
    .concat([['.', 'period']]),
);

function strokesOf(figure: string): string {
  if (figure === '.') return '200 0 100 100 re';
  return [...(lit[Number.parseInt(figure, 10)] ?? '')].map((segment) => `${segments[Number(segment)]} re`).join(' ');
}

function byteOf(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(2, '0');
}

function fileOf(objects: Readonly<Record<number, string>>): Uint8Array {
  const numbers = Object.keys(objects).map(Number);
  let body = '%PDF-1.6\n';
  const offsets = new Map<number, number>();
  for (const number of numbers) {
    offsets.set(number, body.length);
    body += `${number} 0 obj\n${objects[number]}\nendobj\n`;
  }
  const size = Math.max(...numbers) + 1;
  const rows = Array.from({ length: size }, (_, number) => offsets.get(number))
    .map((offset) => (offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`))
    .join('');
  return Buffer.from(
    `${body}xref\n0 ${size}\n${rows}trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`,
    'latin1',
  );
}
