/** What is not measured here, and what stands elsewhere in the code: a test holds the second kind to it. */
export const assumptions = {
  /** Assumed: seconds that a request to S3 or DynamoDB takes within a region. */
  requestSeconds: 0.02,
  /** Assumed: an upload as the two indexes take it up, in write units (dynamo-table-definition.ts). */
  indexWriteUnitsPerUpload: 8,
  /** Assumed: bytes of a record in a shard, and its file and page beside it. */
  recordBytes: 4_000,
  copiesOfRecord: 3,
  /** Of the bundled report. */
  pagesPerDocument: 12,
  /** Assumed: log bytes for each upload and its release, some fifteen lines, Lambda's own among them. */
  logBytesPerUpload: 3_000,
  /** Sent by S3, received, deleted. */
  queueRequestsPerUpload: 3,
  /** Assumed: Lambda asks each of the two queues five at a time, each asking for 20 s. */
  pollsPerMonth: 1_296_000,
  /** Assumed: records in a shard, as those of `npm run bench:publish`; a build of the files of all records reads each shard. */
  recordsPerShard: 10,
  /** Seconds of such a build for a record: some ten minutes for a million. */
  bulkSecondsPerRecord: 0.0006,
  /** Up to 10 MB the publisher writes those files itself. */
  bulkInReleaseBytes: 10_000_000,
  /** Documents that the reconciliation gets through in a run, seconds of the run (ADR 13), runs a month. */
  reconciledPerRun: 67_000,
  reconcileSeconds: 840,
  hoursPerMonth: 720,
  /** Publisher and notifier are called every five minutes; such a run that finds nothing makes some six queries of one unit each. */
  callsPerMonth: 8_640,
  unitsPerIdleRun: 6,
  /** Assumed: of a hundred documents so many need an officer, each told in a notice of its own to one address: the most expensive case. */
  needingAnOfficerPerHundred: 10,
  /** Of a notice: its head is written twice more, with two indexes, the notice twice. */
  writeUnitsPerNotice: 8,
  /** Of a notice: index, head, revision, notice. */
  readUnitsPerNotice: 10,
  /** At most in a notice, one a run of the notifier (notify-officers.ts). */
  documentsPerNotice: 1_000,
  /** Documents that the publisher loads side by side (due-work.ts). */
  documentsAtOnce: 8,
  /** Held by a test. */
  memoryMegabytes: 1769,
  readersMax: 10,
  headsPerRun: 1_000,
  bellWindowSeconds: 10,
  /** An alarm is paid by the metrics that it looks at; that over cost looks at ten. */
  alarmMetrics: 44,
  metrics: 19,
} as const;
