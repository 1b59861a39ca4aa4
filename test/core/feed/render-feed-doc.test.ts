import { expect, it } from 'vitest';
import { renderFeedDoc } from '../../../shared/core/feed/render-feed-doc.ts';
import { schemaPaths } from '../../../shared/core/feed/schema-paths.ts';

const document = renderFeedDoc();

it('docs/feed.md names every schema, and has the fields of a record with their Chinese names', () => {
  for (const path of Object.values(schemaPaths)) expect(document).toContain(`| \`${path}\` |`);
  expect(document).toContain('| `achievements` | list of string or null | 主要绩效 |');
  expect(document).toContain('| `grade` | `优` or `良` or `中` or `合格` or `差` or `不合格` or null | 评价结论 |');
});

it('has no link to a heading that is not there', () => {
  const headings = new Set([...document.matchAll(/^#+ (.*)$/gmu)].map(([, heading = '']) => heading.toLowerCase()));
  const links = [...document.matchAll(/\]\(#([^)]+)\)/gu)].map(([, link = '']) => link);
  expect(links.length).toBeGreaterThan(30);
  expect(links.filter((link) => !headings.has(link))).toEqual([]);
});
