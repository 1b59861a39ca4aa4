import type { GradeOrNone, Group } from '../model/count-records.ts';
import type { Words } from '../words/words.ts';
import { BarButton } from './bar-button.tsx';
import { Legend } from './legend.tsx';
import { Picture } from './picture.tsx';
import type { PictureProps } from './picture-props.ts';
import { roundScore } from './round-score.ts';
import { Stack } from './stack.tsx';
import { gradeTones } from './tones.ts';

export function GradesPicture({ words, query, ask, counts }: PictureProps) {
  const { pictures } = words;
  return (
    <Picture title={pictures.grades}>
      <Legend
        entries={[...counts.whole.grades].map(([value, count]) => ({
          value,
          count,
          label: gradeName(value, words),
          tone: gradeTones[value],
        }))}
        chosen={query.grade}
        hint={pictures.filterBy}
        onChoose={(grade) => ask({ grade })}
      />
      <ul class="bars">
        {counts.years.map((year) => (
          <BarButton
            key={year.key}
            label={String(year.key)}
            value={yearSentence(year, words)}
            details={gradesSentence(year, words)}
            hint={pictures.filterBy(words.row.year(year.key))}
            isChosen={query.year === year.key}
            onChoose={() => ask({ year: query.year === year.key ? null : year.key })}
          >
            <Stack parts={[...year.grades].map(([grade, count]) => ({ tone: gradeTones[grade], count }))} />
          </BarButton>
        ))}
      </ul>
    </Picture>
  );
}

function yearSentence({ count, medianScore }: Group<number>, { pictures }: Words): string {
  return [pictures.count(count), ...(medianScore === null ? [] : [pictures.median(roundScore(medianScore))])].join(' · ');
}

function gradesSentence({ grades }: Group<number>, words: Words): string {
  const counted = [...grades].filter(([, count]) => count > 0);
  return counted.map(([grade, count]) => `${gradeName(grade, words)} ${count}`).join('，');
}

function gradeName(grade: GradeOrNone, { filters }: Words): string {
  return grade === 'none' ? filters.noGrade : grade;
}
