import { afterAll, describe, expect, it } from 'vitest';
import { createPdfProcessReader, pdfProcessLimits } from '../../shared/adapters/pdf/pdf-process-reader.ts';
import { stream, ucs2 } from '../support/tampered-pdf.ts';
import { onePage, streamObject } from './pdf-file.ts';

/** Milliseconds for the process to start, and for a test: a busy machine is no failure. */
const startMs = 120_000;
const testMs = 240_000;
const reader = createPdfProcessReader({ limits: { ...pdfProcessLimits, startMs } });
afterAll(() => reader.close());

const rows = [
  ['项目名称', '道路维修'],
  ['决算金额', '1,234.50万元'],
  ['评价分值', '88.5'],
  ['评价结论', '良'],
  ['主要绩效', '项目立项依据充分，预算执行率良好。'],
  ['主要问题', '部分指标未细化。'],
  ['整改建议', '建议细化绩效指标。'],
  ['整改情况', '已按建议完成整改。'],
] as const;
const left = 155;
const baselines = new Map<string, number>(rows.map(([label], index) => [label, 708 - index * 25]));
const y = (label: string): number => baselines.get(label) ?? 0;
const score = y('评价分值');

/** Chinese, and figures in Helvetica. */
const song = (x: number, at: number, shown: string, size = 10): string => `BT /F ${size} Tf ${x} ${at} Td <${ucs2(shown)}> Tj ET\n`;
const latin = (x: number, at: number, shown: string, size = 10): string => `BT /H ${size} Tf ${x} ${at} Td (${shown}) Tj ET\n`;
const lineThrough = (x: number, at: number, length: number): string => `0.7 w ${x - 1} ${at + 3.5} m ${x + length} ${at + 3.5} l S\n`;

/** What is no text and looks like it; and what stands behind text, over it or before it. */
const one = (x: number, at: number): string =>
  `${x} ${at} m ${x} ${at + 7} l ${x + 1.5} ${at + 7} ${x + 3.5} ${at + 6} ${x + 3.5} ${at} c f\n`;
const thinOne = (x: number, at: number): string => `${x + 2} ${at} 0.9 7.2 re f\n`;
const disc = (x: number, at: number, r: number, paint = 'f'): string =>
  `${x - r} ${at} m ${x - r} ${at + 1.3 * r} ${x + r} ${at + 1.3 * r} ${x + r} ${at} c ${x + r} ${at - 1.3 * r} ${x - r} ${at - 1.3 * r} ${x - r} ${at} c ${paint}\n`;
const picture = (x: number, at: number, width: number, height: number): string =>
  `q ${width} 0 0 ${height} ${x} ${at} cm BI /W 2 /H 2 /CS /G /BPC 8 /F /AHx ID 00ff00ff> EI Q\n`;

/** A report of one project; `values`: what stands in its place. */
function report(
  values: Readonly<Record<string, string>>,
  more: { before?: string; after?: string; page?: string; objects?: readonly Uint8Array[] } = {},
) {
  const title = song(200, 780, '某市财政局2023年度', 16) + song(200, 755, '绩效评价结果信息公开', 16);
  const cells = rows.map(([label, value]) => song(65, y(label), label) + (values[label] ?? song(left, y(label), value))).join('');
  const across = [...rows.keys(), rows.length].map((index) => `60 ${725 - index * 25} m 535 ${725 - index * 25} l S\n`).join('');
  const down = [60, 150, 535].map((x) => `${x} 525 m ${x} 725 l S\n`).join('');
  return onePage((more.before ?? '') + title + cells + across + down + (more.after ?? ''), {
    resources:
      '/Font << /F 5 0 R /H 8 0 R /T 12 0 R >> /ExtGState << /GS << /ca 0.5 /BM /Multiply >> >> /Shading << /Sh << /ShadingType 2 /ColorSpace /DeviceGray /Coords [155 0 160 0] /Function << /FunctionType 2 /Domain [0 1] /C0 [0] /C1 [0.2] /N 1 >> /Extend [true true] >> >>',
    page: more.page ?? '',
    objects: [
      '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
      '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 7 0 R /DW 1000 /W [1 95 500] >>',
      '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
      `<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding ${more.objects ? '/ToUnicode 9 0 R' : ''} >>`,
      ...(more.objects ?? []),
    ],
  });
}

