import { PDFParse } from 'pdf-parse';
import { describe, expect, it } from 'vitest';
import { type OperatorList, type PdfPage, pdfDoor } from '../../../shared/adapters/pdf/pdf-door.ts';
import { defaultCMapDirectory } from '../../../shared/adapters/pdf/pdf-pages.ts';
import { pdfOf } from '../pdf-bytes.ts';

describe('the door to pdf.js through pdf-parse', () => {
  it('is where the pinned version has it: load() gives the document, setWorker() the operator numbers', async () => {
    expect(typeof Reflect.get(PDFParse.prototype, 'load')).toBe('function');
    PDFParse.setWorker();
    expect(Object.keys(Reflect.get(globalThis, 'pdfjs').OPS)).toContain('constructPath');
  });

  it('opens a document and closes it', async () => {
    const door = await pdfDoor();
    const pdf = await door.open(pdfOf(['BT /F1 12 Tf (A) Tj ET']), defaultCMapDirectory());
    const page = await pdf.document.getPage(1);
    const { fnArray } = await operatorsOf(page);
    expect([pdf.document.numPages, fnArray.includes(door.operators.showText ?? -1)]).toEqual([1, true]);
    await pdf.close();
    expect(() => pdf.document.getPage(1)).toThrow();
  });

  it('gives paths as pdf.js 5.4 does: the painting operator, then numbers with 0 for move and 1 for line', async () => {
    const door = await pdfDoor();
    const pdf = await door.open(pdfOf(['10 20 m 30 20 l S']), defaultCMapDirectory());
    const { fnArray, argsArray } = await operatorsOf(await pdf.document.getPage(1));
    const [paint, [numbers]] = argsArray[fnArray.indexOf(door.operators.constructPath ?? -1)] as [number, [Float32Array]];
    expect([paint, [...numbers]]).toEqual([door.operators.stroke, [0, 10, 20, 1, 30, 20]]);
    await pdf.close();
  });

  it('gives no half of a page: where a page breaks in its middle, pdf.js’s own list has what came before and says nothing', async () => {
    const door = await pdfDoor();
    const broken = `${'0 0 m 9 9 l S\n'.repeat(5000)} ${'1 '.repeat(40)} w`;
    const pdf = await door.open(pdfOf([broken]), defaultCMapDirectory());
    const page = await pdf.document.getPage(1);
    await expect(door.operatorsOf(page, 1_000_000)).rejects.toThrow('Too many arguments');
    const own = page as unknown as { getOperatorList(): Promise<{ fnArray: readonly number[] }> };
    expect((await own.getOperatorList()).fnArray.length).toBeGreaterThan(0);
    await pdf.close();
  });

  it('gives nothing of a page that has more operators than are wanted', async () => {
    const door = await pdfDoor();
    const pdf = await door.open(pdfOf(['0 0 m 9 9 l S\n'.repeat(5000)]), defaultCMapDirectory());
    expect(await door.operatorsOf(await pdf.document.getPage(1), 100)).toBeNull();
    await pdf.close();
  });

  it('names an invalid document', async () => {
    const door = await pdfDoor();
    await expect(door.open(Buffer.from('%PDF-1.7'), defaultCMapDirectory())).rejects.toMatchObject({ name: 'InvalidPDFException' });
  });
});

async function operatorsOf(page: PdfPage): Promise<OperatorList> {
  const operators = await (await pdfDoor()).operatorsOf(page, 1000);
  if (!operators) throw new Error('more than a thousand');
  return operators;
}
