import { describe, expect, it } from 'vitest';
import type { Matrix, PdfFont } from '../../../shared/adapters/pdf/pdf-door.ts';
import { operatorsToPage } from '../../../shared/adapters/pdf/pdf-operators.ts';

/** Names stand for their own numbers here; pdf.js's numbers are the door's matter. */
const names =
  `save restore transform paintFormXObjectBegin paintFormXObjectEnd beginAnnotation endAnnotation beginMarkedContent beginMarkedContentProps
  endMarkedContent beginGroup endGroup setFillRGBColor setStrokeRGBColor setFillColorN setStrokeColorN shadingFill setLineWidth setGState constructPath paintImageXObject paintImageMaskXObject paintInlineImageXObject paintSolidColorImageMask beginText endText
  setTextMatrix moveText setLeadingMoveText nextLine setLeading setCharSpacing setWordSpacing setHScale setTextRise setTextRenderingMode setFont showText
  stroke closeStroke fill eoFill fillStroke eoFillStroke closeFillStroke closeEOFillStroke endPath
  clip eoClip`.split(/\s+/);
const operators = Object.fromEntries(names.map((name, index) => [name, index]));
const number = (name: string): number => operators[name] ?? -1;

type Step = readonly [name: string, ...args: unknown[]];

const fonts: Record<string, PdfFont> = {
  plain: { fontMatrix: [0.001, 0, 0, 0.001, 0, 0] },
  vertical: { fontMatrix: [0.001, 0, 0, 0.001, 0, 0], vertical: true, defaultVMetrics: [-1000, 500, 880] },
  tiny: { fontMatrix: [0.01, 0, 0, 0.01, 0, 0], isType3Font: true, bbox: [0, 0, 1200, 1200] },
};

/** A page of 300 × 200 points, y up in its own space. */
function walk(...steps: Step[]) {
  return operatorsToPage(
    {
      number: 1,
      width: 300,
      height: 200,
      transform: [1, 0, 0, -1, 0, 200] satisfies Matrix,
      operatorList: { fnArray: steps.map(([name]) => number(name)), argsArray: steps.map(([, ...args]) => args) },
      fontOf: (id) => fonts[id] ?? null,
      isVisible: (group) => group !== 'hidden',
    },
    operators,
  );
}

const glyph = (unicode: string, width = 1000, isSpace = false) => ({ unicode, width, isSpace });
const show = (...items: unknown[]): Step => ['showText', items];
const begin = (font = 'plain', size = 10): Step[] => [['beginText'], ['setFont', font, size], ['moveText', 50, 100]];
const placed = (...steps: Step[]) =>
  walk(...steps).page.glyphs.map(({ text, originX, originY, size, direction }) => [
    text,
    round(originX),
    round(originY),
    round(size),
    direction,
  ]);
const rulings = (...steps: Step[]) =>
  walk(...steps).page.rulings.map(({ orientation, position, start, end }) => [orientation, round(position), round(start), round(end)]);
const round = (value: number): number => Math.round(value * 1000) / 1000;
const path = (paint: string, ...numbers: number[]): Step => ['constructPath', number(paint), [new Float32Array(numbers)], null];
const box = (x: number, y: number, width: number, height: number): number[] => [
  0,
  x,
  y,
  1,
  x + width,
  y,
  1,
  x + width,
  y + height,
  1,
  x,
  y + height,
  3,
];

describe('text that is no glyph', () => {
  const aslant = (...steps: Step[]): Step[] => [
    ['beginText'],
    ['setFont', 'plain', 10],
    ['setTextMatrix', [0.9, 0.4, -0.4, 0.9, 50, 100]],
    ...steps,
    show(glyph('9')),
  ];

  it('is a shape where it is set aslant among the text, so that nobody overlooks it', () => {
    const { page } = walk(...aslant());
    expect([page.glyphs, page.outlines]).toEqual([[], 1]);
    expect(page.shapes.map(({ x, y, width, height }) => [x, y, width, height].map(Math.round))).toEqual([[50, 89, 10, 10]]);
  });

  it.each<[string, Step[]]>([
    ['a mark across the page', aslant(['setFont', 'plain', 40])],
    ['a pale mark', aslant(['setFillRGBColor', '#c0c0c0'])],
    ['a mark that is not painted', aslant(['setTextRenderingMode', 3])],
  ])('is none where it is %s', (_, steps) => {
    expect(walk(...steps).page).toMatchObject({ glyphs: [], shapes: [], outlines: 1 });
  });

  it('is what is mirrored', () => {
    const flipped: Step[] = [['beginText'], ['setFont', 'plain', 10], ['setTextMatrix', [1, 0, 0, -1, 50, 100]], show(glyph('8'))];
    expect(walk(...flipped).page).toMatchObject({ glyphs: [], outlines: 1, shapes: [{ width: 10 }] });
    expect(walk(...begin(), ['setHScale', -100], show(glyph('8'))).page).toMatchObject({ glyphs: [], outlines: 1 });
  });
});

