import { visibleText } from '../changes/visible-text.ts';

/** HTML that is safe to set into a page: only `markup` makes it. */
export interface Markup {
  readonly html: string;
}

type Child = Markup | readonly Markup[] | string | number | null;

/** A template whose holes are text: escaped, and with characters that cannot be seen named. Markup in a hole stays markup; null is nothing. */
export function markup(strings: TemplateStringsArray, ...children: readonly Child[]): Markup {
  return { html: strings.reduce((html, part, index) => html + childToHtml(children[index - 1] ?? null) + part) };
}

function childToHtml(child: Child): string {
  if (child === null) return '';
  if (typeof child === 'number') return String(child);
  if (typeof child === 'string') return escapeText(child);
  return 'html' in child ? child.html : child.map(({ html }) => html).join('');
}

function escapeText(text: string): string {
  return visibleText(text).replace(/[&<>"']/gu, (character) => `&#${character.charCodeAt(0)};`);
}
