/**
 * List prices in US dollars, for estimates: us-east-1, arm64, no free tier, as published in January 2026. Elsewhere they differ by some tens of percent,
 * which is within what a budget alarm is for.
 */
export const prices = {
  asOf: '2026-01',
  lambdaGigabyteSecond: 0.0000133334,
  tableReadUnit: 0.000000125,
  tableWriteUnit: 0.000000625,
} as const;
