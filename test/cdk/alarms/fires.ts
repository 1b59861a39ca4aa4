/** The rule of an alarm, as its resource says it. */
export interface AlarmRule {
  readonly ComparisonOperator: string;
  readonly Threshold: number;
  readonly EvaluationPeriods: number;
  readonly TreatMissingData: string;
}

/** Whether an alarm calls after these periods, oldest first; null: nothing was counted. As CloudWatch judges, for the rules that this stack uses. */
export function fires(
  { ComparisonOperator, Threshold, EvaluationPeriods, TreatMissingData }: AlarmRule,
  periods: readonly (number | null)[],
): boolean {
  const last = [...Array<null>(EvaluationPeriods).fill(null), ...periods].slice(-EvaluationPeriods);
  return last.every((value) => (value === null ? TreatMissingData === 'breaching' : breaches(ComparisonOperator, value, Threshold)));
}

function breaches(operator: string, value: number, threshold: number): boolean {
  switch (operator) {
    case 'GreaterThanOrEqualToThreshold':
      return value >= threshold;
    case 'GreaterThanThreshold':
      return value > threshold;
    case 'LessThanThreshold':
      return value < threshold;
    default:
      throw new Error(`no rule of this stack: ${operator}`);
  }
}
