/** CloudFront keeps an object for 24 hours where nothing else is said: so every object says it. */
export const immutableCacheControl = 'public, max-age=31536000, immutable';
export const pointerCacheControl = 'public, max-age=60, must-revalidate';

/** What another site's page may read of an answer; the same on the stack and where a folder is served. */
export const exposedHeaders = ['ETag', 'Content-Length', 'Last-Modified'];

/** Each page has a policy of its own within it; only this one must be said outside: nobody sets our pages into theirs. */
export const framePolicy = "frame-ancestors 'none'";

export const contentTypes = {
  csv: 'text/csv; charset=utf-8',
  html: 'text/html; charset=utf-8',
  json: 'application/json; charset=utf-8',
  /** CKAN takes its parser from it: no parameter. */
  jsonLd: 'application/ld+json',
  jsonFeed: 'application/feed+json; charset=utf-8',
  jsonSchema: 'application/schema+json; charset=utf-8',
  markdown: 'text/markdown; charset=utf-8',
  ndjson: 'application/x-ndjson; charset=utf-8',
  pdf: 'application/pdf',
} as const;
