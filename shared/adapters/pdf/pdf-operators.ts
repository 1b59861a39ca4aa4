/**
 * One page's operator list → glyphs, rulings, images. The walk keeps what PDF keeps: a matrix, the text state, and a stack of both.
 * All coordinates are points of the page as displayed, origin top-left, y down.
 */
import type { Page } from '../../core/geometry/page.ts';
import type { Matrix, OperatorList, PdfFont } from './pdf-door.ts';
import { type GraphicsState, initialState, lightnessOf } from './pdf-graphics-state.ts';
import { type PaintKind, PathPainter } from './pdf-path-painter.ts';
import { multiply } from './pdf-space.ts';
import { type PdfGlyph, TextPainter } from './pdf-text-painter.ts';

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

type Arguments = readonly unknown[];

export interface WalkedPage {
  readonly page: Page;
  /** It ends inside a text object: pdf.js takes what it could inflate of a damaged stream for all of it. */
  readonly breaksOff: boolean;
}

export function operatorsToPage(drawn: DrawnPage, operators: Readonly<Record<string, number>>): WalkedPage {
  const walk = new OperatorWalk(drawn, operators);
  walk.run();
  const { number, width, height } = drawn;
  const { glyphs, slanted, slantedShapes } = walk.text;
  const { rulings, images, scrawls } = walk.paths;
  const shapes = [...walk.paths.shapes, ...slantedShapes];
  const outlines = walk.paths.outlines + slanted;
  const page = { number, width, height, glyphs, rulings, images, shapes, outlines, ...(scrawls.length > 0 && { scrawls }) };
  return { page, breaksOff: walk.insideText };
}

class OperatorWalk {
  readonly text = new TextPainter();
  readonly paths = new PathPainter();
  insideText = false;

  private state: GraphicsState;
  private readonly stack: GraphicsState[] = [];
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
    const image = (): void => {
      if (this.hidden === 0) this.paths.paintImage(this.state);
    };
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
        if (this.hidden === 0) this.paths.paintShading(this.state);
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
        this.text.begin();
      },
      endText: () => {
        this.insideText = false;
        this.text.end(this.state);
      },
      setTextMatrix: (args) => this.text.setMatrix((args.length === 6 ? args : args[0]) as Matrix),
      moveText: ([x, y]) => this.text.moveLine(x as number, y as number),
      setLeadingMoveText: ([x, y]) => {
        this.state.text.leading = -(y as number);
        this.text.moveLine(x as number, y as number);
      },
      nextLine: () => this.text.moveLine(0, -this.state.text.leading),
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
      showText: ([items]) => this.text.show(items as readonly (number | PdfGlyph)[], this.state, this.hidden > 0),
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

  private paintPath([paint, data]: Arguments): void {
    const kind = this.hidden > 0 ? 'none' : (this.paintKinds.get(paint as number) ?? 'none');
    const [numbers] = data as readonly (ArrayLike<number> | null)[];
    if (numbers) this.paths.paintPath(kind, numbers, this.clips, this.state);
    this.clips = false;
  }
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
