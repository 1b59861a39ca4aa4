/**
 * What `npm run bench:cost` measured: the bundled report of 12 pages put in; a release of one new record of a document, and what each further document of the
 * same release takes; what each further document takes in a pass of the reconciliation. A test measures again and holds it to within a tenth, or one.
 */
export const measuredWork = {
  documentBytes: 153_633,
  receiptBytes: 8_766,
  upload: { s3Writes: 2, s3Reads: 7, tableReadUnits: 20, tableWriteUnits: 17, requests: 32 },
  release: { s3Writes: 27, s3Reads: 40, tableReadUnits: 20, tableWriteUnits: 3, requests: 96 },
  releaseMore: { s3Writes: 5, s3Reads: 6.3, tableReadUnits: 16, tableWriteUnits: 1, requests: 29.3 },
  reconciled: { s3Writes: 0, s3Reads: 4, tableReadUnits: 11, tableWriteUnits: 0, requests: 17 },
} as const;

/** CPU seconds of the reading process on one core of an AMD EPYC, the same report: with its start, and each one after that. No test holds these: they are of one machine. */
export const readingCpuSeconds = { first: 1.08, further: 0.13 } as const;
