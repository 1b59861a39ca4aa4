import type { Atom } from '../../text/text-atoms.ts';

/** A line stands in the middle of the page within this many characters. */
const CENTRED_MAX = 0.6;

/** Whether the pieces of a line, left to right, have their middle there. */
export function isCentred(line: readonly Atom[], middle: number): boolean {
  const [first, last] = [line[0], line.at(-1)];
  return first !== undefined && last !== undefined && Math.abs((first.left + last.right) / 2 - middle) <= CENTRED_MAX * first.size;
}
