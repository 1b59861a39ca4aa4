/**
 * One page's operator list → glyphs, rulings, images. The walk keeps what PDF keeps: a matrix, the text state, and a stack of both.
 * All coordinates are points of the page as displayed, origin top-left, y down.
 */
import type { Box, Glyph, Page, Ruling } from '../core/geometry/page.ts';
import type { Matrix, OperatorList, PdfFont } from './pdf-door.ts';

export interface DrawnPage {
  readonly number: number;
  readonly width: number;
  readonly height: number;
  /** From the page's own space to the page as displayed. */
  readonly transform: Matrix;
  readonly operatorList: OperatorList;
  /** Null where pdf.js could not load it. */
  readonly fontOf: (id: string) => PdfFont | null;
  /** Whether an optional-content group is shown. */
  readonly isVisible: (group: unknown) => boolean;
}

/** A filled box this thin serves as a line (points). Word and browsers draw borders so, up to 2.25 pt. */
const THIN_FILL_MAX = 3;
/** No character of a table or its heading is drawn as wide and as high as this (points). */
const CHARACTER_MAX = 18;
/** A stroke wider than this is a painted area, not a border (points). */
const STROKE_WIDTH_MAX = 6;
/** How far a line may leave its axis and still be a ruling (points): printers' rounding, not slants. */
const SLANT_MAX = 0.75;
/** Shorter pieces are only line joins (points). */
const SEGMENT_MIN = 0.05;
/** No character is as wide as this many times its size: the font's widths are damaged, and where it stands, or whether on the page, cannot be believed. */
const ADVANCE_MAX = 20;
/** A line is drawn around its middle, which may stand this far outside what it is clipped to (points). */
const CLIP_SLACK = 1.5;
/** Share of the em above the baseline that a glyph's box covers: the ascent of Chinese fonts. */
const ASCENT = 0.88;
/** A Type 3 font whose size is below this (points) keeps its real size in its own matrix. */
const TYPE3_SIZE_MIN = 3;
/** Text turned further from the axes than this (degrees) is a watermark or decoration, never a table's text. */
const TURN_MAX = 10;
/** Text at least this light, from 0 (black) to 1 (white) on white paper, is pale: marks behind a text are, from silver (0.75) upwards. */
const PALE_MIN = 0.6;
/** How much of the light that the eye sees is red, green and blue (ITU-R BT.601). */
const LIGHT_SHARES = [0.299, 0.587, 0.114] as const;
/** What stands for text that a font could not give. */
const NO_CHARACTER = '\uFFFD';
const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

interface TextState {
  font: PdfFont | null;
  size: number;
  characterSpacing: number;
  wordSpacing: number;
  horizontalScale: number;
  leading: number;
  rise: number;
  mode: number;
}

interface GraphicsState {
  matrix: Matrix;
  lineWidth: number;
  /** Around the clipping path; null where nothing is clipped. */
  clip: Box | null;
  /** Of what is filled, and of what is stroked: from 0 (black) to 1 (white). */
  lightness: number;
  strokeLightness: number;
  /** Of what is filled, of what is stroked, and of the groups around it: from 0 (not to be seen) to 1. */
  opacity: number;
  strokeOpacity: number;
  groupOpacity: number;
  text: TextState;
}

type PaintKind = 'stroke' | 'fill' | 'both' | 'none';
type Arguments = readonly unknown[];
type Point = readonly [number, number];

interface Subpath {
  readonly points: Point[];
  curved: boolean;
  closed: boolean;
}

export interface WalkedPage {
  readonly page: Page;
  /** It ends inside a text object: pdf.js takes what it could inflate of a damaged stream for all of it. */
  readonly breaksOff: boolean;
}

export function operatorsToPage(drawn: DrawnPage, operators: Readonly<Record<string, number>>): WalkedPage {
  const walk = new OperatorWalk(drawn, operators);
  walk.run();
  const { number, width, height } = drawn;
  const { glyphs, rulings, images, shapes, outlines } = walk;
  return { page: { number, width, height, glyphs, rulings, images, shapes, outlines }, breaksOff: walk.insideText };
}