it('what is painted through the text that clips it is no larger than that text', () => {
  const { page } = walk(...begin(), ['setTextRenderingMode', 7], show(glyph('9', 500)), ['endText'], path('fill', ...box(0, 0, 300, 200)));
  expect(page.shapes.map(({ x, y, width, height }) => [x, y, width, height].map(round))).toEqual([[50, 91.2, 5, 10]]);
});

describe('text', () => {
  it.each<[string, Step[], unknown[]]>([
    [
      'advances by width, spacing and kerning',
      [['setCharSpacing', 1], show(glyph('甲'), -500, glyph('乙'))],
      [
        ['甲', 50, 100, 10, 0],
        ['乙', 66, 100, 10, 0],
      ],
    ],
    [
      'widens spaces',
      [['setWordSpacing', 4], show(glyph(' ', 500, true), glyph('甲'))],
      [
        [' ', 50, 100, 10, 0],
        ['甲', 59, 100, 10, 0],
      ],
    ],
    [
      'is squeezed horizontally',
      [['setHScale', 50], show(glyph('甲'), glyph('乙'))],
      [
        ['甲', 50, 100, 10, 0],
        ['乙', 55, 100, 10, 0],
      ],
    ],
    ['is raised', [['setTextRise', 3], show(glyph('甲'))], [['甲', 50, 97, 10, 0]]],
    ['goes to the next line', [['setLeading', 15], ['nextLine'], show(glyph('甲'))], [['甲', 50, 115, 10, 0]]],
    [
      'is turned',
      [['setTextMatrix', [0, 1, -1, 0, 50, 100]], show(glyph('甲'), glyph('乙'))],
      [
        ['甲', 50, 100, 10, 270],
        ['乙', 50, 90, 10, 270],
      ],
    ],
    [
      'goes on after what was shown',
      [show(glyph('甲')), show(glyph('乙'))],
      [
        ['甲', 50, 100, 10, 0],
        ['乙', 60, 100, 10, 0],
      ],
    ],
    ['maps to nothing and still stands there', [show(glyph(''))], [['\uFFFD', 50, 100, 10, 0]]],
  ])('%s', (_, steps, expected) => {
    expect(placed(...begin(), ...steps)).toEqual(expected);
  });

  it('hangs below itself in a vertical font', () => {
    expect(placed(...begin('vertical'), show(glyph('甲'), glyph('乙')))).toEqual([
      ['甲', 45, 108.8, 10, 0],
      ['乙', 45, 118.8, 10, 0],
    ]);
  });

  it('takes the size of a Type 3 font from its own matrix where its nominal size is none', () => {
    expect(placed(...begin('tiny', 1), ['setTextMatrix', [12, 0, 0, 12, 50, 100]], show(glyph('甲', 100)))).toEqual([
      ['甲', 50, 100, 12, 0],
    ]);
    expect(placed(...begin('tiny', 1), show(glyph('甲', 100)))).toEqual([['甲', 50, 100, 12, 0]]);
  });

  it('stands there as unknown where its font could not be loaded', () => {
    expect(placed(...begin('missing'), show())).toEqual([['\uFFFD', 50, 100, 10, 0]]);
  });

  it('follows matrices, forms and the stack', () => {
    const steps: Step[] = [
      ['save'],
      ['paintFormXObjectBegin', [2, 0, 0, 2, 10, 0], null],
      ...begin(),
      show(glyph('甲')),
      ['endText'],
      ['paintFormXObjectEnd'],
      ['restore'],
      ...begin(),
      show(glyph('乙')),
    ];
    expect(placed(...steps)).toEqual([
      ['甲', 110, 0, 20, 0],
      ['乙', 50, 100, 10, 0],
    ]);
  });

  it('is left out in a hidden layer, told where it is not painted, and counted as a drawing where it is slanted', () => {
    expect(
      placed(['beginMarkedContentProps', 'OC', 'hidden'], ...begin(), show(glyph('甲')), ['endMarkedContent'], show(glyph('乙'))),
    ).toHaveLength(1);
    const steps: Step[] = [...begin(), ['setTextRenderingMode', 3], show(glyph('甲')), ['setTextRenderingMode', 0], show(glyph('乙'))];
    expect(walk(...steps).page.glyphs.map(({ invisible, run }) => [invisible, run])).toEqual([
      [true, 1],
      [false, 2],
    ]);
    const { page } = walk(...begin(), ['setTextMatrix', [0.7, 0.7, -0.7, 0.7, 50, 100]], show(glyph('密')));
    expect([page.glyphs.length, page.outlines]).toEqual([0, 1]);
  });

  it('is not shown where the edge of a clip leaves less than half of it, above or below', () => {
    const shown = (...clip: number[]) =>
      walk(
        ['save'],
        ['clip'],
        path('endPath', ...box(0, ...(clip as [number, number, number]))),
        ...begin(),
        show(glyph('甲')),
      ).page.glyphs.map(({ invisible }) => !invisible);
    expect(shown(0, 300, 106)).toEqual([true]);
    expect(shown(0, 300, 102)).toEqual([false]);
    expect(shown(106, 300, 90)).toEqual([false]);
    expect(shown(0, 52, 200)).toEqual([true]);
    expect(shown(150, 300, 40)).toEqual([true]);
  });

  it('is shown where a clip of its own leaves only the ink that it has', () => {
    const clip = path('endPath', ...box(51, 98, 3, 3));
    expect(walk(['save'], ['clip'], clip, ...begin(), show(glyph('.'))).page.glyphs.map(({ invisible }) => invisible)).toEqual([false]);
  });

  it('is pale where it is painted in a light tint, or lets through what is behind it, by itself or with its group', () => {
    const state = (entries: readonly unknown[]): Step => ['setGState', entries];
    const steps: Step[] = [
      ...[...begin(), show(glyph('黑'))],
      ...[['setFillRGBColor', '#c0c0c0'] satisfies Step, show(glyph('银'))],
      ...[['setFillRGBColor', '#ff0000'] satisfies Step, show(glyph('红')), state([['ca', 0.25]]), show(glyph('透'))],
      ...[['beginGroup'] satisfies Step, state([['ca', 1]]), show(glyph('组')), ['endGroup'] satisfies Step],
      ...[state([['ca', 1]]), show(glyph('后'))],
    ];
    expect(walk(...steps).page.glyphs.flatMap(({ text, pale }) => (pale ? text : []))).toEqual(['银', '透', '组']);
  });

  it('stands there as unknown where its font says that it is wider than any character', () => {
    expect(placed(...begin(), show(glyph('4', 1e17))).map(([text]) => text)).toEqual(['\uFFFD']);
    expect(placed(...begin(), show(glyph('4', 2000))).map(([text]) => text)).toEqual(['4']);
  });

  it('breaks off where a text object is not ended', () => {
    expect([walk(...begin()).breaksOff, walk(...begin(), ['endText']).breaksOff]).toEqual([true, false]);
  });
});

