/** One page as PDFium sees it: its characters where they stand, and the page drawn in grey. */
import { boxAround } from '../../core/geometry/box-around.ts';
import type { Box } from '../../core/geometry/page.ts';
import type { Picture } from '../../core/geometry/picture.ts';
import type { SecondCharacter, SecondPage } from '../../core/geometry/second-page.ts';
import type { Pdfium } from './pdfium.ts';

export interface PictureLimits {
  /** Pixels a point: at 1.5 the dot of a full stop of 8 pt text still is a pixel. */
  readonly scale: number;
  /** Pixels of one page, a byte each. A3 at 1.5 a point has 2.3 million; a larger page is drawn smaller. */
  readonly pixelsMax: number;
}

/** Text turned further from the axes than this (degrees) is a watermark or decoration: the first reader leaves it out too. */
const TURN_MAX = 10;
/** PDFium turns user space into whole numbers: so many to a point keep the fractions. */
const FINE = 1000;
/** Render modes that paint nothing. */
const UNPAINTED: readonly number[] = [3, 7];
/** FPDFBitmap_Gray; FPDF_ANNOT | FPDF_GRAYSCALE. */
const GREY_BITMAP = 1;
const WITH_ANNOTATIONS_IN_GREY = 0x01 | 0x08;
const WHITE = 0xffffffff;
/** FPDF_ANNOT_WIDGET: a form field. */
const WIDGET = 20;
/** What PDFium gives where a code stands for no character: nothing, or a noncharacter. */
const NO_CHARACTER: readonly number[] = [0, 0xfffe, 0xffff];
/** What PDFium makes of a hyphen at a line's end, so that whoever searches finds the whole word. */
const LINE_END_HYPHEN = 2;
/** Bytes of the largest result that a call writes: four doubles. */
const RESULT_BYTES = 32;

type Point = readonly [number, number];
type ToPage = (x: number, y: number) => Point;

export interface PdfiumHandles {
  /** Of a page that is loaded. */
  readonly page: number;
  /** Of what fills in the document's form: opened where a page has a field, once for all of them. */
  readonly form: () => number;
}

/**
 * `size`: of the page as the first reader gives it. `look`: what is wanted of it; the picture lies in PDFium's memory, and is gone when
 * it returns. Throws what PDFium throws: the instance is lost then.
 */
export function readPdfiumPage<Seen>(
  pdfium: Pdfium,
  handles: PdfiumHandles,
  size: { readonly width: number; readonly height: number },
  limits: PictureLimits,
  look: (page: SecondPage) => Seen,
): Seen {
  const handle = handles.page;
  const memory = pdfium.pdfium.wasmExports;
  const result = memory.malloc(RESULT_BYTES);
  try {
    const toPage = toPageOf(pdfium, handle, size, result);
    const characters = charactersOf(pdfium, handle, toPage, result);
    const annotations = annotationsOf(pdfium, handle, toPage, result);
    const boxes = annotations.map(({ box }) => box);
    const hasFields = annotations.some(({ isField }) => isField);
    return withPicture(pdfium, handles, hasFields, size, limits, (picture) => look({ characters, annotations: boxes, picture }));
  } finally {
    memory.free(result);
  }
}

/** From the page's own space, y up, to the page as displayed: three points show where it all goes. */
function toPageOf(pdfium: Pdfium, handle: number, { width, height }: { width: number; height: number }, result: number): ToPage {
  const corner = (x: number, y: number): Point => {
    pdfium.FPDF_PageToDevice(handle, 0, 0, Math.round(width * FINE), Math.round(height * FINE), 0, x, y, result, result + 4);
    return [pdfium.pdfium.getValue(result, 'i32') / FINE, pdfium.pdfium.getValue(result + 4, 'i32') / FINE];
  };
  const far = 1000;
  const [x0, y0] = corner(0, 0);
  const [xRight, yRight] = corner(far, 0);
  const [xUp, yUp] = corner(0, far);
  const [a, b, c, d] = [(xRight - x0) / far, (yRight - y0) / far, (xUp - x0) / far, (yUp - y0) / far];
  return (x, y) => [a * x + c * y + x0, b * x + d * y + y0];
}