class OperatorWalk {
  readonly glyphs: Glyph[] = [];
  readonly rulings: Ruling[] = [];
  readonly images: Box[] = [];
  readonly shapes: Box[] = [];
  outlines = 0;
  insideText = false;

  private state: GraphicsState;
  private readonly stack: GraphicsState[] = [];
  private textMatrix: Matrix = IDENTITY;
  private lineMatrix: Matrix = IDENTITY;
  private runNumber = 0;
  /** For each open marked-content section, whether it hides what is in it. */
  private readonly sections: boolean[] = [];
  private hidden = 0;
  /** The next path clips what is painted after it. */
  private clips = false;
  private readonly page: DrawnPage;
  private readonly handlers: ReadonlyMap<number, (args: Arguments) => void>;
  private readonly paintKinds: ReadonlyMap<number, PaintKind>;

  constructor(page: DrawnPage, operators: Readonly<Record<string, number>>) {
    this.page = page;
    this.state = initialState(page.transform);
    this.handlers = this.handlersOf(operators);
    this.paintKinds = paintKindsOf(operators);
  }

  run(): void {
    const { fnArray, argsArray } = this.page.operatorList;
    fnArray.forEach((operator, index) => {
      this.handlers.get(operator)?.(argsArray[index] ?? []);
    });
  }

  private handlersOf(operators: Readonly<Record<string, number>>): ReadonlyMap<number, (args: Arguments) => void> {
    const image = (): void => this.paintImage();
    const named: Record<string, (args: Arguments) => void> = {
      save: () => this.save(),
      restore: () => this.restore(),
      transform: (args) => this.transform(args as unknown as Matrix),
      paintFormXObjectBegin: ([matrix]) => {
        this.save();
        if (matrix) this.transform(matrix as Matrix);
      },
      paintFormXObjectEnd: () => this.restore(),
      beginGroup: () => {
        this.save();
        this.state.groupOpacity *= this.state.opacity;
        this.state.opacity = 1;
        this.state.strokeOpacity = 1;
      },
      endGroup: () => this.restore(),
      beginAnnotation: ([, , transform, matrix]) => {
        this.save();
        this.state = initialState(this.page.transform);
        this.transform(transform as Matrix);
        this.transform(matrix as Matrix);
      },
      endAnnotation: () => this.restore(),
      beginMarkedContent: () => this.beginSection(false),
      beginMarkedContentProps: ([tag, group]) => this.beginSection(tag === 'OC' && group != null && !this.page.isVisible(group)),
      endMarkedContent: () => this.endSection(),
      setLineWidth: ([width]) => {
        this.state.lineWidth = width as number;
      },
      setFillRGBColor: ([colour]) => {
        this.state.lightness = lightnessOf(colour as string);
      },
      setStrokeRGBColor: ([colour]) => {
        this.state.strokeLightness = lightnessOf(colour as string);
      },
      // A pattern, whose colours nobody looks at: it may be dark.
      setFillColorN: () => {
        this.state.lightness = 0;
      },
      setStrokeColorN: () => {
        this.state.strokeLightness = 0;
      },
      shadingFill: () => {
        if (this.state.clip && this.hidden === 0) this.addShape(this.state.clip);
      },
      setGState: ([entries]) => this.setGraphicsState(entries as readonly (readonly [string, unknown])[]),
      clip: () => {
        this.clips = true;
      },
      eoClip: () => {
        this.clips = true;
      },
      constructPath: (args) => this.paintPath(args),
      paintImageXObject: image,
      paintImageMaskXObject: image,
      paintInlineImageXObject: image,
      paintSolidColorImageMask: image,
      beginText: () => {
        this.insideText = true;
        this.setTextMatrix(IDENTITY);
      },
      endText: () => {
        this.insideText = false;
      },
      setTextMatrix: (args) => this.setTextMatrix((args.length === 6 ? args : args[0]) as Matrix),
      moveText: ([x, y]) => this.moveText(x as number, y as number),
      setLeadingMoveText: ([x, y]) => {
        this.state.text.leading = -(y as number);
        this.moveText(x as number, y as number);
      },
      nextLine: () => this.moveText(0, -this.state.text.leading),
      setLeading: ([leading]) => {
        this.state.text.leading = leading as number;
      },
      setCharSpacing: ([spacing]) => {
        this.state.text.characterSpacing = spacing as number;
      },
      setWordSpacing: ([spacing]) => {
        this.state.text.wordSpacing = spacing as number;
      },
      setHScale: ([percent]) => {
        this.state.text.horizontalScale = (percent as number) / 100;
      },
      setTextRise: ([rise]) => {
        this.state.text.rise = rise as number;
      },
      setTextRenderingMode: ([mode]) => {
        this.state.text.mode = mode as number;
      },
      setFont: ([id, size]) => this.setFont(id as string, size as number),
      showText: ([items]) => this.showText(items as readonly (number | PdfGlyph)[]),
    };
    return new Map(Object.entries(named).map(([name, handler]) => [operatorNumber(operators, name), handler]));
  }

