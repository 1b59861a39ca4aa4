/** A median may lie between two scores: to the hundredth, as scores are given. */
export function roundScore(score: number): string {
  return String(Math.round(score * 100) / 100);
}
