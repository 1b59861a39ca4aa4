import type { Report } from '../../../shared/core/tables/report.ts';

/** What a report says, without the boxes: what a golden file keeps. */
export function reportOutline(report: Report) {
  return {
    pageCount: report.pageCount,
    tables: report.tables.map((table) => ({
      pages: table.boxes.map((box) => box.page),
      linesAbove: table.linesAbove.map((line) => line.text),
      rows: table.rows.map(({ label, paragraphs }) => ({ label, paragraphs })),
      doubts: table.doubts.map(({ code, found }) => ({ code, found })),
    })),
    otherTables: report.otherTables.map((table) => table.firstRow),
    textlessPages: report.textlessPages,
    strayLabels: report.strayLabels.map((line) => line.text),
  };
}
