import type { FeedRelease } from '../feed/feed-release.ts';
import type { Manifest } from '../feed/manifest.ts';

/** What search engines for datasets know of this one: schema.org's Dataset, with what they ask for. */
export function datasetLinkedData(
  { sequence, publishedAt, overview }: Pick<Manifest, 'sequence' | 'publishedAt' | 'overview'>,
  publication: FeedRelease['publication'],
): Record<string, unknown> {
  const { baseUrl, datasetTitle, publisher, licence } = publication;
  const years = overview.parts.map(({ fiscalYear }) => fiscalYear);
  const current = overview.parts.reduce((sum, part) => sum + part.current, 0);
  const [from, to] = [Math.min(...years), Math.max(...years)];
  const organization = { '@type': 'Organization', name: publisher };
  return {
    '@context': 'https://schema.org/',
    '@type': 'Dataset',
    '@id': `${baseUrl}/`,
    url: `${baseUrl}/`,
    name: datasetTitle,
    description:
      `${publisher}公开的项目支出绩效评价结果，${from} 至 ${to} 年度，共 ${current} 条有效记录：项目名称、金额、评价分值与等级、主要绩效、主要问题、整改建议与整改情况，` +
      '每一栏注明来源文件与页码。 Performance evaluation results of public spending projects in China: amounts, scores, grades, achievements, problems, ' +
      'recommendations and rectification, with the source document and page of each field.',
    ...(licence !== '' && { license: licence }),
    creator: organization,
    publisher: organization,
    inLanguage: 'zh-CN',
    isAccessibleForFree: true,
    keywords: ['绩效评价', '预算绩效', '财政支出', 'performance evaluation', 'public spending', 'China'],
    temporalCoverage: `${from}/${to}`,
    spatialCoverage: { '@type': 'Place', name: 'China' },
    dateModified: publishedAt,
    version: String(sequence),
    distribution: [
      download(`${baseUrl}/records.csv`, 'text/csv'),
      download(`${baseUrl}/records.ndjson`, 'application/x-ndjson'),
      download(`${baseUrl}/feed.json`, 'application/feed+json'),
    ],
  };
}

function download(contentUrl: string, encodingFormat: string): Record<string, string> {
  return { '@type': 'DataDownload', contentUrl, encodingFormat };
}
