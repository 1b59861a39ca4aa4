import type { FeedRelease } from './feed-release.ts';
import type { FileEntry } from './manifest.ts';

/** What is described where data sets are described: a release that has its bulk files, and who publishes it. */
export interface Dataset {
  readonly sequence: number;
  /** RFC 3339. */
  readonly publishedAt: string;
  /** One of each bulk format. */
  readonly bulk: readonly FileEntry[];
  readonly publication: FeedRelease['publication'];
}

export const datasetTitleEnglish = 'Budget performance evaluation results';

export const datasetDescription = {
  zh: '各预算部门公开的项目支出绩效评价结果，由公开的 PDF 报告逐项读取：部门、年度、项目、金额、分值、结论、主要绩效、存在问题、整改建议与整改情况。每条记录注明来源文件、页码和位置；读取存疑的内容不发布；撤回的记录保留编号。',
  en: 'Results of budget performance evaluations (绩效评价) that public bodies in China publish as PDF reports, read project by project: agency, year, project, amounts, score, grade, achievements, problems, recommendations, rectification. Each record names its document, pages and places; what cannot be read beyond doubt is not published; withdrawn records keep their ids.',
} as const;
