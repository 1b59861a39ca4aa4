import { formatCount } from './format-count.ts';

interface LegendProps<T extends string> {
  readonly entries: readonly { readonly value: T; readonly label: string; readonly tone: string; readonly count: number }[];
  readonly chosen: T | null;
  readonly hint: (label: string) => string;
  readonly onChoose: (value: T | null) => void;
}

/** What the tones of a picture stand for, with counts; each a button that filters. */
export function Legend<T extends string>({ entries, chosen, hint, onChoose }: LegendProps<T>) {
  return (
    <ul class="legend">
      {entries
        .filter(({ value, count }) => count > 0 || value === chosen)
        .map(({ value, label, tone, count }) => (
          <li key={value}>
            <button
              type="button"
              aria-pressed={value === chosen}
              title={hint(label)}
              onClick={() => onChoose(value === chosen ? null : value)}
            >
              <span class={`swatch tone-${tone}`} aria-hidden="true" />
              {label} <b>{formatCount(count)}</b>
            </button>
          </li>
        ))}
    </ul>
  );
}
