import type { Grade } from '../document.ts';

/** Which scores a grade word stands for, as an authority laid it down. */
export interface GradeScheme {
  readonly name: string;
  readonly nameZh: string;
  readonly authority: string;
  /** First and last fiscal year, null where open. Says where the scheme comes from; which scheme a report follows it does not say itself. */
  readonly years: readonly [number | null, number | null];
  /** Half-open: from ≤ score < to; 100 belongs to the band that ends there. */
  readonly bands: readonly { readonly grades: readonly Grade[]; readonly from: number; readonly to: number }[];
}

export const gradeSchemes: readonly GradeScheme[] = [
  {
    name: 'Ministry of Finance 2020',
    nameZh: '财政部（财预〔2020〕10号）',
    authority: '财政部',
    years: [2020, null],
    bands: [
      { grades: ['优'], from: 90, to: 100 },
      { grades: ['良'], from: 80, to: 90 },
      { grades: ['中'], from: 60, to: 80 },
      { grades: ['差'], from: 0, to: 60 },
    ],
  },
  {
    // As its older reports show it (75 is printed with 良, 73 and 62 with 合格, 55 with 不合格); the regulation itself was not seen.
    name: 'Shanghai',
    nameZh: '上海市',
    authority: '上海市财政局',
    years: [null, null],
    bands: [
      { grades: ['优'], from: 90, to: 100 },
      { grades: ['良'], from: 75, to: 90 },
      { grades: ['合格'], from: 60, to: 75 },
      { grades: ['不合格'], from: 0, to: 60 },
    ],
  },
  {
    // Seen in other places: 中 from 70. What they call the scores below differs, so that 差 may begin at 70 as well.
    name: 'places with 中 from 70',
    nameZh: '以70分为“中”下限的地方',
    authority: '地方财政部门',
    years: [null, null],
    bands: [
      { grades: ['优'], from: 90, to: 100 },
      { grades: ['良'], from: 80, to: 90 },
      { grades: ['中'], from: 70, to: 80 },
      { grades: ['差'], from: 0, to: 70 },
    ],
  },
];

/** The schemes that have the word, parted by whether the score lies in the word's band. */
export function schemesOf(
  grade: Grade,
  score: number,
): { readonly agree: readonly GradeScheme[]; readonly differ: readonly GradeScheme[] } {
  const having = gradeSchemes.filter((scheme) => scheme.bands.some((band) => band.grades.includes(grade)));
  return {
    agree: having.filter((scheme) => gradesFor(scheme, score).includes(grade)),
    differ: having.filter((scheme) => !gradesFor(scheme, score).includes(grade)),
  };
}

/** The words that a scheme has for a score from 0 to 100. */
export function gradesFor(scheme: GradeScheme, score: number): readonly Grade[] {
  const band = scheme.bands.find(({ from, to }) => from <= score && (score < to || (score === 100 && to === 100)));
  return band?.grades ?? [];
}
