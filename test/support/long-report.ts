import { reportOf, reportPdf } from './report-pdf.ts';

/** Paragraphs that make a table five pages long. */
const PARAGRAPHS = 35;
const PAGES_A_TABLE = 5;
const paragraph =
  '部分项目的绩效指标编制得不够细化，未能反映资金使用的实际效果，预算执行率偏低，资金结余较多，年度工作计划与预算安排衔接得不够紧密，建议完善。';

/** A report of about so many dense pages (1,300 characters), a table for every five of them, each of a project of its own; with lines around its cells, or none. */
export function longReport(pages: number, isRuled = true): Uint8Array {
  const values = Array.from({ length: PARAGRAPHS }, (_, index) => `${index + 1}. ${paragraph}`);
  const projects = Array.from({ length: Math.ceil(pages / PAGES_A_TABLE) }, (_, index) => ({
    name: `第${index + 1}号公共绿地养护项目`,
    ...{ achievements: values, problems: values, recommendations: values },
  }));
  return reportPdf({ ...reportOf('某市财政局', 2023, projects), isRuled });
}
