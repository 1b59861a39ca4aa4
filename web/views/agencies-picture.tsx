import { visibleText } from '../../shared/core/changes/visible-text.ts';
import { BarButton } from './bar-button.tsx';
import { Picture } from './picture.tsx';
import type { PictureProps } from './picture-props.ts';
import { roundScore } from './round-score.ts';
import { Stack } from './stack.tsx';
import { gradeTones } from './tones.ts';

/** More than these nobody compares at a glance. */
const agenciesShown = 12;

export function AgenciesPicture({ words, query, ask, counts }: PictureProps) {
  const { pictures } = words;
  const shown = counts.agencies.slice(0, agenciesShown);
  return (
    <Picture title={pictures.agencies} note={pictures.agenciesNote(shown.length, counts.agencies.length)}>
      <ul class="bars wide">
        {shown.map(({ key, count, grades, medianScore }) => (
          <BarButton
            key={key}
            label={visibleText(key)}
            value={[pictures.count(count), ...(medianScore === null ? [] : [pictures.median(roundScore(medianScore))])].join(' · ')}
            hint={pictures.filterBy(key)}
            isChosen={query.agency === key}
            onChoose={() => ask({ agency: query.agency === key ? null : key })}
          >
            <Stack parts={[...grades].map(([grade, each]) => ({ tone: gradeTones[grade], count: each }))} />
          </BarButton>
        ))}
      </ul>
    </Picture>
  );
}
