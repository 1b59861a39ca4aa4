import { prices } from '../prices.ts';
import { assumptions } from './assumptions.ts';
import { measuredWork } from './measured-work.ts';
import { reconcileSecondsPerMonth, releaseSeconds, uploadSeconds } from './seconds.ts';

export interface Size {
  readonly name: string;
  readonly documentsPerMonth: number;
  /** In public, each of a document that is kept. */
  readonly records: number;
}

export interface CostLine {
  readonly what: string;
  readonly count: number;
  readonly usdEach: number;
}

/** Line by line, count × price. Every document is a release of its own, as long as the publisher's runs are enough for that. */
export function monthlyCost({ documentsPerMonth, records }: Size, reconcileEveryHours = 1): CostLine[] {
  const { upload, release, releaseMore, reconciled, documentBytes, receiptBytes } = measuredWork;
  const { hoursPerMonth, pollsPerMonth, queueRequestsPerUpload } = assumptions;
  const releases = Math.min(documentsPerMonth, releasesPerMonthMax());
  const more = documentsPerMonth - releases;
  const { callsPerMonth, unitsPerIdleRun, requestSeconds } = assumptions;
  const notices = (documentsPerMonth * assumptions.needingAnOfficerPerHundred) / 100;
  const looks = (hoursPerMonth / reconcileEveryHours) * Math.min(records, assumptions.reconciledPerRun);
  const bulkRecords = records * assumptions.recordBytes > assumptions.bulkInReleaseBytes ? records : 0;
  const gigabyteSeconds = (seconds: number): number => (seconds * assumptions.memoryMegabytes) / 1024;
  const released = (name: keyof typeof release): number => releases * release[name] + more * releaseMore[name];
  return [
    { what: 'uploads: S3 writes', count: documentsPerMonth * (upload.s3Writes + 1), usdEach: prices.s3Write },
    { what: 'uploads: S3 reads', count: documentsPerMonth * upload.s3Reads, usdEach: prices.s3Read },
    { what: 'uploads: table reads', count: documentsPerMonth * upload.tableReadUnits, usdEach: prices.tableReadUnit },
    {
      what: 'uploads: table and index writes',
      count: documentsPerMonth * (upload.tableWriteUnits + assumptions.indexWriteUnitsPerUpload),
      usdEach: prices.tableWriteUnit,
    },
    { what: 'uploads: queue', count: documentsPerMonth * queueRequestsPerUpload + pollsPerMonth, usdEach: prices.queueRequest },
    { what: 'uploads: Lambda GB-s', count: gigabyteSeconds(documentsPerMonth * uploadSeconds()), usdEach: prices.lambdaGigabyteSecond },
    {
      what: 'Lambda invocations',
      count: documentsPerMonth + releases + hoursPerMonth / reconcileEveryHours + 2 * callsPerMonth,
      usdEach: prices.lambdaInvocation,
    },
    { what: 'releases: S3 writes', count: released('s3Writes'), usdEach: prices.s3Write },
    { what: 'releases: S3 reads', count: released('s3Reads'), usdEach: prices.s3Read },
    { what: 'releases: table reads', count: released('tableReadUnits'), usdEach: prices.tableReadUnit },
    { what: 'releases: table writes', count: released('tableWriteUnits'), usdEach: prices.tableWriteUnit },
    {
      what: 'releases: Lambda GB-s',
      count: gigabyteSeconds(releases * releaseSeconds(1) + more * (releaseSeconds(2) - releaseSeconds(1))),
      usdEach: prices.lambdaGigabyteSecond,
    },
    { what: 'reconciliation: S3 reads', count: looks * reconciled.s3Reads, usdEach: prices.s3Read },
    { what: 'reconciliation: table reads', count: looks * reconciled.tableReadUnits, usdEach: prices.tableReadUnit },
    {
      what: 'reconciliation: Lambda GB-s',
      count: gigabyteSeconds(reconcileSecondsPerMonth(records) / reconcileEveryHours),
      usdEach: prices.lambdaGigabyteSecond,
    },
    { what: 'notices: mails', count: notices, usdEach: prices.mail },
    { what: 'notices: table writes', count: notices * assumptions.writeUnitsPerNotice, usdEach: prices.tableWriteUnit },
    { what: 'notices: table reads', count: notices * assumptions.readUnitsPerNotice, usdEach: prices.tableReadUnit },
    {
      what: 'notices: Lambda GB-s',
      count: gigabyteSeconds(notices * (assumptions.writeUnitsPerNotice + assumptions.readUnitsPerNotice) * requestSeconds),
      usdEach: prices.lambdaGigabyteSecond,
    },
    {
      what: 'publisher and notifier, every five minutes: table reads',
      count: 2 * callsPerMonth * unitsPerIdleRun,
      usdEach: prices.tableReadUnit,
    },
    {
      what: 'publisher and notifier, every five minutes: Lambda GB-s',
      count: gigabyteSeconds(2 * callsPerMonth * unitsPerIdleRun * requestSeconds),
      usdEach: prices.lambdaGigabyteSecond,
    },
    {
      what: 'files of all records, hourly: S3 reads',
      count: (hoursPerMonth * bulkRecords) / assumptions.recordsPerShard,
      usdEach: prices.s3Read,
    },
    {
      what: 'files of all records, hourly: Lambda GB-s',
      count: gigabyteSeconds(hoursPerMonth * bulkRecords * assumptions.bulkSecondsPerRecord),
      usdEach: prices.lambdaGigabyteSecond,
    },
    {
      what: 'storage: S3 GB',
      count: (records * (documentBytes + receiptBytes + assumptions.recordBytes * assumptions.copiesOfRecord)) / 1e9,
      usdEach: prices.s3Gigabyte,
    },
    { what: 'storage: table GB', count: (records * upload.tableWriteUnits * 1024) / 1e9, usdEach: prices.tableGigabyte },
    { what: 'logs: GB', count: (documentsPerMonth * assumptions.logBytesPerUpload) / 1e9, usdEach: prices.logGigabyte },
    { what: 'metrics that alarms look at', count: assumptions.alarmMetrics, usdEach: prices.alarmMetric },
    { what: 'metrics', count: assumptions.metrics, usdEach: prices.metric },
    { what: 'dashboard', count: 1, usdEach: prices.dashboard },
    { what: 'key', count: 1, usdEach: prices.key },
  ];
}

export function costOf({ count, usdEach }: CostLine): number {
  return count * usdEach;
}

function releasesPerMonthMax(): number {
  return Math.floor((assumptions.hoursPerMonth * 3600) / (assumptions.bellWindowSeconds + releaseSeconds(1)));
}