function charactersOf(pdfium: Pdfium, handle: number, toPage: ToPage, result: number): SecondCharacter[] {
  const text = pdfium.FPDFText_LoadPage(handle);
  if (text === 0) return [];
  const perCharacter = characterCalls(pdfium);
  const objects = new Map<number, TextObject>();
  const characters: SecondCharacter[] = [];
  const count = pdfium.FPDFText_CountChars(text);
  for (let index = 0; index < count; index += 1) {
    if (perCharacter.FPDFText_IsGenerated(text, index) === 1) continue; // a space or line end that PDFium thinks a reader would want
    const object = objectOf(pdfium, perCharacter.FPDFText_GetTextObject(text, index), objects);
    if (!object.isPainted) continue;
    // The angle is that of a character's upright strokes: slanted in italics too, which are set straight on.
    if (isOffAxes(perCharacter.FPDFText_GetCharAngle(text, index)) && isOffAxes(angleOfLine(pdfium, text, index, result))) continue;
    const code = perCharacter.FPDFText_GetUnicode(text, index);
    const isMapped = !NO_CHARACTER.includes(code) && perCharacter.FPDFText_HasUnicodeMapError(text, index) !== 1;
    perCharacter.FPDFText_GetCharOrigin(text, index, result, result + 8);
    const [originX, originY] = toPage(doubleAt(pdfium, result), doubleAt(pdfium, result + 8));
    perCharacter.FPDFText_GetCharBox(text, index, result, result + 8, result + 16, result + 24);
    const [left, right] = [doubleAt(pdfium, result), doubleAt(pdfium, result + 8)];
    const [bottom, top] = [doubleAt(pdfium, result + 16), doubleAt(pdfium, result + 24)];
    const box = boxOf(toPage(left, bottom), toPage(right, top));
    characters.push({ text: textOf(code), originX, originY, box, object: object.number, isMapped, isEmbedded: object.isEmbedded });
  }
  pdfium.FPDFText_ClosePage(text);
  return characters;
}

type CharacterCalls = Pick<
  Pdfium,
  | 'FPDFText_IsGenerated'
  | 'FPDFText_GetTextObject'
  | 'FPDFText_GetCharAngle'
  | 'FPDFText_GetUnicode'
  | 'FPDFText_HasUnicodeMapError'
  | 'FPDFText_GetCharOrigin'
  | 'FPDFText_GetCharBox'
>;

/** Past the package's wrappers, which take as long as the calls: nothing that these take or give needs to be converted. */
function characterCalls({ pdfium }: Pdfium): CharacterCalls {
  return pdfium.wasmExports as unknown as CharacterCalls;
}

function textOf(code: number): string {
  if (code === LINE_END_HYPHEN) return '-';
  return NO_CHARACTER.includes(code) ? '\uFFFD' : String.fromCodePoint(Math.min(code, 0x10ffff));
}

interface TextObject {
  readonly number: number;
  readonly isPainted: boolean;
  readonly isEmbedded: boolean;
}

function objectOf(pdfium: Pdfium, handle: number, known: Map<number, TextObject>): TextObject {
  const seen = known.get(handle);
  if (seen) return seen;
  const isPainted = handle === 0 || !UNPAINTED.includes(pdfium.FPDFTextObj_GetTextRenderMode(handle));
  const isEmbedded = handle !== 0 && pdfium.FPDFFont_GetIsEmbedded(pdfium.FPDFTextObj_GetFont(handle)) === 1;
  const object = { number: known.size, isPainted, isEmbedded };
  known.set(handle, object);
  return object;
}

