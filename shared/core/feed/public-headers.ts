/** CloudFront keeps an object for 24 hours where nothing else is said: so every object says it. */
export const immutableCacheControl = 'public, max-age=31536000, immutable';
export const pointerCacheControl = 'public, max-age=60, must-revalidate';

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
} as const;
