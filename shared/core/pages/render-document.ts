import { createHash } from 'node:crypto';
import { type Markup, markup } from '../documents/render-markup.ts';

export interface PublicDocument {
  readonly title: string;
  /** For search engines and previews of links: one sentence or two. */
  readonly description: string;
  readonly style: string;
  /** A module, which may read the feed beside it; none: the page has no script, and can have none. */
  readonly script?: string;
  /** What else stands in the head. */
  readonly head: Markup | null;
  readonly body: Markup;
}

/** A public HTML document, complete in itself: its policy names its style and script by their hashes, and refuses everything else. */
export function renderDocument({ title, description, style, script, head, body }: PublicDocument): string {
  const scriptPolicy = script === undefined ? '' : `script-src '${hashOf(script)}'; connect-src 'self'; `;
  const policy = `default-src 'none'; ${scriptPolicy}style-src '${hashOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'`;
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<meta name="description" content="${description}">
<style>${{ html: style }}</style>
${head}
</head>
<body>
${body}
</body>
</html>
`;
  return page.html;
}

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
