import { assumptions } from './assumptions.ts';
import { measuredWork, readingCpuSeconds } from './measured-work.ts';

const { requestSeconds, documentsAtOnce, hoursPerMonth, reconciledPerRun, reconcileSeconds } = assumptions;

/** Of one document in a warm function: reading, then each request as if none overlapped. */
export function uploadSeconds(): number {
  return readingCpuSeconds.further + measuredWork.upload.requests * requestSeconds;
}

/** Of one run: requests that belong to no document one after another, those of further documents as many at once as the publisher loads. */
export function releaseSeconds(documents: number): number {
  return requestSeconds * (measuredWork.release.requests + ((documents - 1) * measuredWork.releaseMore.requests) / documentsAtOnce);
}

/** A run each hour, for as long as its documents take, at the pace of ADR 13. */
export function reconcileSecondsPerMonth(documents: number): number {
  return (hoursPerMonth * reconcileSeconds * Math.min(documents, reconciledPerRun)) / reconciledPerRun;
}
