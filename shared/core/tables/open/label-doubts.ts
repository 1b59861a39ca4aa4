/** Doubts about where labels part rows: how far apart their lines stand, in all tables of a document, shows which are of one label. */
import { least } from '../../geometry/least.ts';
import type { Atom } from '../../text/text-atoms.ts';
import type { LabelAnchor } from './label-anchors.ts';
import type { TextRow } from './rows-to-grid.ts';

/** How far lines of known labels stand apart: at least and at most within one, at least between two. */
export interface LabelSteps {
  readonly least: number;
  readonly within: number;
  readonly between: number;
}

/** Steps between lines of labels are the same within this share of the font size. */
const STEP_SLACK = 0.1;

/** `known`: pieces of known labels. Labels of one part of a table each, top to bottom. */
export function labelSteps(parts: readonly (readonly LabelAnchor[])[], known: ReadonlySet<Atom>): LabelSteps {
  const within = parts.flatMap((labels) => labels.filter((label) => isKnown(label, known)).flatMap(stepsInside));
  const between = parts.flatMap((labels) =>
    labels.slice(1).flatMap((label, index) => {
      const above = labels[index];
      return above && isKnown(above, known) && isKnown(label, known) ? [label.firstBaseline - above.lastBaseline] : [];
    }),
  );
  return { least: least(within), within: Math.max(0, ...within), between: least(between) };
}

/** Its lines stand as far apart as labels of two rows do, and, where it is known, farther than those of others. */
export function mayBeTwoLabels(label: LabelAnchor, steps: LabelSteps, known: ReadonlySet<Atom>): boolean {
  const slack = STEP_SLACK * label.size;
  const widest = Math.max(0, ...stepsInside(label));
  return widest >= steps.between - slack && (!isKnown(label, known) || widest > steps.least + slack);
}

/** Two in turn that nobody knows, one without a value, or as close as lines of one label. `steps`: null where rulings part the rows. */
export function mayBeOneLabel(row: TextRow, next: TextRow | undefined, steps: LabelSteps | null, known: ReadonlySet<Atom>): boolean {
  const [above, below] = [row.label, next?.label];
  if (!above || !below || row.band !== next?.band || isKnown(above, known) || isKnown(below, known)) return false;
  const isEmpty = row.lines.length === 0 || next.lines.length === 0;
  return isEmpty || (steps !== null && below.firstBaseline - above.lastBaseline <= steps.within + STEP_SLACK * above.size);
}

function isKnown({ atoms }: LabelAnchor, known: ReadonlySet<Atom>): boolean {
  return atoms.some((atom) => known.has(atom));
}

/** From each of its lines to the next. */
function stepsInside({ atoms, size }: LabelAnchor): number[] {
  return atoms.slice(1).flatMap(({ baseline }, index) => {
    const step = baseline - (atoms[index]?.baseline ?? baseline);
    return step > STEP_SLACK * size ? [step] : [];
  });
}