const appearance = (content: string): Uint8Array =>
  streamObject('/Type /XObject /Subtype /Form /BBox [0 0 60 14] /Resources << /Font << /H 8 0 R >> >>', content);
const annotation = (entries: string): Uint8Array =>
  Buffer.from(`<< /Type /Annot ${entries} /Rect [155 ${score - 3} 215 ${score + 11}] /F 4 /AP << /N 10 0 R >> >>`);
const noMapping = Buffer.from('null');
const lyingFigures = (drawn: string, said: string): Uint8Array =>
  Buffer.from(
    stream(
      `/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <20> <7E> <0020> endbfrange 1 beginbfchar <${ucs2(drawn).slice(2)}> <${ucs2(said)}> endbfchar endcmap end`,
    ),
  );

/** A font of figures, and of two signs, whose shapes are given; `shapes`: by the character that each is said to be. */
const drawnFont = (shapes: Readonly<Record<string, string>>): readonly Uint8Array[] => {
  const codes = Object.keys(shapes).sort();
  const names = codes.map((_, index) => `/g${index}`);
  return [
    noMapping,
    noMapping,
    noMapping,
    Buffer.from(
      `<< /Type /Font /Subtype /Type3 /FontBBox [-600 -200 1200 800] /FontMatrix [0.001 0 0 0.001 0 0] /FirstChar 44 /LastChar 57 /Widths [${'556 '.repeat(14)}] /ToUnicode 13 0 R /Resources << >> /Encoding << /Type /Encoding /Differences [${codes.map((code, index) => `${code.charCodeAt(0)} ${names[index]}`).join(' ')}] >> /CharProcs << ${names.map((name, index) => `${name} ${14 + index} 0 R`).join(' ')} >> >>`,
    ),
    Buffer.from(
      stream(
        '/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange 1 beginbfrange <2C> <39> <002C> endbfrange endcmap end',
      ),
    ),
    ...codes.map((code) => Buffer.from(stream(`556 0 d0 ${shapes[code]}`))),
  ];
};
/** Upright bars: enough of a figure where it matters only where it stands. */
const barAt = (x: number, bottom = 0): string => `${x} ${bottom} 90 700 re ${x + 250} ${bottom} 90 700 re f`;
const drawn = (x: number, at: number, shown: string): string => `BT /T 10 Tf ${x} ${at} Td (${shown}) Tj ET\n`;

async function look(bytes: Uint8Array) {
  const { extraction } = await reader.check(bytes, { key: '文件.pdf', sha256: '0'.repeat(64) });
  const [entry] = extraction.entries;
  if (entry?.status !== 'accepted') return extraction.findings.filter(({ severity }) => severity === 'error').map(({ code }) => code);
  const { projectName, amounts, scoreText, gradeText } = entry.record;
  return [projectName, amounts[0]?.text, scoreText, gradeText].join(' ');
}

describe('what a page shows is published', () => {
  const asPrinted = '道路维修 1,234.50万元 88.5 良';
  it.each([
    ['a plain report', report({})],
    ['figures drawn from right to left', report({ 评价分值: latin(left + 11, score, '.5') + latin(left, score, '88') })],
    ['fake bold', report({ 评价分值: latin(left, score, '88.5') + latin(left + 0.3, score, '88.5') })],
    ['a watermark over it all', report({}, { after: `q 0.85 g BT /F 60 Tf 0.7 0.7 -0.7 0.7 150 450 Tm <${ucs2('草案')}> Tj ET Q` })],
    ['a seal over title and table', report({}, { after: `1 0 0 RG 2 w ${disc(400, 740, 55, 'S')}${disc(300, 600, 55, 'S')}` })],
    ['a seal that is a picture', report({}, { after: `/GS gs ${picture(400, 690, 110, 110)}` })],
    ['a grey ground', report({}, { before: '0.5 g 150 525 385 200 re f 0 g\n' })],
    ['a value in a frame with round corners', report({}, { after: `0.5 w ${disc(left + 12, score + 3, 24, 'S')}` })],
    [
      'a dot before an item',
      report({ 整改建议: disc(left, y('整改建议') + 3, 1.6) + song(left + 10, y('整改建议'), '建议细化绩效指标。') }),
    ],
    ['a line below a value', report({}, { after: `${left} ${score - 2} 21 0.6 re f\n` })],
    ['a border of pieces', report({}, { after: `1 w [6 4] 0 d 535 525 m 535 725 l S\n` })],
    ['a drawing beside the table', report({}, { after: one(300, 500) })],
    [
      'a value that is a form field',
      report(
        { 评价分值: ' ' },
        {
          page: '/Annots [11 0 R]',
          objects: [noMapping, appearance('BT /H 10 Tf 2 3 Td (88.5) Tj ET'), annotation('/Subtype /Widget /FT /Tx /T (a) /V (99)')],
        },
      ),
    ],
  ])(
    '%s',
    async (_, bytes) => {
      expect(await look(bytes)).toBe(asPrinted);
    },
    testMs,
  );
});

