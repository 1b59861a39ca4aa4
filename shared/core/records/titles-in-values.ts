/** Paragraphs of values that say nothing but what stands above a table: the next one's title, which was not told apart from this one's text. */
import type { Doubt, ProjectTable } from '../tables/report.ts';
import { meaningOfLine } from './heading-line.ts';
import { fieldOfLabel } from './labels.ts';
import { narrativeFields } from './project-reading.ts';

const FOUND_MAX = 80;
/** Above tables; a value may be headed by other words of titles (`主要问题`). */
const TITLE = /绩效评价.*(?:结果|报告|公告|公开|公示|表)$/u;
const TITLE_AT_START = /^绩效评价结果信息表./u;
const INTRODUCTION = /^(?:附件[一二三四五六七八九十\d]{0,3}|[^：:]*(?:单位|部门)[：:].+)$/u;

export function titlesInValues({ rows, boxes }: ProjectTable): readonly Doubt[] {
  return rows.flatMap(({ label, paragraphs, boxes: own }): Doubt[] => {
    const field = fieldOfLabel(label);
    const holdsTitle = field === 'projectName' ? isHeaded : narrativeFields.some((own) => own === field) ? isTitle : null;
    const found = holdsTitle ? paragraphs.find(holdsTitle) : undefined;
    const box = own[0] ?? boxes[0];
    return found === undefined || !box ? [] : [{ code: 'label-value-unclear', box, found: found.slice(0, FOUND_MAX) }];
  });
}

function isHeaded(name: string): boolean {
  return TITLE_AT_START.test(bare(name));
}

function isTitle(paragraph: string): boolean {
  const text = bare(paragraph);
  const says = meaningOfLine(text);
  return says.kind === 'title' && (says.year !== null || TITLE.test(text) || INTRODUCTION.test(text));
}

function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}
