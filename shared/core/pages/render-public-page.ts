import { createHash } from 'node:crypto';
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

/** A public page without a script: complete in itself, with nothing from elsewhere, which its policy would refuse too. */
export function renderPublicPage({ title, description, bar, body, linkedData }: PublicPage): string {
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<meta name="description" content="${description}">
<style>${{ html: publicStyle }}</style>${linkedData === undefined ? null : markup`\n${dataBlock('application/ld+json', linkedData)}`}
</head>
<body>
<nav class="bar" aria-label="导航 Navigation">${bar}</nav>
<main>
${body}
</main>
</body>
</html>
`;
  return page.html;
}

const styleHash = createHash('sha256').update(publicStyle).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;
