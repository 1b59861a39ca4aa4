import type { OverviewPart } from './overview-part.ts';
import type { OverviewRow } from './overview-row.ts';

/** The rows of a part, as `rowsToPart` took them. Knows the shape only, so that the page can use it without what checks shapes. */
export function partToRows(part: OverviewPart): OverviewRow[] {
  return part.ids.map((id, index) => {
    const yuan = part.yuan[index] ?? null;
    const kind = part.amountKind[index] ?? null;
    return {
      id,
      agency: part.agencies[part.agency[index] ?? 0] ?? '',
      projectName: part.names[index] ?? '',
      modifiedAt: part.times[part.modified[index] ?? 0] ?? '',
      withdrawn: part.withdrawn[index] === 1,
      score: part.score[index] ?? null,
      grade: part.grade[index] ?? null,
      amount: yuan === null || kind === null ? null : { kind, yuan },
      rectification: part.rectification[index] ?? 'absent',
      problemWords: part.problemWords[index] ?? 0,
    };
  });
}
