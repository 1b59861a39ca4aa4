/** How a paragraph's text ends and begins: what tells a line that ends one from a line that was only wrapped. */

export const CLAUSE_END = /[。！？；：.!?;:…][”’）》」』)]?$/u;
export const SENTENCE_END = /[。！？.!?…][”’）》」』)]?$/u;
/** What it introduces comes next. */
export const INTRODUCTION_END = /[：:]$/u;
/** Parts of one clause, or clauses of one sentence: a name has none. */
export const COMMA = /[，、；,;]/u;
export const NUMBERED =
  /^(?:[（(]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})(?:[）)]|[、．](?!\d)|\.(?!\d))|[①-⑳⑴-⒇㈠-㈩❶-❿]|第[一二三四五六七八九十]{1,3}[，、：]|[一二三四五六七八九十]是)/u;

/** How a text is numbered, whatever its number: `1.` and `12.` alike, `（一）`, `①`; null where it is not. */
export function numberingOf(text: string): string | null {
  const [sign] = NUMBERED.exec(text) ?? [];
  return (
    sign
      ?.replace(/\d+/u, '1')
      .replace(/[一二三四五六七八九十]+/u, '一')
      .replace(/[①-⑳]/u, '①')
      .replace(/[⑴-⒇]/u, '⑴') ?? null
  );
}

/** Whether a numbered text is the first: `1.`, `（一）`, `①`. */
export function isFirstNumber(text: string): boolean {
  return /^(?:[（(第]?(?:1|一)(?![\d一二三四五六七八九十])|[①⑴㈠❶])/u.test(text);
}
