interface ChoiceProps {
  readonly label: string;
  /** What it is called when nothing is chosen. */
  readonly any: string;
  readonly value: string;
  /** Values and what they are called. */
  readonly options: readonly (readonly [string, string])[];
  readonly onChoose: (value: string | null) => void;
}

/** One of several, or none: the browser's own list, which every keyboard, phone and screen reader knows. */
export function Choice({ label, any, value, options, onChoose }: ChoiceProps) {
  return (
    <label class="choice">
      <span>{label}</span>
      <select value={value} onChange={({ currentTarget }) => onChoose(currentTarget.value === '' ? null : currentTarget.value)}>
        <option value="">{any}</option>
        {options.map(([each, name]) => (
          <option key={each} value={each}>
            {name}
          </option>
        ))}
      </select>
    </label>
  );
}
