import { Bar } from './bar.tsx';
import { BarButton } from './bar-button.tsx';
import { roundYuan } from './format-yuan.ts';
import { Picture } from './picture.tsx';
import type { PictureProps } from './picture-props.ts';

export function AmountsPicture({ words, query, ask, counts }: PictureProps) {
  const { pictures } = words;
  const most = Math.max(...counts.years.map(({ yuan }) => yuan));
  if (most <= 0) return null;
  return (
    <Picture title={pictures.amounts} note={pictures.amountsNote}>
      <ul class="bars">
        {counts.years.map(({ key, yuan, count }) => (
          <BarButton
            key={key}
            label={String(key)}
            value={`${roundYuan(yuan, words.language)} · ${pictures.count(count)}`}
            hint={pictures.filterBy(words.row.year(key))}
            isChosen={query.year === key}
            onChoose={() => ask({ year: query.year === key ? null : key })}
          >
            <Bar share={Math.max(0, yuan) / most} />
          </BarButton>
        ))}
      </ul>
    </Picture>
  );
}
