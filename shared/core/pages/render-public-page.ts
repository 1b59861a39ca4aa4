import { renderDocument } from '../documents/render-document.ts';
import { type Markup, markup } from '../documents/render-markup.ts';
import { dataBlock } from './data-block.ts';
import { publicStyle } from './public-style.ts';

export interface PublicPage {
  readonly title: string;
  /** For search engines and previews of links: one sentence or two. */
  readonly description: string;
  /** What stands in front of the page's own content: ways to elsewhere. */
  readonly bar: Markup;
  readonly body: Markup;
  /** Linked data about what the page shows (schema.org). */
  readonly linkedData?: Readonly<Record<string, unknown>>;
}

/** A public page without a script. */
export function renderPublicPage({ title, description, bar, body, linkedData }: PublicPage): string {
  return renderDocument({
    title,
    style: publicStyle,
    head: markup`<meta name="description" content="${description}">
${linkedData === undefined ? null : dataBlock('application/ld+json', linkedData)}`,
    body: markup`<nav class="bar" aria-label="导航 Navigation">${bar}</nav>
<main>
${body}
</main>`,
  });
}
