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
  alarm: 0.1,
  metric: 0.3,
  dashboard: 3,
  key: 1,
} as const;

/** The pages of AWS to check them against, by title: those that the cost alarm does not use were written down without looking there. */
export const priceSources = {
  lambda: 'AWS Lambda Pricing',
  table: 'Amazon DynamoDB pricing, on-demand capacity',
  s3: 'Amazon S3 pricing, S3 Standard',
  queue: 'Amazon SQS pricing, standard queues',
  watch: 'Amazon CloudWatch pricing',
  key: 'AWS KMS pricing',
} as const;
