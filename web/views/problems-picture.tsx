import { problemWords } from '../../shared/core/overview/problem-words.ts';
import { Bar } from './bar.tsx';
import { BarButton } from './bar-button.tsx';
import { formatCount } from './format-count.ts';
import { Picture } from './picture.tsx';
import type { PictureProps } from './picture-props.ts';

export function ProblemsPicture({ words, query, ask, counts }: PictureProps) {
  const { pictures } = words;
  const most = counts.problems[0]?.count ?? 0;
  if (most === 0) return null;
  return (
    <Picture title={pictures.problems} note={pictures.problemsNote}>
      <ul class="bars">
        {counts.problems.map(({ problem, count }) => {
          const group = problemWords[problem];
          if (group === undefined) return null;
          return (
            <BarButton
              key={problem}
              label={words.language === 'en' ? group.en : group.zh}
              value={formatCount(count)}
              hint={pictures.filterBy(group.words.join('、'))}
              isChosen={query.problem === problem}
              onChoose={() => ask({ problem: query.problem === problem ? null : problem })}
            >
              <Bar share={count / most} />
            </BarButton>
          );
        })}
      </ul>
    </Picture>
  );
}
