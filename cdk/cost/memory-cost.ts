import { prices } from '../prices.ts';
import { assumptions } from './assumptions.ts';
import { measuredWork, memorySizes } from './measured-work.ts';

export interface MemoryCost {
  readonly megabytes: number;
  readonly firstSeconds: number;
  readonly furtherSeconds: number;
  /** Of a further document, with the waiting for requests, which no share of a vCPU shortens. */
  readonly seconds: number;
  readonly usdPerMillion: number;
  readonly peakMegabytes: number;
}

/** Time × memory of a document at each size: what was measured, and the assumed time of its requests, which local servers answer at once. */
export function memoryCosts(): readonly MemoryCost[] {
  return memorySizes.map(({ megabytes, firstSeconds, furtherSeconds, peakMegabytes }) => {
    const seconds = furtherSeconds + measuredWork.upload.requests * assumptions.requestSeconds;
    const usdPerMillion = 1e6 * seconds * (megabytes / 1024) * prices.lambdaGigabyteSecond;
    return { megabytes, firstSeconds, furtherSeconds, seconds, usdPerMillion, peakMegabytes };
  });
}
