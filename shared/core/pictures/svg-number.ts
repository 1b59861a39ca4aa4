/** A position in points as SVG takes it: to a twentieth of a point, which no screen shows. What is no number is 0: a broken matrix moves no other glyph. */
export function svgNumber(points: number): string {
  const rounded = Math.round(points * 10) / 10;
  return Number.isFinite(rounded) ? String(rounded === 0 ? 0 : rounded) : '0';
}
