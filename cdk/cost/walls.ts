import { assumptions } from './assumptions.ts';
import { measuredWork } from './measured-work.ts';
import { releaseSeconds, uploadSeconds } from './seconds.ts';

export interface Wall {
  readonly what: string;
  readonly arithmetic: string;
  readonly documentsPerHour: number;
}

/** AWS' own limits: writes and reads a second of a prefix in S3; write units a second of one key in DynamoDB. */
const s3WritesPerSecond = 3_500;
const s3ReadsPerSecond = 5_500;
const partitionWriteUnitsPerSecond = 1_000;

/** What bounds how many documents an hour, the lowest first. */
export function walls(): Wall[] {
  const { readersMax, headsPerRun, bellWindowSeconds, indexWriteUnitsPerUpload } = assumptions;
  const { upload } = measuredWork;
  const run = bellWindowSeconds + releaseSeconds(headsPerRun);
  const indexUnits = indexWriteUnitsPerUpload / 2;
  const found: Wall[] = [
    {
      what: 'readers (`concurrentReadersMax`)',
      arithmetic: `${readersMax} readers ÷ ${uploadSeconds().toFixed(2)} s`,
      documentsPerHour: (readersMax / uploadSeconds()) * 3600,
    },
    {
      what: 'the one publisher',
      arithmetic: `${headsPerRun} heads ÷ ${run.toFixed(1)} s a run`,
      documentsPerHour: (headsPerRun / run) * 3600,
    },
    {
      what: 'one key of an index (all heads that are due share it: the hottest key)',
      arithmetic: `${partitionWriteUnitsPerSecond} write units a second ÷ ${indexUnits}`,
      documentsPerHour: (partitionWriteUnitsPerSecond / indexUnits) * 3600,
    },
    {
      what: 'S3 writes below `receipts/`',
      arithmetic: `${s3WritesPerSecond} a second ÷ ${upload.s3Writes}`,
      documentsPerHour: (s3WritesPerSecond / upload.s3Writes) * 3600,
    },
    {
      what: 'S3 reads below `incoming/` and `receipts/`, as if one prefix',
      arithmetic: `${s3ReadsPerSecond} a second ÷ ${upload.s3Reads}`,
      documentsPerHour: (s3ReadsPerSecond / upload.s3Reads) * 3600,
    },
  ];
  return found.sort((a, b) => a.documentsPerHour - b.documentsPerHour);
}
