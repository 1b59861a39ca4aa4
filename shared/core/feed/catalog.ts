import { bulkFormatOf } from './bulk-formats.ts';
import { contactUrl } from './contact-url.ts';
import { type Dataset, datasetDescription, datasetTitleEnglish } from './dataset.ts';
import { jsonBody } from './json-body.ts';
import type { FileEntry } from './manifest.ts';

/**
 * `catalog.jsonld`, DCAT-AP 3. A harvester takes it as it is and deletes what it no longer names: so it is written only for a release that has its bulk
 * files, and always with the whole of it. Every node has an IRI that stays; what changes with a release stands in `downloadURL`. The context is inline,
 * for a remote one would be fetched at each reading.
 */
export function catalog(dataset: Dataset): string {
  const { baseUrl, licence, contact, publisher } = dataset.publication;
  const node = (name: string) => `${baseUrl}/catalog.jsonld#${name}`;
  const contactAddress = contactUrl(contact);
  const licences = licence === '' ? {} : { license: licence };
  const common = {
    title: titles(dataset.publication.datasetTitle),
    description: [
      { '@language': 'en', '@value': datasetDescription.en },
      { '@language': 'zh', '@value': datasetDescription.zh },
    ],
    publisher: node('publisher'),
    language: languageChinese,
    modified: dataset.publishedAt,
  };
  return jsonBody({
    '@context': context,
    '@graph': [
      { '@id': node('catalog'), '@type': 'dcat:Catalog', ...common, ...licences, homepage: `${baseUrl}/`, dataset: node('dataset') },
      {
        '@id': node('dataset'),
        '@type': 'dcat:Dataset',
        ...common,
        identifier: node('dataset'),
        version: String(dataset.sequence),
        landingPage: `${baseUrl}/`,
        keyword: ['绩效评价', '预算绩效', '财政', 'performance evaluation', 'budget', 'China'],
        theme: themeGovernment,
        accrualPeriodicity: irregular,
        accessRights: accessPublic,
        spatial: china,
        ...(contactAddress !== null && { contactPoint: node('contact') }),
        distribution: [...dataset.bulk.map((file) => node(distributionName(file))), node('feed')],
      },
      ...dataset.bulk.map(bulkDistribution),
      {
        '@id': node('feed'),
        '@type': 'dcat:Distribution',
        title: 'JSON Feed',
        description: '记录的每个版次，最新的在前，旧的分页',
        availability: availabilityStable,
        accessURL: `${baseUrl}/feed.json`,
        downloadURL: `${baseUrl}/feed.json`,
        ...formatOf('application/feed+json'),
        ...licences,
        modified: dataset.publishedAt,
      },
      { '@id': node('publisher'), '@type': ['foaf:Agent', 'foaf:Organization'], name: publisher },
      ...(contactAddress === null ? [] : [contactPoint(contactAddress)]),
      ...(licence === '' ? [] : [{ '@id': licence, '@type': 'dct:LicenseDocument' }]),
      { '@id': `${baseUrl}/`, '@type': 'foaf:Document' },
      ...Object.entries(formats).map(([mediaType, label]) => mediaTypeNode(mediaType, label)),
      ...vocabulary,
    ],
  });

  function bulkDistribution(file: FileEntry): object {
    const { suffix, contentType } = bulkFormatOf(file.path);
    return {
      '@id': node(distributionName(file)),
      '@type': 'dcat:Distribution',
      title: `records${suffix}`,
      description: distributionDescriptions[suffix],
      availability: availabilityStable,
      accessURL: `${baseUrl}/records${suffix}`,
      downloadURL: `${baseUrl}/${file.path}`,
      ...formatOf(contentType.split(';')[0] ?? ''),
      ...licences,
      modified: dataset.publishedAt,
      byteSize: String(file.bytes),
      checksum: {
        '@id': node(`${distributionName(file)}-checksum`),
        '@type': 'spdx:Checksum',
        algorithm: 'spdx:checksumAlgorithm_sha256',
        checksumValue: file.sha256,
      },
    };
  }

  function contactPoint(address: string): object {
    const means = address.startsWith('mailto:') ? { hasEmail: address } : { hasURL: address };
    return { '@id': node('contact'), '@type': ['vcard:Kind', 'vcard:Organization'], fn: publisher, ...means };
  }
}

/** CKAN makes a dataset's address of the letters of the first title: one without ASCII letters would have none. */
function titles(datasetTitle: string): object[] {
  const chinese = /[a-z]/iu.test(datasetTitle) ? datasetTitle : `${datasetTitle} ${datasetTitleEnglish}`;
  return [
    { '@language': 'en', '@value': datasetTitleEnglish },
    { '@language': 'zh', '@value': chinese },
  ];
}

