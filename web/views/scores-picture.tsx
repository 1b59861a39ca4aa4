import { scoreStep } from '../model/count-records.ts';
import { Picture } from './picture.tsx';
import type { PictureProps } from './picture-props.ts';
import { roundScore } from './round-score.ts';

/** Columns, five points each; how many stands above each. */
export function ScoresPicture({ words, counts }: PictureProps) {
  const { pictures } = words;
  const { medianScore } = counts.whole;
  if (medianScore === null) return null;
  const most = Math.max(...counts.scores.map(({ count }) => count));
  const scored = counts.scores.reduce((sum, { count }) => sum + count, 0);
  return (
    <Picture title={pictures.scores} note={pictures.scoresNote(roundScore(medianScore), scored)}>
      <ul class="columns-chart">
        {counts.scores.map(({ from, count }, index) => (
          <li key={from} title={`${pictures.scoreRange(from, from + scoreStep, index === 0)}: ${count}`}>
            <span class="column-count" aria-hidden="true">
              {count === 0 ? '' : count}
            </span>
            <span class="column-fill" aria-hidden="true" style={{ height: `${(100 * count) / most}%` }} />
            <span class="column-label" aria-hidden="true">
              {index === 0 ? `<${from + scoreStep}` : from}
            </span>
            <span class="unseen">{`${pictures.scoreRange(from, from + scoreStep, index === 0)}: ${count}`}</span>
          </li>
        ))}
      </ul>
    </Picture>
  );
}
