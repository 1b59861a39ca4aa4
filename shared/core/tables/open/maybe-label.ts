import { NUMBERED } from '../../text/paragraph-signs.ts';

const LABEL = /^([^\s，。、；：:（(“"<《]{2,10})[：:]/u;

/** What a text begins with, as labels are that nobody knows: a few characters and a colon. Null where it begins otherwise, or is numbered. */
export function maybeLabel(text: string): string | null {
  return NUMBERED.test(text) ? null : (LABEL.exec(text)?.[1] ?? null);
}