  private save(): void {
    this.stack.push({ ...this.state, text: { ...this.state.text } });
  }

  private restore(): void {
    const saved = this.stack.pop();
    if (saved) this.state = saved;
  }

  private transform(matrix: Matrix): void {
    this.state.matrix = multiply(this.state.matrix, matrix);
  }

  private beginSection(hides: boolean): void {
    this.sections.push(hides);
    if (hides) this.hidden += 1;
  }

  private endSection(): void {
    if (this.sections.pop()) this.hidden -= 1;
  }

  private setGraphicsState(entries: readonly (readonly [string, unknown])[]): void {
    for (const [key, value] of entries) {
      if (key === 'LW') this.state.lineWidth = value as number;
      if (key === 'ca') this.state.opacity = value as number;
      if (key === 'CA') this.state.strokeOpacity = value as number;
      if (key === 'Font') this.setFont(...(value as [string, number]));
    }
  }

  private setFont(id: string, size: number): void {
    this.state.text.font = this.page.fontOf(id);
    this.state.text.size = size;
  }

  private setTextMatrix(matrix: Matrix): void {
    this.textMatrix = [...matrix] as unknown as Matrix;
    this.lineMatrix = this.textMatrix;
  }

  private moveText(x: number, y: number): void {
    this.lineMatrix = multiply(this.lineMatrix, [1, 0, 0, 1, x, y]);
    this.textMatrix = this.lineMatrix;
  }

  private showText(items: readonly (number | PdfGlyph)[]): void {
    this.runNumber += 1;
    const { text } = this.state;
    if (text.font === null) this.placeGlyph(NO_CHARACTER, 0, 0, Math.abs(text.size));
    else if (text.font.vertical) this.showVertical(items, text.font);
    else this.showHorizontal(items, text.font);
  }

  private showHorizontal(items: readonly (number | PdfGlyph)[], font: PdfFont): void {
    const { text } = this.state;
    const unit = text.size * (font.fontMatrix?.[0] ?? 0.001);
    let x = 0;
    for (const item of items) {
      if (typeof item === 'number') {
        x -= (item / 1000) * text.size * text.horizontalScale;
        continue;
      }
      const advance = item.width * unit * text.horizontalScale;
      this.placeGlyph(textOf(item), x, 0, advance);
      x += advance + this.spacingAfter(item) * text.horizontalScale;
    }
    this.textMatrix = multiply(this.textMatrix, [1, 0, 0, 1, x, 0]);
  }

  /** Columns of a vertical font: each glyph hangs below the one before, centred on the column; its own direction stays left to right. */
  private showVertical(items: readonly (number | PdfGlyph)[], font: PdfFont): void {
    const { text } = this.state;
    const unit = text.size * (font.fontMatrix?.[0] ?? 0.001);
    let y = 0;
    for (const item of items) {
      if (typeof item === 'number') {
        y -= (item / 1000) * text.size;
        continue;
      }
      const metrics = item.vmetric ?? font.defaultVMetrics ?? [-1000, item.width / 2, 880];
      const centre = (item.vmetric ? (metrics[1] ?? 0) : item.width / 2) * unit;
      this.placeGlyph(textOf(item), -centre, y - (metrics[2] ?? 880) * unit, item.width * unit);
      y += (metrics[0] ?? -1000) * unit - this.spacingAfter(item);
    }
    this.textMatrix = multiply(this.textMatrix, [1, 0, 0, 1, 0, y]);
  }