/** A square whose upper edge is bent. */
const bent = (x: number, y: number, side: number): number[] => [
  ...[0, x, y, 1, x + side, y],
  ...[2, x + side, y + side, x, y + side, x, y + side, 3],
];

/** A box with round corners. */
const rounded = (x: number, y: number, width: number, height: number, corner = 5): number[] => {
  const [right, top] = [x + width, y + height];
  return [
    ...[0, x + corner, y, 1, right - corner, y, 2, right, y, right, y, right, y + corner],
    ...[1, right, top - corner, 2, right, top, right, top, right - corner, top],
    ...[1, x + corner, top, 2, x, top, x, top, x, top - corner],
    ...[1, x, y + corner, 2, x, y, x, y, x + corner, y, 3],
  ];
};

it.each<[string, number[], boolean]>([
  ['a slanted line', [0, 50, 50, 1, 90, 60], true],
  ['a curve', [0, 50, 50, 2, 60, 70, 70, 30, 90, 50], true],
  ['a triangle that is closed', [0, 50, 50, 1, 90, 60, 1, 70, 80, 3], false],
  ['a curve that ends where it began', [0, 50, 50, 2, 90, 90, 10, 90, 50, 50], false],
  ['a line along the page', [0, 50, 50, 1, 90, 50], false],
])('%s: whether a pen may have crossed something out with it', (_, numbers, isScrawl) => {
  expect(walk(path('stroke', ...numbers)).page.scrawls?.length ?? 0).toBe(isScrawl ? 1 : 0);
});

