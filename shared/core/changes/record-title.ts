/** What a record is called in lists: project, agency and year, on one line. */
export function recordTitle(record: { readonly projectName: string; readonly agency: string; readonly fiscalYear: number }): string {
  return `${oneLine(record.projectName)}（${oneLine(record.agency)}，${record.fiscalYear}年度）`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
