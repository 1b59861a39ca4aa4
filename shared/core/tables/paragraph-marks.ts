/** Tags that a web form leaked into its text and that mean nothing but a paragraph's end or start; line wraps may have put spaces into them, or taken one. */
const MARKS =
  /<\s*\/?\s*(?:p|br|d\s*i\s*v|s\s*p\s*a\s*n)(?:\s[^<>]{0,200}|(?:style|class|align|lang)\s*=\s*["'“”][^<>]{0,200})?\s*\/?\s*>/giu;

/** The text between the marks, or null where there is none. Any other `<…>` is text. */
export function splitAtMarks(text: string): string[] | null {
  if (text.search(MARKS) < 0) return null;
  return text
    .split(MARKS)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');
}