describe('what is not beyond doubt is held', () => {
  const amount = y('决算金额');
  it.each([
    ['a figure in white', 'text-not-seen', report({ 评价分值: `1 g ${latin(left, score, '9')} 0 g ${latin(left + 5.6, score, '8.5')}` })],
    [
      'a figure in white over a line below the amount',
      'text-not-seen',
      report({
        决算金额: `1 g ${latin(left, amount, '9')} 0 g ${latin(left + 5.6, amount, '1,234.50')}${song(left + 45, amount, '万元')}${left - 1} ${amount - 1.1} 70 0.5 re f\n`,
      }),
    ],
    [
      'a figure in white under the stroke of a mark',
      'text-not-seen',
      report({
        决算金额: `1 g ${latin(left, amount, '9')} 0.7 g ${left + 1} ${amount - 4} m ${left + 2} ${amount - 4} l ${left + 5} ${amount + 12} l ${left + 4} ${amount + 12} l f 0 g ${latin(left + 5.6, amount, '1,234.50')}${song(left + 45, amount, '万元')}`,
      }),
    ],
    [
      'the half of a figure that a clip leaves',
      'text-not-seen',
      report({ 评价分值: `${latin(left, score, '8')} q ${left + 5.6} ${score - 2} 2.8 12 re W n ${latin(left + 5.6, score, '8')} Q` }),
    ],
    [
      'a figure in light grey before an amount',
      'text-not-seen',
      report({
        决算金额: `0.85 g ${latin(left, amount, '9')} 0 g ${latin(left + 5.6, amount, '1,234.50')}${song(left + 45, amount, '万元')}`,
      }),
    ],
    [
      'a figure that the appearance of a form field hides',
      'text-not-seen',
      report(
        { 评价分值: ' ' },
        {
          page: '/Annots [11 0 R]',
          objects: [
            noMapping,
            appearance('1 g BT /H 10 Tf 2 3 Td (8) Tj ET 0 g BT /H 10 Tf 7.6 3 Td (8.5) Tj ET'),
            annotation('/Subtype /Widget /FT /Tx /T (a)'),
          ],
        },
      ),
    ],
    [
      'a value under a form field that is empty',
      'text-not-seen',
      report(
        {},
        {
          page: '/Annots [11 0 R]',
          objects: [noMapping, appearance('1 g 0 0 60 14 re f'), annotation('/Subtype /Widget /FT /Tx /T (a)')],
        },
      ),
    ],
    [
      'a form field whose font says 9 and shows 8',
      'readers-disagree',
      report(
        { 评价分值: ' ' },
        {
          page: '/Annots [11 0 R]',
          objects: [lyingFigures('8', '9'), appearance('BT /H 10 Tf 2 3 Td (88.5) Tj ET'), annotation('/Subtype /Widget /FT /Tx /T (a)')],
        },
      ),
    ],
    [
      'a score under a cross',
      'text-struck-out',
      report({
        评价分值: `${latin(left, score, '88.5')}0.7 w ${left - 1} ${score - 1} m ${left + 21} ${score + 8} l S ${left - 1} ${score + 8} m ${left + 21} ${score - 1} l S\n`,
      }),
    ],
    [
      'a figure that stands for two',
      'readers-disagree',
      report({ 评价分值: latin(left, score, '8') }, { objects: [lyingFigures('8', '88')] }),
    ],
    [
      'a figure that is drawn as two',
      'readers-disagree',
      report(
        { 决算金额: drawn(left + 8, amount, '8') + song(left + 15, amount, '万元') },
        { objects: drawnFont({ 8: `${barAt(-500)} ${barAt(80)}` }) },
      ),
    ],
    [
      'figures that are drawn at the place of each other',
      'readers-disagree',
      report(
        { 决算金额: drawn(left, amount, '85') + song(left + 15, amount, '万元') },
        { objects: drawnFont({ 8: barAt(660), 5: barAt(-480) }) },
      ),
    ],
    [
      'a figure that is drawn in the row above',
      'readers-disagree',
      report({ 评价分值: drawn(left, score, '8') + latin(left + 5.6, score, '5') }, { objects: drawnFont({ 8: barAt(80, 1500) }) }),
    ],
    [
      'a comma that is drawn as a point',
      'readers-disagree',
      report(
        {
          决算金额:
            latin(left, amount, '1') + drawn(left + 5.6, amount, ',') + latin(left + 11.2, amount, '234') + song(left + 30, amount, '万元'),
        },
        { objects: drawnFont({ ',': '230 0 110 110 re f' }) },
      ),
    ],
    [
      'a figure that is set aslant',
      'drawing-not-read',
      report({
        决算金额: `BT /H 10 Tf .978 .208 -.208 .978 ${left + 1} ${amount} Tm (9) Tj ET ${latin(left + 6.6, amount, '1,234.50')}${song(left + 46, amount, '万元')}`,
      }),
    ],
    [
      'a figure that clips an area',
      'drawing-not-read',
      report({
        决算金额: `q BT /H 10 Tf 7 Tr ${left} ${amount} Td (9) Tj ET 150 525 385 200 re f Q ${latin(left + 5.6, amount, '1,234.50')}${song(left + 45, amount, '万元')}`,
      }),
    ],
    ['figures upside down', 'drawing-not-read', report({ 评价分值: `BT /H 10 Tf -1 0 0 -1 ${left + 30} ${score + 7} Tm (68) Tj ET ` })],
    ['figures in a mirror', 'readers-disagree', report({ 评价分值: `BT /H 10 Tf 1 0 0 -1 ${left} ${score + 7} Tm (85) Tj ET ` })],
    [
      'a grade of one character that is struck out',
      'text-struck-out',
      report({ 评价结论: song(left, y('评价结论'), '良') + lineThrough(left - 1, y('评价结论'), 12) }),
    ],
    [
      'a score under a bar',
      'drawing-not-read',
      report({ 评价分值: `${latin(left, score, '88.5')}${left - 1} ${score + 1.8} 22 3.6 re f\n` }),
    ],
    [
      'a score that a pen has crossed out',
      'drawing-not-read',
      report({
        评价分值: `${latin(left, score, '88.5')}1 w ${left - 1} ${score + 3} m ${left + 5} ${score + 5} ${left + 10} ${score + 2} ${left + 22} ${score + 5} c S\n`,
      }),
    ],
    [
      'a figure that is clipped away',
      'text-not-seen',
      report({ 评价分值: `q 0 0 1 1 re W n ${latin(left, score, '9')} Q ${latin(left + 5.6, score, '8.5')}` }),
    ],
    [
      'a figure under a white area',
      'text-not-seen',
      report({ 评价分值: `${latin(left, score, '9')} 1 g ${left - 1} ${score - 2} 6.4 12 re f 0 g ${latin(left + 5.6, score, '8.5')}` }),
    ],
    [
      'a value under a white area, and another on it',
      'text-not-seen',
      report({}, { after: `1 g 154 ${score - 3} 60 14 re f 0 g ${latin(left, score, '95')}` }),
    ],
    ['two values over each other', 'text-overprinted', report({ 评价分值: latin(left, score, '88.5') + latin(left, score, '58.5') })],
    ['a text half over another', 'text-overprinted', report({}, { after: song(left + 35, y('整改建议'), '）。') })],
    [
      'two values below each other',
      'score-unreadable',
      report({ 评价分值: latin(left, score + 5, '88.5', 6) + latin(left, score - 3, '90', 6) }),
    ],
    ['two values side by side', 'score-unreadable', report({ 评价分值: latin(left, score, '88.5') + latin(left + 40, score, '90') })],
    ['a value that is struck out', 'text-struck-out', report({ 评价分值: latin(left, score, '88.5') + lineThrough(left, score, 21) })],
    [
      'an amount that is struck out',
      'text-struck-out',
      report({ 决算金额: song(left, amount, '1,234.50万元') + lineThrough(left, amount, 62) }),
    ],
    [
      'a value struck out by a comment',
      'text-struck-out',
      report(
        {},
        {
          page: '/Annots [11 0 R]',
          objects: [
            noMapping,
            appearance('0 7 m 40 7 l S'),
            annotation(`/Subtype /StrikeOut /QuadPoints [155 ${score + 9} 195 ${score + 9} 155 ${score} 195 ${score}]`),
          ],
        },
      ),
    ],
    [
      'a score with the mark of a note',
      'score-unreadable',
      report({ 评价分值: latin(left, score, '88.5') + latin(left + 20, score + 4, '1', 6) }),
    ],
    [
      'a score with a lowered mark',
      'score-unreadable',
      report({ 评价分值: latin(left, score, '88.5') + latin(left + 20, score - 2, '1', 6) }),
    ],
    [
      'an amount with the mark of a note',
      'amount-unreadable',
      report({ 决算金额: latin(left, amount, '1,234.5') + latin(left + 34, amount + 4, '2', 6) + song(left + 40, amount, '万元') }),
    ],
    [
      'the first figure of an amount as a path',
      'drawing-not-read',
      report({ 决算金额: one(left, amount) + latin(left + 5.6, amount, '234.50') + song(left + 40, amount, '万元') }),
    ],
    [
      'a figure in the middle of an amount as a path',
      'drawing-not-read',
      report({
        决算金额: latin(left, amount, '1') + one(left + 6, amount) + latin(left + 11, amount, '34.50') + song(left + 40, amount, '万元'),
      }),
    ],
    [
      'the first figure of an amount as a picture',
      'drawing-not-read',
      report({ 决算金额: picture(left, amount, 5.5, 8) + latin(left + 5.6, amount, '234.50') + song(left + 40, amount, '万元') }),
    ],
    [
      'a picture of a line, with text on its blank part',
      'drawing-not-read',
      report({ 决算金额: picture(left, amount - 2, 60, 12) + latin(left + 5.6, amount, '234.50') + song(left + 40, amount, '万元') }),
    ],
    [
      'a figure as a thin box',
      'drawing-not-read',
      report({ 评价分值: latin(left, score, '8') + thinOne(left + 5.6, score) + latin(left + 11, score, '.5') }),
    ],
    [
      'a point as a square',
      'drawing-not-read',
      report({
        决算金额:
          latin(left, amount, '1') +
          `${left + 6.2} ${amount} 1 1 re f\n` +
          latin(left + 8.4, amount, '2345') +
          song(left + 40, amount, '万元'),
      }),
    ],
    [
      'a point as a disc',
      'drawing-not-read',
      report({
        决算金额:
          latin(left, amount, '1') +
          disc(left + 7, amount + 0.6, 0.6) +
          latin(left + 8.4, amount, '2345') +
          song(left + 40, amount, '万元'),
      }),
    ],
    [
      'a figure as a pattern in a clip',
      'drawing-not-read',
      report({
        决算金额: `q ${left} ${amount} 5 8 re W n /Sh sh Q\n${latin(left + 5.6, amount, '234.50')}${song(left + 40, amount, '万元')}`,
      }),
    ],
    ['a text that is a picture', 'drawing-not-read', report({ 整改情况: picture(left, y('整改情况') - 2, 90, 12) })],
    ['a part of the year as a path', 'drawing-not-read', report({}, { after: one(345, 780) })],
    [
      'an ActualText that lies',
      'readers-disagree',
      report({ 评价分值: `/Span << /ActualText <FEFF${ucs2('98.5')}> >> BDC ${latin(left, score, '88.5')} EMC ` }),
    ],
    [
      'a font that says 9 and shows 8',
      'readers-disagree',
      report({ 决算金额: latin(left, amount, '1,834.50') + song(left + 45, amount, '万元') }, { objects: [lyingFigures('8', '9')] }),
    ],
  ])(
    '%s: %s',
    async (_, code, bytes) => {
      expect(await look(bytes)).toContain(code);
    },
    testMs,
  );
});