describe('shapes', () => {
  const shapes = (...steps: Step[]) => walk(...steps).page.shapes.map(({ x, y, width, height }) => [x, y, width, height].map(round));
  it.each<[string, Step[], number[][]]>([
    ['an area', [path('fill', ...box(10, 20, 100, 50))], [[10, 130, 100, 50]]],
    [
      'each piece of a curve that is filled',
      [path('fill', 0, 10, 20, 2, 20, 20, 30, 20, 12, 28, ...box(40, 20, 5, 8))],
      [
        [10, 172, 20, 8],
        [40, 172, 5, 8],
      ],
    ],
    [
      'a slanted line and a curve, with the width of their stroke',
      [path('stroke', 0, 10, 20, 1, 20, 60), path('stroke', 0, 10, 20, 2, 20, 20, 30, 20, 110, 20)],
      [
        [9.5, 139.5, 11, 41],
        [9.5, 179.5, 101, 1],
      ],
    ],
    ['a very wide stroke', [['setLineWidth', 12], path('stroke', 0, 10, 20, 1, 110, 20)], [[4, 174, 112, 12]]],
    ['what a clip leaves', [['clip'], path('endPath', ...box(10, 20, 5, 50)), path('fill', ...box(0, 0, 300, 100))], [[10, 130, 5, 50]]],
    ['a shading in its clip', [['clip'], path('endPath', ...box(10, 20, 5, 8)), ['shadingFill', 'Sh']], [[10, 172, 5, 8]]],
    [
      'a pattern after white',
      [['setFillRGBColor', '#ffffff'], ['setFillColorN', 'p'], path('fill', ...box(10, 20, 5, 8))],
      [[10, 172, 5, 8]],
    ],
    ['no line, and no frame', [path('fill', ...box(10, 20, 100, 2)), path('eoFill', ...box(10, 20, 100, 50), ...box(11, 21, 98, 48))], []],
    [
      'nothing pale',
      [
        ['setFillRGBColor', '#dddddd'],
        path('fill', ...box(10, 20, 5, 8)),
        ['setStrokeRGBColor', '#dddddd'],
        path('stroke', 0, 10, 20, 1, 20, 60),
      ],
      [],
    ],
    [
      'no box with round corners that is stroked, but a lozenge and a circle',
      [
        path('stroke', ...rounded(10, 20, 100, 50)),
        path('stroke', ...rounded(10, 20, 100, 50, 25)),
        path('stroke', ...rounded(10, 20, 50, 50, 25)),
      ],
      [
        [9.5, 129.5, 101, 51],
        [9.5, 129.5, 51, 51],
      ],
    ],
    ['no frame with round corners', [path('fill', ...bent(10, 20, 60), ...bent(11, 21, 58))], []],
    [
      'a 0',
      [path('fill', ...bent(10, 20, 8), ...bent(11, 21, 6))],
      [
        [10, 172, 8, 8],
        [11, 173, 6, 6],
      ],
    ],
    ['nothing that is clipped away', [['clip'], path('endPath', ...box(10, 20, 5, 8)), path('fill', ...box(40, 20, 5, 8))], []],
    [
      'nothing in a hidden layer',
      [['beginMarkedContentProps', 'OC', 'hidden'], path('fill', ...box(10, 20, 5, 8)), ['endMarkedContent']],
      [],
    ],
  ])('%s', (_, steps, expected) => {
    expect(shapes(...steps)).toEqual(expected);
  });
});

