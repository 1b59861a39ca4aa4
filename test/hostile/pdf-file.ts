/** Small PDFs from their objects, right or wrong as the objects are. */
import { constants, deflateRawSync } from 'node:zlib';

export type PdfObject = string | Uint8Array;

/** Objects are numbered from 1; the first is the catalogue. A right cross-reference table is added, unless `tail` stands in its place: it is told where it stands, and where each object does. */
export function pdfFile(
  objects: readonly PdfObject[],
  options: { readonly trailer?: string; readonly tail?: (at: number, offsets: readonly number[]) => string } = {},
): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')];
  let length = 9;
  const add = (part: Buffer): void => {
    parts.push(part);
    length += part.length;
  };
  const offsets = objects.map((object, index) => {
    const offset = length;
    add(Buffer.from(`${index + 1} 0 obj\n`));
    add(typeof object === 'string' ? Buffer.from(object, 'latin1') : Buffer.from(object));
    add(Buffer.from('\nendobj\n'));
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const right = `xref\n0 ${size}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${size} /Root 1 0 R ${options.trailer ?? ''} >>\nstartxref\n${length}\n%%EOF\n`;
  add(Buffer.from(options.tail?.(length, offsets) ?? right, 'latin1'));
  return Buffer.concat(parts);
}

export function streamObject(dictionary: string, data: string | Uint8Array): Uint8Array {
  const bytes = typeof data === 'string' ? Buffer.from(data, 'latin1') : data;
  return Buffer.concat([Buffer.from(`<< ${dictionary} /Length ${bytes.length} >>\nstream\n`, 'latin1'), bytes, Buffer.from('\nendstream')]);
}

/** Packed by Flate, as many times one after another as is said, without ever being unpacked in memory. */
export function flateRepeated(piece: Uint8Array, times: number): Uint8Array {
  const block = deflateRawSync(piece, { level: 9, finishFlush: constants.Z_SYNC_FLUSH });
  const [header, end] = [Buffer.from([0x78, 0xda]), Buffer.from([0x03, 0x00])];
  return Buffer.concat([header, ...Array.from({ length: times }, () => block), end]);
}

/** One page: catalogue 1, page tree 2, page 3, its content 4, then others. */
export function onePage(
  content: PdfObject,
  options: {
    readonly resources?: string;
    readonly page?: string;
    readonly objects?: readonly PdfObject[];
    readonly mediaBox?: string;
  } = {},
): Uint8Array {
  const mediaBox = options.mediaBox ?? '[0 0 595 842]';
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox ${mediaBox} /Resources << ${options.resources ?? ''} >> /Contents 4 0 R ${options.page ?? ''} >>`,
    typeof content === 'string' ? streamObject('', content) : content,
    ...(options.objects ?? []),
  ]);
}
