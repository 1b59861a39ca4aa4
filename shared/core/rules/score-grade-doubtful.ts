import { gradesFor, schemesOf } from '../records/grade-schemes.ts';
import { printedGrades, printedScores } from '../records/project-rating.ts';
import type { ProjectReading } from '../records/project-reading.ts';
import type { Rule } from './rule.ts';
import { scoreMax } from './score-out-of-range.ts';

export const scoreGradeDoubtful: Rule<ProjectReading> = {
  code: 'score-grade-doubtful',
  severity: 'warning',
  documentation: {
    zh: {
      title: '分值与等级按有的办法对不上',
      meaning: '各地、各年度划分等级的分数线不同。这个分值与等级按其中一种办法相符，按另一种办法则不符。照原文收录，并附此提示。',
      remedy: '如果等级无误，不必处理；如果有误，请改正后重新导出并放入。',
    },
    en: {
      title: 'Score and grade differ under some schemes',
      meaning:
        'Thresholds differ between places and years. This score and grade fit one scheme and not another. The record goes out as printed, with this warning.',
      remedy: 'Nothing, if the grade is right. Otherwise correct it, export and put the file in again.',
    },
  },
  check(project) {
    const [score] = printedScores(project);
    const [grade] = printedGrades(project);
    if (!score || !grade || score.value > scoreMax) return [];

    const { agree, differ } = schemesOf(grade.value, score.value);
    if (agree.length === 0 || differ.length === 0) return [];
    return [
      {
        message: `A score of ${score.value} is ${grade.value} under some schemes only (not: ${differ.map(({ name }) => name).join(', ')}).`,
        messageZh: `${score.value} 分为“${grade.value}”，按${agree.map(({ nameZh }) => nameZh).join('、')}的办法相符，按${differ.map(({ nameZh }) => nameZh).join('、')}的办法不符。`,
        field: 'grade',
        box: grade.box,
        found: `${score.text} / ${grade.text}`,
        expected: [...new Set(differ.flatMap((scheme) => gradesFor(scheme, score.value)))].join('、'),
      },
    ];
  },
};
