import type { DocumentStatus, Receipt } from '../../shared/core/document.ts';
import { type MetricName, metricNames } from '../../shared/metrics.ts';
import type { Metrics } from '../../shared/ports.ts';

/** Null: a document that the system could not process is counted where it was given up, by its queue. */
const documentsBy: Readonly<Record<DocumentStatus, MetricName | null>> = {
  accepted: metricNames.acceptedDocuments,
  partial: metricNames.partialDocuments,
  held: metricNames.heldDocuments,
  rejected: metricNames.rejectedDocuments,
  duplicate: metricNames.duplicateDocuments,
  withdrawn: metricNames.withdrawnDocuments,
  failed: null,
};

/** What became of a document, as its receipt says it: once, when it comes to say so. Nothing is written for what is none. */
export function countReceipt({ status, recordsAccepted, recordsHeld, records }: Receipt, metrics: Metrics): void {
  const outcome = documentsBy[status];
  const counts: readonly (readonly [MetricName, number])[] = [
    ...(outcome === null ? [] : [[outcome, 1] as const]),
    [metricNames.acceptedRecords, recordsAccepted],
    [metricNames.heldRecords, recordsHeld],
    [metricNames.keptRecords, records.filter((record) => record.status === 'kept').length],
  ];
  for (const [name, count] of counts) if (count > 0) metrics.put(name, count);
}
