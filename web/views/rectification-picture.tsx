import { BarButton } from './bar-button.tsx';
import { formatCount } from './format-count.ts';
import { Legend } from './legend.tsx';
import { Picture } from './picture.tsx';
import type { PictureProps } from './picture-props.ts';
import { Stack } from './stack.tsx';
import { rectificationTones } from './tones.ts';

export function RectificationPicture({ words, query, ask, counts }: PictureProps) {
  const { pictures, rectifications } = words;
  return (
    <Picture title={pictures.rectification}>
      <Legend
        entries={[...counts.whole.rectifications].map(([value, count]) => ({
          value,
          count,
          label: rectifications[value],
          tone: rectificationTones[value],
        }))}
        chosen={query.rectification}
        hint={pictures.filterBy}
        onChoose={(rectification) => ask({ rectification })}
      />
      <ul class="bars">
        {counts.years.map((year) => (
          <BarButton
            key={year.key}
            label={String(year.key)}
            value={`${formatCount(year.rectifications.get('reported') ?? 0)} / ${formatCount(year.count)}`}
            hint={pictures.filterBy(words.row.year(year.key))}
            isChosen={query.year === year.key}
            onChoose={() => ask({ year: query.year === year.key ? null : year.key })}
          >
            <Stack parts={[...year.rectifications].map(([value, count]) => ({ tone: rectificationTones[value], count }))} />
          </BarButton>
        ))}
      </ul>
    </Picture>
  );
}
