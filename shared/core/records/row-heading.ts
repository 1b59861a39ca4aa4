import type { ProjectTable } from '../tables/report.ts';
import type { Heading, HeadingValue } from './heading.ts';
import { meaningOfLine } from './heading-line.ts';
import { headingPartOfLabel } from './labels.ts';

/**
 * `主管部门 │ 上海市体育局`, `评价年度 │ 2018`: a row of the table itself says whose it is, where no line above it does. Where both say a year, and not the same,
 * nothing tells which is meant; a department above the agency is no contradiction.
 */
export function completeHeading(heading: Heading, { rows }: ProjectTable): Heading {
  const [agencies, years] = (['agency', 'fiscalYear'] as const).map((part) =>
    rows.filter((row) => headingPartOfLabel(row.label) === part && row.paragraphs.length > 0),
  );
  return {
    ...heading,
    agency: heading.agency.kind === 'absent' ? inRows(agencies ?? [], agencyIn) : heading.agency,
    fiscalYear: agreedYear(heading.fiscalYear, inRows(years ?? [], yearIn)),
  };
}

function agreedYear(above: Heading['fiscalYear'], inTable: Heading['fiscalYear']): Heading['fiscalYear'] {
  if (above.kind === 'absent') return inTable;
  if (above.kind === 'unclear' || inTable.kind !== 'read' || inTable.value === above.value) return above;
  const [box] = inTable.boxes;
  return box ? { kind: 'unclear', found: `${above.value} / ${inTable.value}`, box } : above;
}

/** What all of the rows say; absent where one of them cannot be read. */
function inRows<T>(rows: ProjectTable['rows'], valueIn: (text: string) => T | null): HeadingValue<T> {
  const texts = rows.map((row) => row.paragraphs.join('').replace(/\s+/gu, ''));
  const values = new Set(texts.map(valueIn));
  const [value] = values;
  const box = rows[0]?.boxes[0];
  if (!box || value === undefined || value === null) return { kind: 'absent' };
  if (values.size > 1) return { kind: 'unclear', found: texts.join(' / '), box };
  return { kind: 'read', value, introduced: true, boxes: rows.flatMap((row) => row.boxes) };
}

function agencyIn(text: string): string | null {
  const says = meaningOfLine(`主管部门：${text}`);
  return says.kind === 'title' ? says.agency : null;
}

function yearIn(text: string): number | null {
  const says = meaningOfLine(`年度：${text.replace(/年度?$/u, '')}`);
  return says.kind === 'title' ? says.year : null;
}
