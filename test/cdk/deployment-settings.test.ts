import { describe, expect, it } from 'vitest';
import { deploymentSettings } from '../../cdk/deployment-settings.ts';
import { localPublicationSettings } from '../../shared/config.ts';

const publication = {
  baseUrl: 'https://data.example.org/jixiao',
  datasetTitle: '绩效评价结果',
  publisher: 'A city',
  contact: '',
  licence: 'https://creativecommons.org/licenses/by/4.0/',
};

const collapse = { recordsMax: 20, shareMax: 0.1 };

const given = { ...publication, operationsEmail: 'none', officersEmail: 'none' };
const china = {
  ...given,
  region: 'cn-north-1',
  baseUrl: 'https://data.example.org',
  domain: 'data.example.org',
  certificate: 'ASCACKCEVSQ6C2EXAMPLE',
};
const defaults = {
  publicationDelaySeconds: 0,
  collapse,
  sourcesPublic: false,
  operationsEmail: null,
  officersEmail: null,
  region: null,
  isInChina: false,
  domain: null,
  logRetentionDays: 365,
  concurrentReadersMax: 10,
  reconcileEveryHours: 1,
  dailyBudgetUsd: 5,
};

const read = (context: Readonly<Record<string, unknown>>) => deploymentSettings(context);

describe('publication settings from the context of the CDK app', () => {
  it('none given: a plainly local example, marked as one', () => {
    expect(read({})).toEqual({ kind: 'example', publication: localPublicationSettings, ...defaults });
  });

  it('all given: those, published at once', () => {
    expect(read(given)).toEqual({ kind: 'given', publication, ...defaults });
  });

  it('who is told: an address, or in so many words nobody', () => {
    expect(read({ ...given, operationsEmail: 'night@example.org' }).operationsEmail).toBe('night@example.org');
    expect(read({ ...given, officersEmail: 'officers@example.org' }).officersEmail).toBe('officers@example.org');
    expect(read(given)).toMatchObject({ operationsEmail: null, officersEmail: null });
  });

  it('a domain of its own, in China with a certificate from IAM', () => {
    const acm = 'arn:aws:acm:us-east-1:123456789012:certificate/0a1b';
    expect(read({ ...given, domain: 'data.example.org', certificate: acm }).domain).toEqual({ name: 'data.example.org', certificate: acm });
    expect(read(china)).toMatchObject({
      region: 'cn-north-1',
      isInChina: true,
      domain: { name: 'data.example.org', certificate: 'ASCACKCEVSQ6C2EXAMPLE' },
    });
  });

  it('a command line that points to China: what China needs is asked for, and not found out by a deployment that fails', () => {
    expect(() => deploymentSettings(given, 'cn-north-1')).toThrow(/domain: CloudFront in China/);
    const { region: _, ...there } = china;
    expect(deploymentSettings(there, 'cn-northwest-1')).toMatchObject({ region: 'cn-northwest-1', isInChina: true });
    expect(deploymentSettings(given, 'eu-west-1').region).toBe(null);
  });

  it('what the construct library keeps among them is none of ours', () => {
    expect(read({ ...given, 'aws:cdk:bundling-stacks': [], '@aws-cdk/core:x': true, 'cli-telemetry': false }).kind).toBe('given');
    expect(read({ 'aws:cdk:bundling-stacks': [] }).kind).toBe('example');
  });

  it('what is a collapse, where another number or share fits the dataset', () => {
    expect(read({ ...given, withdrawalsMax: '100', withdrawalsShareMax: '0.02' }).collapse).toEqual({ recordsMax: 100, shareMax: 0.02 });
    expect(() => read({ ...given, withdrawalsShareMax: '2' })).toThrow(/withdrawalsShareMax: a share from 0 to 1/);
  });

  it('whether source documents are public: no, unless told in so many words', () => {
    expect(read({ ...given, sourcesPublic: 'true' }).sourcesPublic).toBe(true);
    expect(read({ ...given, sourcesPublic: true }).sourcesPublic).toBe(true);
    expect(read({ ...given, sourcesPublic: 'false' }).sourcesPublic).toBe(false);
    expect(() => read({ ...given, sourcesPublic: 'yes' })).toThrow(/sourcesPublic: true or false/);
  });

  it('an embargo, as text from the command line or as a number from cdk.json', () => {
    expect(read({ ...given, publicationDelaySeconds: '86400' }).publicationDelaySeconds).toBe(86400);
    expect(read({ ...given, publicationDelaySeconds: 86400 }).publicationDelaySeconds).toBe(86400);
  });

  it.each([
    [
      'one of seven given: the others are asked for',
      { baseUrl: given.baseUrl },
      /datasetTitle: missing.*publisher: missing.*contact: missing.*licence: missing.*operationsEmail: missing.*officersEmail: missing/s,
    ],
    ['only an embargo', { publicationDelaySeconds: '60' }, /baseUrl: missing/],
    ['an address without TLS', { ...given, baseUrl: 'http://data.example.org' }, /baseUrl: .*beginning with https:/],
    ['an address with a trailing slash', { ...given, baseUrl: 'https://data.example.org/' }, /baseUrl: .*without a trailing slash/],
    ['a licence that is no URL', { ...given, licence: 'CC BY' }, /licence: the URL of a licence/],
    ['a subscriber that is no address', { ...given, operationsEmail: 'everybody' }, /operationsEmail: .*a mail address, or "none"/],
    ['officers whose address nobody has said', { ...given, officersEmail: undefined }, /officersEmail: missing/],
    ['a domain without a certificate', { ...given, domain: 'data.example.org' }, /certificate: .*given together/],
    ['a domain that is not the public address', { ...china, domain: 'other.example.org' }, /baseUrl: .*not at the domain/],
    ['China without a domain', { ...given, region: 'cn-north-1' }, /domain: .*a domain of your own only/],
    ['China with a certificate of ACM', { ...china, certificate: 'arn:aws-cn:acm:cn-north-1:1:certificate/1' }, /certificate: .*in IAM/],
    ['the world with a certificate of IAM', { ...china, region: 'eu-west-1' }, /certificate: .*of ACM in us-east-1/],
    ['logs for a time that CloudWatch does not know', { ...given, logRetentionDays: '100' }, /logRetentionDays: one of 1, 3, /],
    ['fewer readers than SQS takes', { ...given, concurrentReadersMax: '1' }, /concurrentReadersMax: .*at least 2/],
    [
      'looks that do not part a day evenly',
      { ...given, reconcileEveryHours: '5' },
      /reconcileEveryHours: hours, one of 1, 2, 3, 4, 6, 8, 12, 24/,
    ],
    ['a budget of nothing', { ...given, dailyBudgetUsd: '0' }, /dailyBudgetUsd: more than 0/],
    ['a name that is no setting', { ...given, reconcileEveryHour: '6' }, /reconcileEveryHour: there is no such setting/],
    ['only a name that is none', { sourcePublic: 'true' }, /baseUrl: missing.*sourcePublic: there is no such setting/s],
    ['an embargo that is no number', { ...given, publicationDelaySeconds: 'a day' }, /publicationDelaySeconds: seconds/],
  ])('refuses %s', (_what, context, message) => {
    expect(() => read(context)).toThrow(message);
    expect(() => read(context)).toThrow(/^These settings do not do/);
  });
});