  private spacingAfter(glyph: PdfGlyph): number {
    return this.state.text.characterSpacing + (glyph.isSpace ? this.state.text.wordSpacing : 0);
  }

  /** x, y: the glyph's origin in text space; advance: its width there. */
  private placeGlyph(text: string, x: number, y: number, advance: number): void {
    if (this.hidden > 0 || text === '') return;
    const matrix = multiply(this.state.matrix, this.textMatrix);
    const origin = apply(matrix, x, y + this.state.text.rise);
    const end = apply(matrix, x + advance, y + this.state.text.rise);
    const scale = Math.hypot(matrix[2], matrix[3]);
    const size = this.displayedSize(scale);
    if (!(size > 0) || !origin.every(Number.isFinite)) return;
    if (Math.hypot(end[0] - origin[0], end[1] - origin[1]) > ADVANCE_MAX * size) {
      this.placeGlyph(text.trim() === '' ? text : NO_CHARACTER, x, y, 0);
      return;
    }
    const sign = this.state.text.size * this.state.text.horizontalScale < 0 ? -1 : 1;
    const angle = (Math.atan2(matrix[1] * sign, matrix[0] * sign) * 180) / Math.PI;
    const direction = quarterTurn(angle);
    if (direction === null) {
      this.outlines += 1;
      return;
    }
    const box = glyphBox(origin, end, size, direction);
    this.glyphs.push({
      text,
      box,
      originX: origin[0],
      originY: origin[1],
      size,
      direction,
      run: this.runNumber,
      invisible: this.state.text.mode === 3 || this.state.text.mode === 7 || this.isCutAway(box),
      pale: this.isPale(),
    });
  }

  private isPale(): boolean {
    const { lightness, opacity, groupOpacity } = this.state;
    return 1 - opacity * groupOpacity * (1 - lightness) >= PALE_MIN;
  }

  private isStrokePale(): boolean {
    const { strokeLightness, strokeOpacity, groupOpacity } = this.state;
    return 1 - strokeOpacity * groupOpacity * (1 - strokeLightness) >= PALE_MIN;
  }

  /**
   * Cut by the clip's upper or lower edge, with less than half of it left: what the edge of a page leaves of a line that is printed whole on the page
   * before or after it. Text that is clipped away altogether stays: whoever looks for it, and does not see it, says so.
   */
  private isCutAway({ y, height }: Box): boolean {
    const { clip } = this.state;
    if (!clip) return false;
    const middle = y + height / 2;
    const [top, bottom] = [clip.y, clip.y + clip.height];
    return (middle < top && y + height > top) || (middle > bottom && y < bottom);
  }

  private displayedSize(scale: number): number {
    const { font, size } = this.state.text;
    const nominal = Math.abs(size) * scale;
    if (!font?.isType3Font || nominal >= TYPE3_SIZE_MIN) return nominal;
    const bbox = font.bbox ?? [];
    return nominal * Math.abs(font.fontMatrix?.[3] ?? 0.001) * Math.abs((bbox[3] ?? 1000) - (bbox[1] ?? 0));
  }

  private paintImage(): void {
    if (this.hidden > 0) return;
    const { matrix } = this.state;
    const box = this.clipped(boxOf([apply(matrix, 0, 0), apply(matrix, 1, 0), apply(matrix, 0, 1), apply(matrix, 1, 1)]));
    if (isEmpty(box)) return;
    if (Math.min(box.width, box.height) <= THIN_FILL_MAX) this.addThinBox(box);
    else this.images.push(box);
  }

  private paintPath([paint, data]: Arguments): void {
    const kind = this.paintKinds.get(paint as number) ?? 'none';
    const numbers = (data as readonly (ArrayLike<number> | null)[])[0];
    const clips = this.clips;
    this.clips = false;
    if (!numbers || (kind === 'none' && !clips)) return;
    const subpaths = this.subpathsOf(numbers);
    if (kind !== 'none' && this.hidden === 0) this.paintSubpaths(kind, subpaths);
    if (clips) this.clipTo(subpaths);
  }

