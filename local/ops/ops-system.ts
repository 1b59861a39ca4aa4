import type { Reconciled } from '../../lambdas/reconcile/reconcile.ts';
import type { Clock, DocumentTable, ObjectStore, PublicCopies, QueueInspection, VersionOfKey } from '../../shared/ports.ts';

/** What an operator's command works on: a system on this machine, or one on AWS. */
export interface OpsSystem {
  readonly table: DocumentTable;
  readonly uploads: ObjectStore;
  readonly feed: ObjectStore;
  /** What stood at a key of the uploads, delete markers too, the newest first: so many at most. */
  uploadVersions(key: string, max: number): Promise<readonly VersionOfKey[]>;
  readonly clock: Clock;
  /** What keeps copies of the feed; null where the system knows of nothing that does. */
  readonly copies: PublicCopies | null;
  /** Where messages wait, or died. None on this machine: there they end with the process, and what they were about stands in the heads. */
  readonly queues: readonly OpsQueue[];
  /** Has documents looked at, as if an event named each; returns when they are on their way. */
  lookAt(documents: readonly string[]): Promise<void>;
  /** Has the publisher take up what is new, sooner or later. Says what came or will come of it, for a person. */
  publish(): Promise<string>;
  /** Runs the publisher, and waits for it. Says what came of it; throws where the run failed. */
  runPublisher(): Promise<string>;
  /** Has the files of all records built, where the publisher does not, and waits for it; while another build is under way, it waits or throws. */
  buildBulk(): Promise<void>;
  /** Runs the reconciliation, and waits for it. */
  reconcile(): Promise<Reconciled>;
  close(): Promise<void>;
}

export interface OpsQueue {
  readonly name: string;
  /** Uploads on their way; those that ran out of tries and wait for their officers to be told; those that wait for a person; runs that were given up. */
  readonly holds: 'uploads' | 'dead uploads' | 'parked uploads' | 'publishing runs' | 'reconciling runs';
  readonly inspection: QueueInspection;
}
