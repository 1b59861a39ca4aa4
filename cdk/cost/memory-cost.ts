import { prices } from '../prices.ts';
import { assumptions } from './assumptions.ts';
import { measuredWork, readingCpuSeconds } from './measured-work.ts';

export interface MemoryCost {
  readonly megabytes: number;
  readonly seconds: number;
  readonly usdPerMillion: number;
}

/** At which Lambda gives one whole vCPU; a reader uses no second one. */
const oneVcpuMegabytes = 1769;

/** Time × memory of one document at a size: CPU time grows as the share of a vCPU shrinks, the waiting for requests does not. */
export function memoryCost(megabytes: number): MemoryCost {
  const share = Math.min(1, megabytes / oneVcpuMegabytes);
  const seconds = readingCpuSeconds.further / share + measuredWork.upload.requests * assumptions.requestSeconds;
  return { megabytes, seconds, usdPerMillion: 1e6 * seconds * (megabytes / 1024) * prices.lambdaGigabyteSecond };
}