/** Radians: which way the line runs that a character stands on; −1 where PDFium does not know. */
function angleOfLine(pdfium: Pdfium, text: number, index: number, result: number): number {
  if (!pdfium.FPDFText_GetMatrix(text, index, result)) return -1;
  const [a, b] = [pdfium.pdfium.getValue(result, 'float'), pdfium.pdfium.getValue(result + 4, 'float')];
  const angle = Math.atan2(b, a);
  return angle < 0 ? angle + 2 * Math.PI : angle;
}

/** Radians; negative where there is no angle. */
function isOffAxes(angle: number): boolean {
  if (angle < 0) return false;
  const quarters = angle / (Math.PI / 2);
  return Math.abs(quarters - Math.round(quarters)) * 90 > TURN_MAX;
}

interface Annotation {
  readonly box: Box;
  readonly isField: boolean;
}

function annotationsOf(pdfium: Pdfium, handle: number, toPage: ToPage, result: number): Annotation[] {
  const count = pdfium.FPDFPage_GetAnnotCount(handle);
  return Array.from({ length: count }, (_, index) => {
    const annotation = pdfium.FPDFPage_GetAnnot(handle, index);
    if (annotation === 0) return [];
    const found = pdfium.FPDFAnnot_GetRect(annotation, result);
    const isField = pdfium.FPDFAnnot_GetSubtype(annotation) === WIDGET;
    const [left, top, right, bottom] = [0, 4, 8, 12].map((offset) => pdfium.pdfium.getValue(result + offset, 'float'));
    pdfium.FPDFPage_CloseAnnot(annotation);
    return found ? [{ box: boxOf(toPage(left ?? 0, bottom ?? 0), toPage(right ?? 0, top ?? 0)), isField }] : [];
  }).flat();
}

function withPicture<Seen>(
  pdfium: Pdfium,
  handles: PdfiumHandles,
  hasFields: boolean,
  page: { readonly width: number; readonly height: number },
  limits: PictureLimits,
  look: (picture: Picture | null) => Seen,
): Seen {
  const scale = Math.min(limits.scale, Math.sqrt(limits.pixelsMax / (page.width * page.height)));
  const [width, height] = [Math.round(page.width * scale), Math.round(page.height * scale)];
  const start = pdfium.pdfium.wasmExports.malloc(width * height);
  // Row after row with nothing between.
  const bitmap = start === 0 ? 0 : pdfium.FPDFBitmap_CreateEx(width, height, GREY_BITMAP, start, width);
  if (bitmap === 0) return look(null);
  pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, WHITE);
  pdfium.FPDF_RenderPageBitmap(bitmap, handles.page, 0, 0, width, height, 0, WITH_ANNOTATIONS_IN_GREY);
  if (hasFields) drawFields(pdfium, handles, { bitmap, width, height });
  try {
    // No copy, of a megabyte a page.
    return look({ width, height, scale, pixels: pdfium.pdfium.HEAPU8.subarray(start, start + width * height) });
  } finally {
    pdfium.FPDFBitmap_Destroy(bitmap);
    pdfium.pdfium.wasmExports.free(start);
  }
}

/** Form fields lie over all else, and are drawn by the part of PDFium that lets people fill them in. */
function drawFields(
  pdfium: Pdfium,
  handles: PdfiumHandles,
  { bitmap, width, height }: { readonly bitmap: number; readonly width: number; readonly height: number },
): void {
  const form = handles.form();
  pdfium.FORM_OnAfterLoadPage(handles.page, form);
  pdfium.FPDF_FFLDraw(form, bitmap, handles.page, 0, 0, width, height, 0, WITH_ANNOTATIONS_IN_GREY);
  pdfium.FORM_OnBeforeClosePage(handles.page, form);
}

function doubleAt(pdfium: Pdfium, address: number): number {
  return pdfium.pdfium.getValue(address, 'double');
}

function boxOf([x0, y0]: Point, [x1, y1]: Point): Box {
  return boxAround([{ x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0) }]);
}
