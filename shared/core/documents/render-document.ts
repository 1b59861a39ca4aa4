import { createHash } from 'node:crypto';
import { type Markup, markup } from './render-markup.ts';

export interface HtmlDocument {
  readonly title: string;
  readonly style: string;
  /** A module, which may read what stands beside the page; none: the page has no script, and can have none. */
  readonly script?: string;
  /** Whether it may show pictures that stand in the page itself as data. */
  readonly dataImages?: boolean;
  /** What else stands in the head. */
  readonly head: Markup | null;
  readonly body: Markup;
}

/** An HTML document, complete in itself: its policy names its style and script by their hashes, and refuses everything else. */
export function renderDocument({ title, style, script, dataImages = false, head, body }: HtmlDocument): string {
  const policy = [
    "default-src 'none'",
    ...(script === undefined ? [] : [`script-src '${hashOf(script)}'`, "connect-src 'self'"]),
    `style-src '${hashOf(style)}'`,
    ...(dataImages ? ['img-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = markup`<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${{ html: policy }}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
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
