import type { PublishOutcome } from '../lambdas/publish/publish-feed.ts';

/** What came of a run of the publisher, for whoever waits for it. Here nobody else publishes: another one at work is a mistake. */
export function describePublication(outcome: PublishOutcome): string {
  switch (outcome.kind) {
    case 'published':
      return `Published as sequence ${outcome.sequence}.`;
    case 'nothing-new':
      return 'Nothing new: the feed stays as it is.';
    case 'overtaken':
      throw new Error('another publisher is at work in this folder');
  }
}
