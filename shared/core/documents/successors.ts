import type { Candidate } from '../document.ts';

/**
 * Which record took the place of which, where a document's name for a project, its agency or its year was corrected: by id, the old one and the new one.
 * Said only where nothing else can be meant: as many records vanished as appeared between the same neighbours, and the two are the same but for what
 * was corrected.
 *
 *     before   甲  乙  丙         乙 vanished and 乙二 appeared, both between 甲 and 丙:
 *     now      甲  乙二 丙        乙 → 乙二
 */
export function successors(before: readonly Candidate[], now: readonly Candidate[]): ReadonlyMap<string, string> {
  const gone = byNeighbours(before, idsOf(now));
  const come = byNeighbours(now, idsOf(before));
  const pairs = [...gone].flatMap(([place, old]) => {
    const young = come.get(place) ?? [];
    return young.length === old.length ? old.map((record, index) => [record, young[index]] as const) : [];
  });
  return new Map(pairs.flatMap(([old, young]) => (young !== undefined && isCorrection(old, young) ? [[old.id, young.id]] : [])));
}

/** The records that are not in the other version, in order, by what stands before and after them in both. */
function byNeighbours(records: readonly Candidate[], others: ReadonlySet<string>): ReadonlyMap<string, readonly Candidate[]> {
  const groups = new Map<string, Candidate[]>();
  let [above, group]: [string, Candidate[]] = ['', []];
  const end = (below: string): void => {
    if (group.length > 0) groups.set(`${above} ${below}`, group);
    [above, group] = [below, []];
  };
  for (const record of oneEach(records)) {
    if (others.has(record.id)) end(record.id);
    else group.push(record);
  }
  end('');
  return groups;
}

/** The heading of the report was corrected; or the name, and then something else that the table says is still the same. */
function isCorrection(old: Candidate, young: Candidate): boolean {
  if (old.projectName === young.projectName) return true;
  if (old.agency !== young.agency || old.fiscalYear !== young.fiscalYear) return false;
  const told = new Set(wordsOf(old));
  return wordsOf(young).some((words) => told.has(words));
}

/** What tells one project from another: amounts and narratives, not a score or a grade, which many share. */
function wordsOf({ amounts, achievements, problems, recommendations, rectification }: Candidate): readonly string[] {
  const narratives = [achievements, problems, recommendations, rectification].flatMap((paragraphs) => paragraphs ?? []);
  return [...amounts.map(({ label, text }) => `${label} ${text}`), ...narratives];
}

function oneEach(records: readonly Candidate[]): readonly Candidate[] {
  return [...new Map(records.map((record) => [record.id, record])).values()];
}

function idsOf(records: readonly Candidate[]): ReadonlySet<string> {
  return new Set(records.map(({ id }) => id));
}
