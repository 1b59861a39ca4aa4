import type { Clock, DocumentTable, ObjectStore } from '../../shared/ports.ts';

/** What an operator's command works on: a system on this machine, or one on AWS. */
export interface OpsSystem {
  readonly table: DocumentTable;
  readonly uploads: ObjectStore;
  readonly feed: ObjectStore;
  readonly clock: Clock;
  /** Has documents looked at, as if an event named each; returns when they are on their way. */
  lookAt(documents: readonly string[]): Promise<void>;
  /** Has the publisher take up what is new. Says what came of it, for a person. */
  publish(): Promise<string>;
  close(): Promise<void>;
}
