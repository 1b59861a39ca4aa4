const FIGURE = /^\d[\d,.]*(?:%|分|元|万元|亿元)?$/u;

/** A number by itself, with or without its unit; white space is out. */
export function isFigure(text: string): boolean {
  return FIGURE.test(text);
}
