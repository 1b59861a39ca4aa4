import type { FeedRelease } from '../feed/feed-release.ts';
import type { RecordFile } from '../feed/record-file.ts';

/** What search engines know of one record: schema.org's Report, a part of the dataset. */
export function recordLinkedData(
  { id, record }: RecordFile,
  description: string,
  { baseUrl, datasetTitle, publisher, licence }: FeedRelease['publication'],
): Record<string, unknown> {
  const url = `${baseUrl}/records/${id}.html`;
  return {
    '@context': 'https://schema.org/',
    '@type': 'Report',
    '@id': url,
    url,
    identifier: id,
    name: record.projectName,
    description,
    inLanguage: 'zh-CN',
    about: { '@type': 'Project', name: record.projectName, parentOrganization: { '@type': 'GovernmentOrganization', name: record.agency } },
    temporalCoverage: String(record.fiscalYear),
    datePublished: record.publishedAt,
    dateModified: record.modifiedAt,
    version: String(record.revision),
    creativeWorkStatus: record.status === 'withdrawn' ? 'Withdrawn' : 'Published',
    ...(licence !== '' && { license: licence }),
    publisher: { '@type': 'Organization', name: publisher },
    isPartOf: { '@type': 'Dataset', '@id': `${baseUrl}/`, name: datasetTitle },
    encoding: { '@type': 'MediaObject', contentUrl: `${baseUrl}/records/${id}.json`, encodingFormat: 'application/json' },
  };
}
