import { visibleText } from './visible-text.ts';

/**
 * Text of a document as inline Markdown that shows it and does nothing: no emphasis, link, image, code, table cell, HTML, entity or formula, and no
 * address, mention or emoji that a renderer would make out of plain words. Line breaks become `<br>`. Must not begin a block: put a word of our own first.
 */
export function markdownText(text: string): string {
  return visibleText(text)
    .replace(/\s*\n\s*/gu, '\n')
    .replace(/[&<>\n]|[\\`*_[\]|~#$]|@|www(?=\.)|\/(?=\/)|:(?=[\w+-]+:)/giu, escaped);
}

/** Renderers look for addresses in the finished text, after escapes: only something between its parts keeps them apart. */
const apart = '<!-- -->';

function escaped(found: string): string {
  switch (found) {
    case '&':
      return '&amp;';
    case '<':
      return '&lt;';
    case '>':
      return '&gt;';
    case '\n':
      return '<br>';
    default:
      return /^[@:/w]/iu.test(found) ? found + apart : `\\${found}`;
  }
}
