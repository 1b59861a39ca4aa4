import { describe, expect, it } from 'vitest';
import { deploymentSettings } from '../../cdk/deployment-settings.ts';
import { localPublicationSettings } from '../../shared/config.ts';

const given = {
  baseUrl: 'https://data.example.org/jixiao',
  datasetTitle: '绩效评价结果',
  publisher: 'A city',
  contact: '',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};

const collapse = { recordsMax: 20, shareMax: 0.1 };

const read = (context: Readonly<Record<string, unknown>>) => deploymentSettings((name) => context[name]);

describe('publication settings from the context of the CDK app', () => {
  it('none given: a plainly local example, marked as one', () => {
    expect(read({})).toEqual({ kind: 'example', publication: localPublicationSettings, publicationDelaySeconds: 0, collapse });
  });

  it('all given: those, published at once', () => {
    expect(read(given)).toEqual({ kind: 'given', publication: given, publicationDelaySeconds: 0, collapse });
  });

  it('what is a collapse, where another number or share fits the dataset', () => {
    expect(read({ ...given, withdrawalsMax: '100', withdrawalsShareMax: '0.02' }).collapse).toEqual({ recordsMax: 100, shareMax: 0.02 });
    expect(() => read({ ...given, withdrawalsShareMax: '2' })).toThrow(/→ at withdrawalsShareMax/);
  });

  it('an embargo, as text from the command line or as a number from cdk.json', () => {
    expect(read({ ...given, publicationDelaySeconds: '86400' }).publicationDelaySeconds).toBe(86400);
    expect(read({ ...given, publicationDelaySeconds: 86400 }).publicationDelaySeconds).toBe(86400);
  });

  it.each([
    [
      'one of five given: the others are asked for',
      { baseUrl: given.baseUrl },
      /→ at datasetTitle.*→ at publisher.*→ at contact.*→ at licence/s,
    ],
    ['only an embargo', { publicationDelaySeconds: '60' }, /→ at baseUrl/],
    ['an address without TLS', { ...given, baseUrl: 'http://data.example.org' }, /beginning with https:\/\/.*→ at baseUrl/s],
    ['an address with a trailing slash', { ...given, baseUrl: 'https://data.example.org/' }, /without a trailing slash.*→ at baseUrl/s],
    ['a licence that is no URL', { ...given, licence: 'CC BY' }, /→ at licence/],
    ['an embargo that is no number', { ...given, publicationDelaySeconds: 'a day' }, /→ at publicationDelaySeconds/],
  ])('refuses %s', (_what, context, message) => {
    expect(() => read(context)).toThrow(message);
    expect(() => read(context)).toThrow(/^publication settings/);
  });
});
