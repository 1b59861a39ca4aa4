import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundlePage } from '../../../local/bundle-page.ts';
import { contentEntry } from '../../../shared/core/feed/content-entry.ts';
import type { PageProgram } from '../../../shared/core/pages/page-program.ts';
import { renderIndexPage } from '../../../shared/core/pages/render-index-page.ts';
import { publication } from '../feed/example-feed.ts';
import { checkHtml } from './check-html.ts';

const part = { ...contentEntry('overview/', 'json', ''), prefix: '', records: 3 };
const manifest = {
  sequence: 7,
  publishedAt: '2024-03-02T08:00:00.000Z',
  overview: {
    format: 1,
    parts: [
      { ...part, fiscalYear: 2018, current: 3 },
      { ...part, fiscalYear: 2021, current: 2 },
    ],
  },
};

/** What the first view weighs, compressed, is below 30 KB: some of it leaves room for what is not thought of yet. In bytes. */
const scriptBytesMax = 64_000;

describe('the page for people', () => {
  let program: PageProgram;
  let page: string;
  beforeAll(async () => {
    program = await bundlePage();
    page = renderIndexPage(manifest, publication, program);
  });

  it('is valid HTML', async () => {
    expect(await checkHtml(page)).toEqual([]);
  });

  it('runs its own script and style only, and reads nothing from elsewhere', () => {
    const policy = /http-equiv="Content-Security-Policy" content="([^"]*)"/u.exec(page)?.[1]?.replaceAll('&#39;', "'");
    const script = /<script type="module">(.*?)<\/script>/su.exec(page)?.[1] ?? '';
    const style = /<style>(.*?)<\/style>/su.exec(page)?.[1] ?? '';
    expect(policy).toBe(
      `default-src 'none'; script-src '${hashOf(script)}'; connect-src 'self'; style-src '${hashOf(style)}'; img-src data:; base-uri 'none'; form-action 'none'`,
    );
    expect(page.match(/<(script|link|img|iframe)[^>]*(?:src|href)="(?!data:|feed\.json|https:\/\/data\.example\.cn)[^"]*"/gu)).toBeNull();
  });

  it('says without a script what there is and where', () => {
    expect(page).toContain('第 7 期，2024-03-02 发布，5 条有效记录');
    expect(page).toContain('<a href="records.csv">CSV</a>');
  });

  it('describes the dataset as search engines ask for it', () => {
    const data = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/su.exec(page)?.[1] ?? '');
    expect(data).toMatchObject({
      '@context': 'https://schema.org/',
      '@type': 'Dataset',
      name: publication.datasetTitle,
      license: publication.licence,
      creator: { '@type': 'Organization', name: publication.publisher },
      temporalCoverage: '2018/2021',
      spatialCoverage: { '@type': 'Place', name: 'China' },
      dateModified: manifest.publishedAt,
      version: '7',
      inLanguage: 'zh-CN',
    });
    expect(data.description.length).toBeGreaterThanOrEqual(50);
    expect(data.description.length).toBeLessThanOrEqual(5_000);
    expect(data.distribution.map(({ contentUrl }: { contentUrl: string }) => contentUrl)).toContain(
      'https://data.example.cn/jixiao/records.csv',
    );
  });

  it('keeps who publishes as text, whatever the name', async () => {
    const hostile = { ...publication, publisher: '</script><script>alert(1)</script>' };
    const other = renderIndexPage(manifest, hostile, program);
    expect(await checkHtml(other)).toEqual([]);
    expect(other.match(/<script/gu)).toHaveLength(3);
  });

  it('is small', () => {
    expect(Buffer.byteLength(program.script)).toBeLessThan(scriptBytesMax);
  });
});

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}
