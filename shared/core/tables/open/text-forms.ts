/**
 * Forms that are written as text → grids of one column: each label of the form begins a paragraph and has a colon, and what follows is its value, down to the next.
 *
 *          绩效评价结果信息表
 *      项目名称：公共绿地养护            the label that forms begin with
 *      主要绩效：1. 完成巡检，提交
 *    月报。                              wrapped at the left: nothing stands in a column beside the labels
 *      2. 执行情况良好。
 *      整改情况：无                      the last value ends with its paragraph, or with the last one that is numbered like it
 *
 * Where lines begin beside the labels, the form has columns, and is read as one that has (see open-tables.ts).
 */
import type { Box } from '../../geometry/page.ts';
import type { Atom } from '../../text/text-atoms.ts';
import type { OpenGrid, OpenPageText } from './open-tables.ts';
import { textFormEnd } from './text-form-end.ts';
import { type FormLine, textFormLines } from './text-form-lines.ts';
import { textFormRows } from './text-form-rows.ts';
import { isInText, textFormSetting, upToLastLabel } from './text-form-setting.ts';
import { textRowsToGrids } from './text-rows-to-grids.ts';

export interface TextForms {
  /** For each page, its grids, top to bottom. */
  readonly grids: readonly (readonly OpenGrid[])[];
  /** Pieces of text that stand in them. */
  readonly taken: ReadonlySet<Atom>;
}

export interface TextPage extends OpenPageText {
  /** Ruled tables on it. */
  readonly tables: readonly Box[];
}

/** Fewer labels are a heading's, or prose. */
const LABELS_MIN = 3;

export function textForms(pages: readonly TextPage[], isKnownLabel: (label: string) => boolean): TextForms {
  const grids = pages.map((): OpenGrid[] => []);
  const taken = new Set<Atom>();
  const linesOf = ({ atoms }: TextPage, page: number): readonly FormLine[] => textFormLines(atoms, page, isKnownLabel);
  const begins = (page: TextPage, index: number): boolean => linesOf(page, index).some(({ label }) => label !== null);
  if (!pages.some(begins)) return { grids, taken }; // and the lines of a long report in columns are not held at once
  const lines = pages.flatMap(linesOf);
  const forms = linesToForms(lines);
  if (forms.length === 0 || !forms.every(isText)) return { grids, taken };
  const extent = {
    left: forms.flat().reduce((least, { left }) => Math.min(least, left), Number.POSITIVE_INFINITY),
    right: forms.flat().reduce((most, { right }) => Math.max(most, right), Number.NEGATIVE_INFINITY),
  };
  const middles = pages.map(({ width }) => width / 2);
  forms.forEach((form, index) => {
    const next = forms[index + 1]?.[0];
    const setting = textFormSetting(form, extent.right);
    const tail = textFormEnd(form, setting, { next, middles });
    const own = form.slice(0, tail.end);
    const { rows, unclear } = textFormRows(own, setting);
    const isUnclear = unclear || holdsTable(own, form[tail.end] ?? next, pages);
    for (const { atoms } of own) for (const atom of atoms) taken.add(atom);
    const parts = textRowsToGrids(rows, extent);
    for (const { page, ...part } of parts) {
      const isEndUnclear = tail.unclear && page === parts.at(-1)?.page;
      const unclearFrom = isUnclear ? 0 : isEndUnclear ? part.grid.ys.length - 2 : null;
      grids[page]?.push({ ...part, rowsAreRuled: false, unclearFrom });
    }
  });
  return { grids, taken };
}

/** From each line that begins with the first label to before the next such line. */
function linesToForms(lines: readonly FormLine[]): readonly (readonly FormLine[])[] {
  const beginning = lines.find(({ label }) => label !== null)?.label;
  const starts = lines.flatMap(({ label }, index) => (label !== null && label === beginning ? [index] : []));
  return starts.map((start, index) => lines.slice(start, starts[index + 1]));
}

/** Enough labels, each with its value right behind it, and nothing beside them down to the last one. */
function isText(form: readonly FormLine[]): boolean {
  const labelled = form.filter(({ label }) => label !== null);
  const [first] = labelled;
  if (!first || new Set(labelled.map(({ label }) => label)).size < LABELS_MIN) return false;
  return !labelled.some(({ isInColumns }) => isInColumns) && upToLastLabel(form).every((line) => isInText(line, first));
}

/** A table between its lines, or right below them, may be the rest of a value. */
function holdsTable(lines: readonly FormLine[], below: FormLine | undefined, pages: readonly TextPage[]): boolean {
  const [first, last] = [lines[0], lines.at(-1)];
  if (!first || !last) return false;
  const end = below && below.page <= last.page + 1 ? below : { page: last.page + 2, top: 0 };
  return pages.slice(first.page, end.page + 1).some(({ tables }, index) =>
    tables.some(({ y }) => {
      const place = { page: first.page + index, top: y };
      return isBefore(first, place) && isBefore(place, end);
    }),
  );
}

function isBefore(a: Pick<FormLine, 'page' | 'top'>, b: Pick<FormLine, 'page' | 'top'>): boolean {
  return a.page < b.page || (a.page === b.page && a.top < b.top);
}
