import { gradeSchemes, gradesFor, schemesOf } from '../records/grade-schemes.ts';
import { printedGrades, printedScores } from '../records/project-rating.ts';
import type { ProjectReading } from '../records/project-reading.ts';
import type { Breach, Rule } from './rule.ts';
import { scoreMax } from './score-out-of-range.ts';

export const scoreGradeContradiction: Rule<ProjectReading> = {
  code: 'score-grade-contradiction',
  severity: 'error',
  confirmable: 'as-printed',
  documentation: {
    zh: {
      title: '分值与等级矛盾',
      meaning:
        '分值与等级对不上：按照每一种有这个等级词的评价办法，这个分值都不是这个等级；或者同一张表里的两处分值（两处等级）不一样。两者必有一个是错的。',
      remedy: '请核对分值和等级，改正错的一个，重新导出并放入。',
    },
    en: {
      title: 'Score and grade contradict each other',
      meaning:
        'Under every scheme that has the printed grade, the score would have another one; or the table prints two different scores, or two different grades. One of them must be wrong.',
      remedy: 'Check both, correct the wrong one, export and put the file in again.',
    },
  },
  check(project) {
    const scores = printedScores(project);
    const grades = printedGrades(project);
    const [score] = scores;
    const [grade] = grades;
    const otherScore = scores.find(({ value }) => value !== score?.value);
    if (score && otherScore) return [twice('score', '分值', score.text, otherScore)];
    const otherGrade = grades.find(({ value }) => value !== grade?.value);
    if (grade && otherGrade) return [twice('grade', '等级', grade.text, otherGrade)];
    if (!score || !grade || score.value > scoreMax) return [];

    const { agree } = schemesOf(grade.value, score.value);
    if (agree.length > 0) return [];
    return [
      {
        message: `A score of ${score.value} is not ${grade.value} under any known scheme.`,
        messageZh: `按任何一种已知的评价办法，${score.value} 分都不是“${grade.value}”。`,
        field: 'grade',
        box: grade.box,
        found: `${score.text} / ${grade.text}`,
        expected: [...new Set(gradeSchemes.flatMap((scheme) => gradesFor(scheme, score.value)))].join('、'),
      },
    ];
  },
};

function twice(
  field: 'score' | 'grade',
  fieldZh: string,
  first: string,
  other: { readonly text: string; readonly box: Breach['box'] & object },
): Breach {
  return {
    message: `The table prints two different values for the ${field}.`,
    messageZh: `同一张表里有两个不同的${fieldZh}。`,
    field,
    box: other.box,
    found: `${first} / ${other.text}`,
  };
}