describe('paths', () => {
  it.each<[string, Step, unknown[]]>([
    ['a stroke', path('stroke', 0, 10, 20, 1, 110, 20), [['horizontal', 180, 10, 110]]],
    ['a stroke a little off its axis', path('stroke', 0, 10, 20, 1, 10.5, 90), [['vertical', 10.25, 110, 180]]],
    [
      'a stroked box',
      path('stroke', ...box(10, 20, 100, 50)),
      [
        ['horizontal', 180, 10, 110],
        ['vertical', 110, 130, 180],
        ['horizontal', 130, 10, 110],
        ['vertical', 10, 130, 180],
      ],
    ],
    ['a thin filled box, by its centre line', path('fill', ...box(10, 20, 100, 2)), [['horizontal', 179, 10, 110]]],
    [
      'a dot, in both directions',
      path('fill', ...box(10, 20, 1, 1)),
      [
        ['horizontal', 179.5, 10, 11],
        ['vertical', 10.5, 179, 180],
      ],
    ],
    [
      'the area between two boxes',
      path('eoFill', ...box(10, 20, 100, 50), ...box(11, 21, 98, 48)),
      [
        ['horizontal', 130.5, 10.5, 109.5],
        ['horizontal', 179.5, 10.5, 109.5],
        ['vertical', 10.5, 130.5, 179.5],
        ['vertical', 109.5, 130.5, 179.5],
      ],
    ],
    [
      'the area between two boxes with round corners, as if they had none',
      path('eoFill', ...rounded(10, 20, 100, 50), ...rounded(11, 21, 98, 48)),
      [
        ['horizontal', 130.5, 10.5, 109.5],
        ['horizontal', 179.5, 10.5, 109.5],
        ['vertical', 10.5, 130.5, 179.5],
        ['vertical', 109.5, 130.5, 179.5],
      ],
    ],
    [
      'a stroked box with round corners',
      path('stroke', ...rounded(10, 20, 100, 50)),
      [
        ['horizontal', 130, 10, 110],
        ['horizontal', 180, 10, 110],
        ['vertical', 10, 130, 180],
        ['vertical', 110, 130, 180],
      ],
    ],
    ['no ring', path('eoFill', ...rounded(10, 20, 50, 50, 25), ...rounded(11, 21, 48, 48, 24)), []],
    ['no 0 with straight sides', path('stroke', ...rounded(10, 20, 8, 12, 3)), []],
    ['no area', path('fill', ...box(10, 20, 100, 50)), []],
    ['no curve', path('stroke', 0, 10, 20, 2, 20, 20, 30, 20, 110, 20), []],
    ['no slant', path('stroke', 0, 10, 20, 1, 110, 60), []],
    ['nothing that only clips', path('endPath', ...box(10, 20, 100, 2)), []],
  ])('%s', (_, step, expected) => {
    expect(rulings(step)).toEqual(expected);
  });

  it('leaves out what is clipped away, until the state is restored', () => {
    const side = path('endPath', ...box(10, 20, 100, 2));
    const whole = path('stroke', ...box(0, 20, 110, 50));
    const clipped = rulings(['save'], ['clip'], side, whole, ['restore'], path('stroke', 0, 10, 90, 1, 110, 90));
    expect(clipped).toEqual([
      ['horizontal', 180, 10, 110],
      ['vertical', 110, 178, 180],
      ['horizontal', 110, 10, 110],
    ]);
    expect(rulings(['clip'], side, path('fill', ...box(0, 10, 200, 50)))).toEqual([['horizontal', 179, 10, 110]]);
    const corners = path('endPath', ...box(5, 15, 15, 60));
    expect(rulings(['clip'], corners, path('eoFill', ...rounded(10, 20, 100, 50), ...rounded(11, 21, 98, 48)))).toEqual([
      ['horizontal', 130.5, 10.5, 20],
      ['horizontal', 179.5, 10.5, 20],
      ['vertical', 10.5, 130.5, 179.5],
    ]);
  });

  it('counts what is no ruling as an outline', () => {
    expect(walk(path('fill', ...box(10, 20, 100, 50)), path('stroke', 0, 10, 20, 1, 110, 20)).page.outlines).toBe(1);
  });

  it('takes a very wide stroke for an area and a thin image for a line', () => {
    expect(rulings(['setLineWidth', 12], path('stroke', 0, 10, 20, 1, 110, 20))).toEqual([]);
    const { page } = walk(
      ['save'],
      ['transform', 100, 0, 0, 1, 10, 20],
      ['paintImageXObject'],
      ['restore'],
      ['transform', 100, 0, 0, 60, 10, 20],
      ['paintImageXObject'],
    );
    expect([page.rulings, page.images]).toEqual([
      [{ orientation: 'horizontal', position: 179.5, start: 10, end: 110 }],
      [{ x: 10, y: 120, width: 100, height: 60 }],
    ]);
  });
});