  /** Browsers and WeasyPrint paint a border of one side as a whole box, clipped to that side. */
  private clipTo(subpaths: readonly Subpath[]): void {
    const points = subpaths.flatMap((subpath) => subpath.points);
    const box = points.length > 0 ? boxOf(points) : null;
    if (box) this.state.clip = this.state.clip ? intersection(this.state.clip, box) : box;
  }

  private paintSubpaths(kind: Exclude<PaintKind, 'none'>, subpaths: readonly Subpath[]): void {
    const before = this.rulings.length;
    if (kind !== 'fill') for (const subpath of subpaths) this.addStroke(subpath);
    if (kind !== 'stroke') this.addFills(subpaths);
    if (this.rulings.length === before) this.outlines += 1;
  }

  /** What is painted and is no line. */
  private addShape(box: Box): void {
    const seen = this.clipped(box);
    if (!isEmpty(seen)) this.shapes.push(seen);
  }

  private strokeWidth(): number {
    const { matrix, lineWidth } = this.state;
    return lineWidth * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]));
  }

  /** pdf.js: 0 moves (2 numbers), 1 a line (2), 2 a curve (6), 3 closes (none). */
  private subpathsOf(numbers: ArrayLike<number>): Subpath[] {
    const subpaths: Subpath[] = [];
    let current: Subpath | null = null;
    const at = (index: number): Point => apply(this.state.matrix, numbers[index] ?? Number.NaN, numbers[index + 1] ?? Number.NaN);
    let index = 0;
    while (index < numbers.length) {
      const command = numbers[index];
      index += 1;
      if (command === 3) {
        if (current) current.closed = true;
        continue;
      }
      if (command === 0 || current === null || current.closed) {
        const start: Point[] = command !== 0 && current !== null ? current.points.slice(0, 1) : [];
        current = { points: start, curved: false, closed: false };
        subpaths.push(current);
      }
      if (command === 2) {
        current.curved = true;
        current.points.push(at(index), at(index + 2), at(index + 4)); // a curve stays between its points and what pulls it
        index += 6;
      } else {
        current.points.push(at(index));
        index += 2;
      }
    }
    return subpaths;
  }

  private addStroke({ points, curved, closed }: Subpath): void {
    const first = points[0];
    const path = closed && first ? [...points, first] : points;
    const width = this.strokeWidth();
    const isDrawing = curved || width > STROKE_WIDTH_MAX || path.some((point, index) => isSlanted(path[index - 1] ?? point, point));
    if (isDrawing && !this.isStrokePale()) this.addShape(grown(boxOf(points), width / 2));
    if (curved || width > STROKE_WIDTH_MAX) return;
    for (let index = 1; index < path.length; index += 1) {
      const from = path[index - 1];
      const to = path[index];
      if (from && to) this.addSegment(from, to);
    }
  }

  private addSegment([x0, y0]: Point, [x1, y1]: Point): void {
    const width = Math.abs(x1 - x0);
    const height = Math.abs(y1 - y0);
    if (height <= SLANT_MAX && width >= SEGMENT_MIN && width >= height) {
      this.addRuling({ orientation: 'horizontal', position: (y0 + y1) / 2, start: Math.min(x0, x1), end: Math.max(x0, x1) });
    } else if (width <= SLANT_MAX && height >= SEGMENT_MIN) {
      this.addRuling({ orientation: 'vertical', position: (x0 + x1) / 2, start: Math.min(y0, y1), end: Math.max(y0, y1) });
    }
  }

  private addFills(subpaths: readonly Subpath[]): void {
    const areas: Box[] = [];
    let outer: Box | null = null;
    for (const { points, curved } of subpaths) {
      if (points.length < 2) continue;
      const box = this.clipped(boxOf(points));
      if (curved) {
        const before = areas.at(-1);
        if (before && isRoundFrame(before, box)) areas.pop();
        else areas.push(box);
        continue;
      }
      if (Math.min(box.width, box.height) <= THIN_FILL_MAX) this.addThinBox(box);
      else if (outer && isThinFrame(outer, box)) {
        this.addFrame(outer, box);
        if (areas.at(-1) === outer) areas.pop();
      } else areas.push(box);
      outer = box;
    }
    if (!this.isPale()) for (const area of areas) this.addShape(area);
  }

  private clipped(box: Box): Box {
    return this.state.clip ? intersection(this.state.clip, box) : box;
  }

  /** What of it is not clipped away. */
  private addRuling(ruling: Ruling): void {
    const { clip } = this.state;
    if (!clip) {
      this.rulings.push(ruling);
      return;
    }
    const across = ruling.orientation === 'horizontal' ? [clip.y, clip.y + clip.height] : [clip.x, clip.x + clip.width];
    const along = ruling.orientation === 'horizontal' ? [clip.x, clip.x + clip.width] : [clip.y, clip.y + clip.height];
    const start = Math.max(ruling.start, along[0] ?? ruling.start);
    const end = Math.min(ruling.end, along[1] ?? ruling.end);
    const isSeen = ruling.position >= (across[0] ?? 0) - CLIP_SLACK && ruling.position <= (across[1] ?? 0) + CLIP_SLACK && end >= start;
    if (isSeen) this.rulings.push({ ...ruling, start, end });
  }

  /** A square too small to have a direction is part of a line in both. */
  private addThinBox({ x, y, width, height }: Box): void {
    if (width >= height) this.addRuling({ orientation: 'horizontal', position: y + height / 2, start: x, end: x + width });
    if (height >= width || width <= THIN_FILL_MAX)
      this.addRuling({ orientation: 'vertical', position: x + width / 2, start: y, end: y + height });
    if (width < height && height <= THIN_FILL_MAX)
      this.addRuling({ orientation: 'horizontal', position: y + height / 2, start: x, end: x + width });
  }

  /** A border painted as the area between two rectangles: its four sides. */
  private addFrame(a: Box, b: Box): void {
    const left = (a.x + b.x) / 2;
    const top = (a.y + b.y) / 2;
    const right = (a.x + a.width + b.x + b.width) / 2;
    const bottom = (a.y + a.height + b.y + b.height) / 2;
    for (const position of [top, bottom]) this.addRuling({ orientation: 'horizontal', position, start: left, end: right });
    for (const position of [left, right]) this.addRuling({ orientation: 'vertical', position, start: top, end: bottom });
  }
}

