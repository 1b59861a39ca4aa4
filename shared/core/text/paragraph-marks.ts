const names = ['p', 'br', 'div', 'span'].map(spaced).join('|');
const attributes = ['style', 'class', 'align', 'lang'].map(spaced).join('|');

/** Tags that a web form leaked into its text and that mean nothing but a paragraph's end or start; line wraps may have put spaces into them, or taken one. */
const MARKS = new RegExp(`<\\s*/?\\s*(?:${names})(?:\\s[^<>]{0,200}|(?:${attributes})\\s*=\\s*["'“”][^<>]{0,200})?\\s*/?\\s*>`, 'giu');

/** The same form's spaces: `&nbsp;`. */
const SPACES = new RegExp(`&(?:${['nbsp', 'ensp', 'emsp'].map(spaced).join('|')})\\s*;`, 'giu');

/** The text between the marks, or null where there is none, nor an indent of such spaces. Any other `<…>` and `&…;` is text. */
export function splitAtMarks(text: string): string[] | null {
  if (text.search(MARKS) < 0 && text.search(SPACES) !== 0) return null;
  return text
    .split(MARKS)
    .map((paragraph) => paragraph.replace(SPACES, ' ').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Its letters, with spaces between them or without. */
function spaced(word: string): string {
  return [...word].join('\\s*');
}
