/** The labels that tables without vertical rulings begin with: the first one of the first column of labels, wherever it comes again. */
import type { LabelAnchor } from './label-anchors.ts';
import { labelColumns } from './label-columns.ts';
import type { PageText } from './open-columns.ts';

export interface Beginning {
  readonly anchor: LabelAnchor;
  /** Index of its page. */
  readonly page: number;
}

/** In reading order. */
export function beginnings(pages: readonly PageText[]): readonly Beginning[] {
  const inColumn = new Set(labelColumns(pages.flatMap((page) => page.anchors))[0]);
  const labels = pages.flatMap(({ anchors }, page) => anchors.filter((anchor) => inColumn.has(anchor)).map((anchor) => ({ anchor, page })));
  return labels.filter(({ anchor }) => anchor.label === labels[0]?.anchor.label);
}
