import { execFileSync } from 'node:child_process';
import jsonld from 'jsonld';
import { Parser, Store } from 'n3';
import SHACLValidator from 'rdf-validate-shacl';
import { describe, expect, it } from 'vitest';
import { catalog } from '../../shared/core/feed/catalog.ts';
import { contentEntry } from '../../shared/core/feed/content-entry.ts';
import { publication } from '../core/feed/example-feed.ts';
import { thirdParty } from '../support/third-party.ts';
import { exampleHistory } from './example-history.ts';

const dataset = {
  sequence: 3,
  publishedAt: '2024-03-01T08:00:00.000Z',
  bulk: ['ndjson', 'csv', 'excel.csv'].map((extension) => contentEntry('bulk/', extension, extension)),
  publication,
};

describe('catalog.jsonld', () => {
  it.skipIf(!thirdParty.isHere)(`holds the SHACL shapes of DCAT-AP 3.0.1${thirdParty.note}`, async () => {
    const data = await triples((await exampleHistory()).text('catalog.jsonld'));
    for (const file of ['shapes', 'full', 'ranges']) expect([file, await resultsOf(file, data)]).toEqual([file, []]);
    const withoutTitle = JSON.parse(catalog(dataset));
    delete withoutTitle['@graph'][1].title;
    expect(await resultsOf('shapes', await triples(JSON.stringify(withoutTitle)))).not.toEqual([]);
  });

  it.skipIf(!thirdParty.isHere)(`says what DCAT-AP recommends to say, but for what nobody told us${thirdParty.note}`, async () => {
    const results = await resultsOf('rec', await triples(catalog(dataset)));
    expect(results).toEqual([
      'Warning: #catalog http://purl.org/dc/terms/issued',
      'Warning: #catalog http://purl.org/dc/terms/spatial',
      'Warning: #catalog http://www.w3.org/ns/dcat#themeTaxonomy',
      'Warning: #dataset http://purl.org/dc/terms/temporal',
      'Warning: #publisher http://purl.org/dc/terms/type',
      'Warning: http://publications.europa.eu/resource/authority/country/CHN http://www.w3.org/ns/dcat#bbox',
      'Warning: http://publications.europa.eu/resource/authority/country/CHN http://www.w3.org/ns/dcat#centroid',
      'Warning: https://creativecommons.org/licenses/by/4.0/ http://purl.org/dc/terms/type',
    ]);
  });

  it.skipIf(!thirdParty.isHere)(`holds them with no contact and no licence too${thirdParty.note}`, async () => {
    const local = { ...publication, contact: '', licence: '', baseUrl: 'http://localhost:8080' };
    const data = await triples(catalog({ ...dataset, publication: local }));
    for (const file of ['shapes', 'full', 'ranges']) expect([file, await resultsOf(file, data)]).toEqual([file, []]);
  });
});

const canHarvest = harvesterIsHere();

describe(`what CKAN's harvester takes from catalog.jsonld${canHarvest ? '' : ' (skipped: python3 has no rdflib; pip install rdflib)'}`, () => {
  it.skipIf(!canHarvest)('is one dataset, with a title that makes an address, and each file with its format, size and hash', () => {
    const [harvested, ...others] = harvest(catalog(dataset), 'en');
    expect(others).toEqual([]);
    expect(harvested).toMatchObject({
      uri: 'https://data.example.cn/jixiao/catalog.jsonld#dataset',
      guid: 'https://data.example.cn/jixiao/catalog.jsonld#dataset',
      title: 'Budget performance evaluation results',
      name: 'budget-performance-evaluation-results',
      publisher: '示例单位',
      contact: 'mailto:data@example.cn',
      modified: '2024-03-01T08:00:00+00:00',
    });
    expect(
      harvested?.resources.map(({ uri, format, url, size, hash }) => [uri.split('#')[1], format, url.split('/').at(-1), size, hash]),
    ).toEqual([
      ['csv', 'CSV', `${dataset.bulk[1]?.sha256}.csv`, '3', dataset.bulk[1]?.sha256],
      ['excel-csv', 'CSV', `${dataset.bulk[2]?.sha256}.excel.csv`, '9', dataset.bulk[2]?.sha256],
      ['feed', 'JSON Feed', 'feed.json', '', ''],
      ['ndjson', 'NDJSON', `${dataset.bulk[0]?.sha256}.ndjson`, '6', dataset.bulk[0]?.sha256],
    ]);
  });

  it.skipIf(!canHarvest)('has the same IRIs after the next release, so that nothing is deleted and made anew', () => {
    const later = {
      ...dataset,
      sequence: 4,
      bulk: ['ndjson', 'csv', 'excel.csv'].map((extension) => contentEntry('bulk/', extension, `4${extension}`)),
    };
    const irisOf = (text: string) => harvest(text, 'en').map(({ uri, resources }) => [uri, resources.map((each) => each.uri)]);
    expect(irisOf(catalog(later))).toEqual(irisOf(catalog(dataset)));
  });

  it.skipIf(!canHarvest)('has letters in its address where the site is Chinese and so is the title', () => {
    const [harvested] = harvest(catalog({ ...dataset, publication: { ...publication, datasetTitle: '绩效评价结果' } }), 'zh');
    expect(harvested?.title).toBe('绩效评价结果 Budget performance evaluation results');
    expect(harvested?.name).toMatch(/[a-z]{3}/u);
  });
});

async function triples(text: string): Promise<unknown> {
  const quads = await jsonld.toRDF(JSON.parse(text), {
    format: 'application/n-quads',
    documentLoader: (url) => {
      throw new Error(`the catalogue asks for ${url}`);
    },
  });
  return new Store(new Parser({ format: 'N-Quads' }).parse(quads));
}

async function resultsOf(file: string, data: unknown): Promise<string[]> {
  const shapes = new Store(new Parser().parse(thirdParty.text(`dcatap301-${file}.ttl`)));
  const { results } = await new SHACLValidator(shapes).validate(data);
  return results
    .map(({ severity, focusNode, path }) => `${severity.value.split('#')[1]}: ${focusNode.value.replace(/.*(?=#)/u, '')} ${path?.value}`)
    .toSorted();
}

interface Harvested {
  readonly uri: string;
  readonly title: string;
  readonly name: string;
  readonly resources: readonly {
    readonly uri: string;
    readonly format: string;
    readonly url: string;
    readonly size: string;
    readonly hash: string;
  }[];
}

function harvest(text: string, siteLanguage: string): readonly Harvested[] {
  const program = new URL('./ckan_harvest.py', import.meta.url).pathname;
  return JSON.parse(execFileSync('python3', [program, siteLanguage], { input: text, encoding: 'utf8' }));
}

function harvesterIsHere(): boolean {
  try {
    execFileSync('python3', ['-c', 'import rdflib'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