function distributionName(file: FileEntry): string {
  return bulkFormatOf(file.path).suffix.slice(1).replace('.', '-');
}

const distributionDescriptions = {
  '.ndjson': '全部记录，每行一条 JSON',
  '.csv': '全部记录，供程序读取：UTF-8，无 BOM',
  '.excel.csv': '全部记录，供电子表格打开：UTF-8，有 BOM，无公式',
} as const;

/** With the words by which CKAN shows them. */
const formats: Readonly<Record<string, string>> = {
  'text/csv': 'CSV',
  'application/x-ndjson': 'NDJSON',
  'application/feed+json': 'JSON Feed',
};

const mediaTypes = 'https://www.iana.org/assignments/media-types/';

function formatOf(mediaType: string): object {
  return { format: `${mediaTypes}${mediaType}`, mediaType: `${mediaTypes}${mediaType}` };
}

/** Both types, in this order: CKAN then shows the label and not the IRI, and the shapes of DCAT-AP have what they ask for. */
function mediaTypeNode(mediaType: string, label: string): object {
  return { '@id': `${mediaTypes}${mediaType}`, '@type': ['dct:IMT', 'dct:MediaTypeOrExtent', 'dct:MediaType'], label };
}

const authority = 'http://publications.europa.eu/resource/authority';
const languageChinese = `${authority}/language/ZHO`;
const themeGovernment = `${authority}/data-theme/GOVE`;
const irregular = `${authority}/frequency/IRREG`;
const accessPublic = `${authority}/access-right/PUBLIC`;
const availabilityStable = `${authority}/planned-availability/STABLE`;
const china = `${authority}/country/CHN`;

/** What the shapes want to know of the terms of others that are named: their types. */
const vocabulary: readonly object[] = [
  { '@id': languageChinese, '@type': 'dct:LinguisticSystem' },
  { '@id': themeGovernment, '@type': 'skos:Concept', prefLabel: { '@language': 'en', '@value': 'Government and public sector' } },
  { '@id': irregular, '@type': 'dct:Frequency' },
  { '@id': accessPublic, '@type': 'dct:RightsStatement' },
  { '@id': availabilityStable, '@type': 'skos:Concept', prefLabel: { '@language': 'en', '@value': 'stable' } },
  { '@id': china, '@type': 'dct:Location' },
  { '@id': 'spdx:checksumAlgorithm_sha256', '@type': 'spdx:ChecksumAlgorithm' },
];

const iri = (id: string) => ({ '@id': id, '@type': '@id' });
const typed = (id: string, type: string) => ({ '@id': id, '@type': type });

const context = {
  dcat: 'http://www.w3.org/ns/dcat#',
  dcatap: 'http://data.europa.eu/r5r/',
  dct: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
  spdx: 'http://spdx.org/rdf/terms#',
  vcard: 'http://www.w3.org/2006/vcard/ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  title: 'dct:title',
  description: 'dct:description',
  identifier: 'dct:identifier',
  publisher: iri('dct:publisher'),
  language: iri('dct:language'),
  license: iri('dct:license'),
  format: iri('dct:format'),
  spatial: iri('dct:spatial'),
  accessRights: iri('dct:accessRights'),
  accrualPeriodicity: iri('dct:accrualPeriodicity'),
  modified: typed('dct:modified', 'xsd:dateTime'),
  name: 'foaf:name',
  homepage: iri('foaf:homepage'),
  dataset: iri('dcat:dataset'),
  distribution: iri('dcat:distribution'),
  keyword: 'dcat:keyword',
  theme: iri('dcat:theme'),
  version: 'dcat:version',
  landingPage: iri('dcat:landingPage'),
  contactPoint: iri('dcat:contactPoint'),
  accessURL: iri('dcat:accessURL'),
  downloadURL: iri('dcat:downloadURL'),
  mediaType: iri('dcat:mediaType'),
  availability: iri('dcatap:availability'),
  byteSize: typed('dcat:byteSize', 'xsd:nonNegativeInteger'),
  checksum: iri('spdx:checksum'),
  algorithm: iri('spdx:algorithm'),
  checksumValue: typed('spdx:checksumValue', 'xsd:hexBinary'),
  fn: 'vcard:fn',
  hasEmail: iri('vcard:hasEmail'),
  hasURL: iri('vcard:hasURL'),
  label: 'rdfs:label',
  prefLabel: 'skos:prefLabel',
};
