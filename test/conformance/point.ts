import type { S3Probe } from './s3-probe.ts';

/** One thing that is asked of an S3. */
export interface Point {
  readonly name: string;
  /** `prefix` is the point's own: nothing else is written at it or below it. Throws where the server does otherwise. */
  readonly check: (s3: S3Probe, prefix: string) => Promise<void>;
}

export function point(name: string, check: Point['check']): Point {
  return { name, check };
}