interface PdfGlyph {
  readonly unicode: string;
  /** In thousandths of the em, as a rule: glyph space. */
  readonly width: number;
  readonly isSpace: boolean;
  readonly vmetric?: readonly number[] | null;
}

function initialState(matrix: Matrix): GraphicsState {
  return {
    matrix,
    lineWidth: 1,
    clip: null,
    lightness: 0,
    strokeLightness: 0,
    opacity: 1,
    strokeOpacity: 1,
    groupOpacity: 1,
    text: { font: null, size: 0, characterSpacing: 0, wordSpacing: 0, horizontalScale: 1, leading: 0, rise: 0, mode: 0 },
  };
}

/** `#rrggbb`, as pdf.js gives every colour. */
function lightnessOf(colour: string): number {
  return LIGHT_SHARES.reduce(
    (sum, share, index) => sum + (share * Number.parseInt(colour.slice(1 + 2 * index, 3 + 2 * index), 16)) / 255,
    0,
  );
}

function paintKindsOf(operators: Readonly<Record<string, number>>): ReadonlyMap<number, PaintKind> {
  const named: Record<string, PaintKind> = {
    stroke: 'stroke',
    closeStroke: 'stroke',
    fill: 'fill',
    eoFill: 'fill',
    fillStroke: 'both',
    eoFillStroke: 'both',
    closeFillStroke: 'both',
    closeEOFillStroke: 'both',
    endPath: 'none',
  };
  return new Map(Object.entries(named).map(([name, kind]) => [operatorNumber(operators, name), kind]));
}

