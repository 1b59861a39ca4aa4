import type { PlacedBox } from '../../../shared/core/document.ts';
import type { Extraction, ReportSource } from '../../../shared/core/records/extract-records.ts';
import { extractRecords } from '../../../shared/core/records/extract-records.ts';
import type { FreeLine, LabelledRow, ProjectTable, Report } from '../../../shared/core/tables/report.ts';

export const document = { key: '2018/结果.pdf', sha256: 'ab'.repeat(32) };

export function extract(report: Report): Extraction {
  return extractRecords({ kind: 'report', report }, document);
}

export function extractSource(source: ReportSource): Extraction {
  return extractRecords(source, document);
}

export function boxAt(page: number, y: number): PlacedBox {
  return { page, x: 60, y, width: 400, height: 20 };
}

/** A line of a title: 22 pt, centred, a comfortable distance below the one before. */
export function lineAt(text: string, y: number, page = 1, size = 22): FreeLine {
  return { text, size, box: { page, x: 150, y, width: 300, height: size } };
}

/** Lines one below the other, 60 pt apart: too far to be one wrapped title. */
export function lines(...texts: readonly string[]): FreeLine[] {
  return texts.map((text, index) => lineAt(text, 20 + 60 * index));
}

export const titleLines = lines('上海市机关事务管理局', '2018年度财政支出项目绩效评价结果', '绩效评价结果信息表');

export type Cells = Readonly<Record<string, string | readonly string[]>>;

/** The usual form, every row filled in. */
export const usualCells: Cells = {
  项目名称: '市民服务热线服务外包经费',
  决算金额: '9,459.70万元',
  评价分值: '88',
  评价结论: '良',
  主要绩效: ['预算执行率良好。', '财务管理制度健全。'],
  存在问题: '专项审计工作存在滞后。',
  整改建议: '加强项目财务监控工作。',
  整改情况: '加强合同管理。',
};

/** Rows 20 pt high from y = 200 on; an array of cells is an array of paragraphs. */
export function rowsOf(cells: Cells | readonly (readonly [string, string | readonly string[]])[], page = 1): LabelledRow[] {
  const entries = Array.isArray(cells) ? cells : Object.entries(cells);
  return entries.map(([label, value], index) => ({
    label,
    paragraphs: typeof value === 'string' ? (value === '' ? [] : [value]) : value,
    boxes: [boxAt(page, 200 + 20 * index)],
  }));
}

export function tableOf(cells: Parameters<typeof rowsOf>[0] = usualCells, change: Partial<ProjectTable> = {}, page = 1): ProjectTable {
  return {
    boxes: [{ page, x: 60, y: 200, width: 480, height: 160 }],
    linesAbove: page === 1 ? titleLines : [],
    rows: rowsOf(cells, page),
    doubts: [],
    ...change,
  };
}

export function reportOf(tables: readonly ProjectTable[], change: Partial<Report> = {}): Report {
  return {
    pageCount: 9,
    tables,
    otherTables: [],
    indicatorForms: [],
    textlessPages: [],
    doubts: [],
    pictures: [],
    strayLabels: [],
    runningHeaders: [],
    runningAbove: [],
    annexLabels: [],
    ...change,
  };
}

/** The usual cells with some changed; null takes a row out. */
export function cellsWith(change: Readonly<Record<string, string | readonly string[] | null>>): Cells {
  return Object.fromEntries(Object.entries({ ...usualCells, ...change }).filter((entry): entry is [string, string] => entry[1] !== null));
}
