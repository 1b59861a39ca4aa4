import type { ComponentChildren } from 'preact';

interface BarButtonProps {
  readonly label: string;
  /** What stands behind the bar, for all to read. */
  readonly value: string;
  /** What the bar shows beside that, for those who do not see it, and for whoever points at it. */
  readonly details?: string;
  /** What choosing it does, for those who do not see that it is a bar of many. */
  readonly hint: string;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly children: ComponentChildren;
}

/** A bar of a picture, with its name and value, as a button. */
export function BarButton({ label, value, details, hint, isChosen, onChoose, children }: BarButtonProps) {
  return (
    <li>
      <button
        type="button"
        class="bar-button"
        aria-pressed={isChosen}
        title={details === undefined ? hint : `${details} · ${hint}`}
        onClick={onChoose}
      >
        <bdi class="bar-label">{label}</bdi>
        <span class="bar-track" aria-hidden="true">
          {children}
        </span>
        <span class="bar-value">{value}</span>
        {details !== undefined && <span class="unseen">{details}</span>}
      </button>
    </li>
  );
}
