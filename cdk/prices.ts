/**
 * List prices in US dollars, for estimates, without a free tier, as of about then. Elsewhere they differ by some tens of percent, which is within what a budget alarm is for.
 */
export const prices = {
  asOf: '2026-01',
  region: 'us-east-1, arm64',
  lambdaGigabyteSecond: 0.0000133334,
  lambdaInvocation: 0.0000002,
  tableReadUnit: 0.000000125,
  tableWriteUnit: 0.000000625,
  /** A month, with as much for point-in-time recovery: 0.25 and 0.20. */
  tableGigabyte: 0.45,
  s3Write: 0.000005,
  s3Read: 0.0000004,
  s3Gigabyte: 0.023,
  queueRequest: 0.0000004,
  logGigabyte: 0.5,
  alarmMetric: 0.1,
  metric: 0.3,
  dashboard: 3,
  key: 1,
  mail: 0.00002,
} as const;

export type PriceName = Exclude<keyof typeof prices, 'asOf' | 'region'>;

interface PriceSource {
  /** The page of AWS that says it, by its title. */
  readonly page: string;
  readonly of: string;
}

/** What each is the price of, and where to check it: all of them were written down without looking there. */
export const priceSources: Readonly<Record<PriceName, PriceSource>> = {
  lambdaGigabyteSecond: { of: 'GB-second of a function', page: 'AWS Lambda Pricing' },
  lambdaInvocation: { of: 'call of a function', page: 'AWS Lambda Pricing' },
  tableReadUnit: { of: 'read unit (half of it eventually consistent)', page: 'Amazon DynamoDB pricing, on-demand capacity' },
  tableWriteUnit: { of: 'write unit', page: 'Amazon DynamoDB pricing, on-demand capacity' },
  tableGigabyte: { of: 'GB a month, point-in-time recovery with it', page: 'Amazon DynamoDB pricing, on-demand capacity' },
  s3Write: { of: 'PUT or LIST', page: 'Amazon S3 pricing, S3 Standard' },
  s3Read: { of: 'GET or HEAD', page: 'Amazon S3 pricing, S3 Standard' },
  s3Gigabyte: { of: 'GB a month', page: 'Amazon S3 pricing, S3 Standard' },
  queueRequest: { of: 'request to a queue', page: 'Amazon SQS pricing, standard queues' },
  logGigabyte: { of: 'GB of log taken in', page: 'Amazon CloudWatch pricing' },
  alarmMetric: { of: 'metric that an alarm looks at, a month', page: 'Amazon CloudWatch pricing' },
  metric: { of: 'metric a month', page: 'Amazon CloudWatch pricing' },
  dashboard: { of: 'dashboard a month', page: 'Amazon CloudWatch pricing' },
  key: { of: 'key a month', page: 'AWS KMS pricing' },
  mail: { of: 'mail of a topic', page: 'Amazon SNS pricing, e-mail notifications' },
};
