import { compareField, differsInFormOnly, withoutSpace } from './compare-field.ts';
import type { FieldName, FieldValues, Held } from './reading.ts';

export interface Score {
  readonly exact: number;
  /** Right but for paragraphs and white space. */
  readonly text: number;
  /** Published, and not what the document says: the worst there is. */
  readonly wrong: number;
  /** Of the wrong ones: by the form of punctuation or digits only. */
  readonly wrongInForm: number;
  /** Not published, and said why. */
  readonly held: number;
  /** Neither published nor explained. */
  readonly lost: number;
  /** Records published that the document does not have. */
  readonly extraRecords: number;
}

export const noScore: Score = { exact: 0, text: 0, wrong: 0, wrongInForm: 0, held: 0, lost: 0, extraRecords: 0 };

export const fieldNames = [
  'projectName',
  'amountYuan',
  'score',
  'grade',
  'achievements',
  'problems',
  'recommendations',
  'rectification',
] as const satisfies readonly FieldName[];

interface Outcome {
  readonly published: readonly FieldValues[];
  readonly held: Held;
}

/**
 * What was published of one document against what it says, field by field. A record is found by its project's name; one whose name nobody published, and
 * that is not held, is compared with the record at its place, if that is left over: a character wrong in a name should not cost the other fields.
 */
export function scoreDocument(truth: readonly FieldValues[], { published, held }: Outcome): Score {
  const pairs = pairUp(truth, published);
  const counts = { ...noScore };
  let nameless = held.nameless;
  for (const { want, got } of pairs) {
    const isHeld = got === null && (held.wholeDocument || isNamed(want, held) || nameless-- > 0);
    for (const field of fieldNames) {
      const verdict = verdictOf(field, want, got, isHeld);
      if (verdict !== null) counts[verdict] += 1;
      if (verdict === 'wrong' && differsInFormOnly(want[field] ?? '', got?.[field] ?? null)) counts.wrongInForm += 1;
    }
  }
  const matched = new Set(pairs.map(({ got }) => got));
  return { ...counts, extraRecords: published.filter((record) => !matched.has(record)).length };

  function pairUp(wanted: readonly FieldValues[], given: readonly FieldValues[]) {
    const rest = new Set(given);
    const take = (record: FieldValues | undefined): FieldValues | null => (record && rest.delete(record) ? record : null);
    const byName = wanted.map((want) => take([...rest].find((record) => nameOf(record) === nameOf(want))));
    return wanted.map((want, index) => {
      const byPlace = (): FieldValues | null => (isNamed(want, held) || held.wholeDocument ? null : take(given[index]));
      return { want, got: byName[index] ?? byPlace() };
    });
  }
}

export function addScores(a: Score, b: Score): Score {
  const keys = Object.keys(noScore) as (keyof Score)[];
  return Object.fromEntries(keys.map((key) => [key, a[key] + b[key]])) as unknown as Score;
}

function verdictOf(field: FieldName, want: FieldValues, got: FieldValues | null, isHeld: boolean) {
  const [wanted, given] = [want[field], got?.[field]];
  if (wanted === undefined || wanted === null) return hasValue(given) ? 'wrong' : null; // the form does not have it: a value there is invented
  if (got === null) return isHeld ? 'held' : 'lost';
  return given === undefined ? 'lost' : compareField(field, wanted, given);
}

function hasValue(value: FieldValues[FieldName]): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

function isNamed(record: FieldValues, held: Held): boolean {
  return held.names.some((name) => withoutSpace(name) === nameOf(record));
}

function nameOf(record: FieldValues): string {
  return withoutSpace(record.projectName ?? '');
}
