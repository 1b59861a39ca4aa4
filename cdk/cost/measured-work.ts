/**
 * What `npm run bench:cost` measured: the bundled report of 12 pages put in; a release of one new record of a document, and what each further document of the
 * same release takes; what each further document takes in a pass of the reconciliation. A test measures again and holds it to within a tenth, or one.
 */
export const measuredWork = {
  documentBytes: 153_633,
  receiptBytes: 8_766,
  upload: { s3Writes: 2, s3Reads: 5, tableReadUnits: 20, tableWriteUnits: 17, requests: 30 },
  release: { s3Writes: 26, s3Reads: 37, tableReadUnits: 20, tableWriteUnits: 3, requests: 92 },
  releaseMore: { s3Writes: 4, s3Reads: 3.3, tableReadUnits: 16, tableWriteUnits: 1, requests: 25.3 },
  reconciled: { s3Writes: 0, s3Reads: 4, tableReadUnits: 11, tableWriteUnits: 0, requests: 17 },
} as const;

/** CPU seconds of the reading process on one core of an AMD EPYC, the same report: with its start, and each one after that. No test holds these: they are of one machine. */
export const readingCpuSeconds = { first: 1.08, further: 0.13 } as const;

/**
 * What `npm run bench:memory` measured: the extract function's bundle over the same report, held to the share of a vCPU that Lambda gives at each size, on one core
 * or two of an AMD EPYC; seconds to its first answer, with its start, and of each document after that; megabytes of its two processes at their most, added up.
 */
export const memorySizes = [
  { megabytes: 512, firstSeconds: 3.95, furtherSeconds: 0.87, peakMegabytes: 404 },
  { megabytes: 1024, firstSeconds: 1.99, furtherSeconds: 0.48, peakMegabytes: 432 },
  { megabytes: 1769, firstSeconds: 1.25, furtherSeconds: 0.27, peakMegabytes: 472 },
  { megabytes: 2654, firstSeconds: 0.93, furtherSeconds: 0.28, peakMegabytes: 465 },
  { megabytes: 3538, firstSeconds: 0.91, furtherSeconds: 0.3, peakMegabytes: 484 },
] as const;
