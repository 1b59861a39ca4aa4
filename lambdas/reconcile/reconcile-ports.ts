import type { Clock, Logger, MessageQueue, Metrics, ObjectStore } from '../../shared/ports.ts';
import type { ReceiptPorts } from '../../shared/steps/write-receipt.ts';

export interface ReconcilePorts extends ReceiptPorts {
  readonly feed: ObjectStore;
  readonly intake: MessageQueue;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly metrics: Metrics;
  /** What is younger than this, in milliseconds, is on its way and not lost. */
  readonly onItsWayMs: number;
}
