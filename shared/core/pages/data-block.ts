import type { Markup } from '../documents/render-markup.ts';

/** Data for programs within a page: no browser runs it, and without `<` nothing in it can end it. */
export function dataBlock(type: 'application/json' | 'application/ld+json', data: unknown, id?: string): Markup {
  const json = JSON.stringify(data).replaceAll('<', '\\u003c');
  return { html: `<script type="${type}"${id === undefined ? '' : ` id="${id}"`}>${json}</script>` };
}