function operatorNumber(operators: Readonly<Record<string, number>>, name: string): number {
  const number = operators[name];
  if (number === undefined) throw new Error(`pdf.js has no operator ${name}`);
  return number;
}

/** A glyph that is painted and maps to nothing still stands there. */
function textOf(glyph: PdfGlyph): string {
  if (glyph.unicode !== '') return glyph.unicode;
  return glyph.width === 0 ? '' : NO_CHARACTER;
}

function quarterTurn(angle: number): Glyph['direction'] | null {
  const turns = Math.round(angle / 90);
  if (Math.abs(angle - turns * 90) > TURN_MAX) return null;
  return ((((turns % 4) + 4) % 4) * 90) as Glyph['direction'];
}

function glyphBox(origin: Point, end: Point, size: number, direction: Glyph['direction']): Box {
  const up = size * ASCENT;
  const down = size * (1 - ASCENT);
  const [x0, x1] = [Math.min(origin[0], end[0]), Math.max(origin[0], end[0])];
  const [y0, y1] = [Math.min(origin[1], end[1]), Math.max(origin[1], end[1])];
  switch (direction) {
    case 0:
      return { x: x0, y: y0 - up, width: x1 - x0, height: size };
    case 180:
      return { x: x0, y: y0 - down, width: x1 - x0, height: size };
    case 90:
      return { x: x0 - down, y: y0, width: size, height: y1 - y0 };
    case 270:
      return { x: x0 - up, y: y0, width: size, height: y1 - y0 };
  }
}

/** With round corners, and larger than a 0: what its inner edge goes around is empty, or has text of its own. */
function isRoundFrame(outer: Box, inner: Box): boolean {
  return Math.min(outer.width, outer.height) > CHARACTER_MAX && isThinFrame(outer, inner);
}

function isSlanted([x0, y0]: Point, [x1, y1]: Point): boolean {
  return Math.min(Math.abs(x1 - x0), Math.abs(y1 - y0)) > SLANT_MAX;
}

function grown({ x, y, width, height }: Box, by: number): Box {
  return { x: x - by, y: y - by, width: width + 2 * by, height: height + 2 * by };
}

function isEmpty({ width, height }: Box): boolean {
  return !(width > 0 && height > 0);
}

function isThinFrame(a: Box, b: Box): boolean {
  const sides = [a.x - b.x, a.y - b.y, a.x + a.width - b.x - b.width, a.y + a.height - b.y - b.height];
  return sides.every((distance) => Math.abs(distance) <= THIN_FILL_MAX);
}

function boxOf(points: readonly Point[]): Box {
  let [left, top, right, bottom] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const [x, y] of points) {
    left = Math.min(left, x);
    top = Math.min(top, y);
    right = Math.max(right, x);
    bottom = Math.max(bottom, y);
  }
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** The matrix that applies `inner` first, then `outer`. */
function multiply(outer: Matrix, inner: Matrix): Matrix {
  return [
    outer[0] * inner[0] + outer[2] * inner[1],
    outer[1] * inner[0] + outer[3] * inner[1],
    outer[0] * inner[2] + outer[2] * inner[3],
    outer[1] * inner[2] + outer[3] * inner[3],
    outer[0] * inner[4] + outer[2] * inner[5] + outer[4],
    outer[1] * inner[4] + outer[3] * inner[5] + outer[5],
  ];
}

function apply(matrix: Matrix, x: number, y: number): Point {
  return [matrix[0] * x + matrix[2] * y + matrix[4], matrix[1] * x + matrix[3] * y + matrix[5]];
}

/** Where two boxes overlap; empty, at the first one's nearest edge, where they do not. */
function intersection(a: Box, b: Box): Box {
  const x = Math.min(Math.max(a.x, b.x), a.x + a.width);
  const y = Math.min(Math.max(a.y, b.y), a.y + a.height);
  const right = Math.max(x, Math.min(a.x + a.width, b.x + b.width));
  const bottom = Math.max(y, Math.min(a.y + a.height, b.y + b.height));
  return { x, y, width: right - x, height: bottom - y };
}
