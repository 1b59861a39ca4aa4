import type { PublicationSettings } from '../../shared/config.ts';
import type { CollapseLimits } from '../../shared/core/feed/hold-back-collapse.ts';
import type { PageProgram } from '../../shared/core/pages/page-program.ts';
import type { Clock, DocumentTable, Metrics, ObjectStore } from '../../shared/ports.ts';

/** What the writing of a release knows of the world: the feed, and who publishes. */
export interface FeedPorts {
  readonly feed: ObjectStore;
  readonly publication: PublicationSettings;
  /** What makes the page for people work. */
  readonly page: PageProgram;
  /** Whether the documents that records come from are public too. */
  readonly sourcesPublic: boolean;
}

export interface PublishPorts extends FeedPorts {
  readonly uploads: ObjectStore;
  readonly table: DocumentTable;
  readonly clock: Clock;
  readonly publicationDelaySeconds: number;
  readonly collapse: CollapseLimits;
  readonly metrics: Metrics;
}
