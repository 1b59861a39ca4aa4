/**
 * Makes small report PDFs for tests: title lines and ruled two-column tables, label left, value right, running over pages. The font is STSong-Light, not
 * embedded, in UniGB-UCS2-H: a page needs no font file, and every character has a width of an em, ASCII of half an em.
 */
export interface ReportPdf {
  readonly title: readonly string[];
  readonly tables: readonly (readonly Row[])[];
  /** Its tables have lines around their cells; left out: they have. */
  readonly isRuled?: boolean;
}

/** Label and value, one string a paragraph. */
export type Row = readonly [label: string, paragraphs: readonly string[]];

export interface Project {
  readonly name: string;
  readonly amount?: string;
  readonly score?: string;
  readonly grade?: string;
  readonly achievements?: readonly string[];
  readonly problems?: readonly string[];
  readonly recommendations?: readonly string[];
  readonly rectification?: readonly string[];
}

/** A whole report as public bodies print it. */
export function reportOf(agency: string, year: number, projects: readonly Project[]): ReportPdf {
  return { title: [`${agency}${year}年度`, '绩效评价结果信息公开'], tables: projects.map(projectRows) };
}

export function projectRows(project: Project): readonly Row[] {
  return [
    ['项目名称', [project.name]],
    ['决算金额', [project.amount ?? '1,234.50万元']],
    ['评价分值', [project.score ?? '88.5']],
    ['评价结论', [project.grade ?? '良']],
    ['主要绩效', project.achievements ?? ['项目立项依据充分，预算执行率良好。']],
    ['主要问题', project.problems ?? ['部分指标未细化。']],
    ['整改建议', project.recommendations ?? ['建议细化绩效指标。']],
    ['整改情况', project.rectification ?? ['已按建议完成整改。']],
  ];
}

const page = { width: 595, height: 842, margin: 60 };
const columns = [60, 150, 535] as const;
const fontSize = 10;
const leading = 16;
const padding = 5;

export function reportPdf(report: ReportPdf): Uint8Array {
  const pages = new Pages(report.isRuled ?? true);
  for (const line of report.title) pages.titleLine(line);
  for (const table of report.tables) {
    pages.gap();
    pages.table(table);
  }
  return pdfOf(pages.contents());
}

/** Lays lines and cells out from the top of a page down, and begins another where the next line does not fit. */
class Pages {
  readonly #isRuled: boolean;
  readonly #done: string[] = [];
  #operators: string[] = [];
  #y = page.margin;

  constructor(isRuled: boolean) {
    this.#isRuled = isRuled;
  }

  contents(): readonly string[] {
    return [...this.#done, this.#operators.join('\n')];
  }

  titleLine(text: string): void {
    this.#text(text, (page.width - widthOf(text, 16)) / 2, this.#y, 16);
    this.#y += 30;
  }

  gap(): void {
    this.#y += 20;
    if (this.#room() < 6) this.#break();
  }

  table(rows: readonly Row[]): void {
    for (const [label, paragraphs] of rows) this.#row(label, wrap(paragraphs, columns[2] - columns[1] - 2 * padding));
  }

  #row(label: string, lines: readonly string[]): void {
    if (this.#room() < 1) this.#break();
    let rest = lines.length === 0 ? [''] : [...lines];
    let labelled = false;
    while (rest.length > 0) {
      const here = rest.slice(0, this.#room());
      rest = rest.slice(here.length);
      this.#box(here, labelled ? '' : label);
      labelled = true;
      if (rest.length > 0) this.#break();
    }
  }

  #box(lines: readonly string[], label: string): void {
    const top = this.#y;
    const bottom = top + lines.length * leading + 2 * padding;
    this.#text(label, columns[0] + padding, (top + bottom) / 2 - fontSize / 2, fontSize);
    for (const [index, line] of lines.entries()) this.#text(line, columns[1] + padding, top + padding + index * leading, fontSize);
    for (const x of columns) this.#line(x, top, x, bottom);
    for (const y of [top, bottom]) this.#line(columns[0], y, columns[2], y);
    this.#y = bottom;
  }

  #room(): number {
    return Math.floor((page.height - page.margin - this.#y - 2 * padding) / leading);
  }

  #break(): void {
    this.#done.push(this.#operators.join('\n'));
    this.#operators = [];
    this.#y = page.margin;
  }

  #text(text: string, x: number, top: number, size: number): void {
    if (text === '') return;
    this.#operators.push(`BT /F1 ${size} Tf ${x.toFixed(2)} ${(page.height - top - size).toFixed(2)} Td <${ucs2(text)}> Tj ET`);
  }

  #line(x0: number, y0: number, x1: number, y1: number): void {
    if (!this.#isRuled) return;
    this.#operators.push(`0.5 w ${x0} ${page.height - y0} m ${x1} ${page.height - y1} l S`);
  }
}

/** Each paragraph indented by two characters, wrapped by width. */
function wrap(paragraphs: readonly string[], width: number): readonly string[] {
  const indent = paragraphs.length > 1 || (paragraphs[0]?.length ?? 0) > 24 ? '　　' : '';
  return paragraphs.flatMap((paragraph) => {
    const lines: string[] = [];
    let line = indent;
    for (const character of paragraph) {
      if (widthOf(line + character, fontSize) > width) {
        lines.push(line);
        line = '';
      }
      line += character;
    }
    return [...lines, line];
  });
}

function widthOf(text: string, size: number): number {
  return [...text].reduce((sum, character) => sum + (isAscii(character) ? 0.5 : 1), 0) * size;
}

function isAscii(character: string): boolean {
  return (character.codePointAt(0) ?? 0) < 128;
}

function ucs2(text: string): string {
  return [...text].map((character) => (character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')).join('');
}

function pdfOf(contents: readonly string[]): Uint8Array {
  const kids = contents.map((_, index) => `${6 + index * 2} 0 R`).join(' ');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${contents.length} >>`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [4 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500] >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [0 -200 1000 900] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >>',
    ...contents.flatMap((content, index) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${page.width} ${page.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${7 + index * 2} 0 R >>`,
      `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ]),
  ];
  let body = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = body.length;
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const rows = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}`;
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return new TextEncoder().encode(body + table + trailer);
}
