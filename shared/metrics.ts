/** The one contract of metrics: what the handlers count, and what the stack's alarms look at. A name in one place only is a type error. */
export const metricNamespace = 'JixiaoFeed';

/** The one dimension: the function that counts, so that two stacks in an account do not mix. */
export const metricDimension = 'FunctionName';

export const metricNames = {
  /** Documents by what became of them, when the receipt comes to say so: of an event that comes twice, and of one that is looked at again in vain, once. */
  acceptedDocuments: 'AcceptedDocuments',
  partialDocuments: 'PartialDocuments',
  heldDocuments: 'HeldDocuments',
  rejectedDocuments: 'RejectedDocuments',
  duplicateDocuments: 'DuplicateDocuments',
  withdrawnDocuments: 'WithdrawnDocuments',
  /** Records in them. */
  acceptedRecords: 'AcceptedRecords',
  heldRecords: 'HeldRecords',
  /** Releases that became public. */
  releases: 'Releases',
  /** Runs of a publisher that found another one at work. */
  overtakenRuns: 'OvertakenRuns',
  /** How long the document that waits longest has been due for publication, as the publisher finds it when it begins; 0 where none is. */
  oldestDueSeconds: 'OldestDueSeconds',
  /** Documents of which withdrawals are held back as a collapse, as the publisher finds them at each run. */
  withheldDocuments: 'WithheldDocuments',
  /** Records in public that are older than their document, because its version now could not be read whole; counted as documents are. */
  keptRecords: 'KeptRecords',
  /** What the reconciliation found out of place, and could set right or have set right. */
  reconciled: 'Reconciled',
  /** What it found out of place, and left to a person. */
  unreconciled: 'Unreconciled',
  /** Documents that the system could not process, as they are given up. */
  failedDocuments: 'FailedDocuments',
  /** Notices that were sent to officers. */
  notices: 'Notices',
  /** How long there has been something to tell officers that they were not told, as the notifier finds it when it begins; 0 where there is nothing. */
  oldestUntoldSeconds: 'OldestUntoldSeconds',
  /** Topics that the deployment gave an address, and that nobody has confirmed to listen to. */
  unheardTopics: 'UnheardTopics',
} as const;
export type MetricName = (typeof metricNames)[keyof typeof metricNames];

/** A name that ends in `Seconds` measures time, every other one counts. */
export function metricUnit(name: MetricName): 'Seconds' | 'Count' {
  return name.endsWith('Seconds') ? 'Seconds' : 'Count';
}
