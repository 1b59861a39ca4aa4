import type { Manifest } from '../../shared/core/feed/manifest.ts';
import { contentTypes } from '../../shared/core/feed/public-headers.ts';
import { renderIndexPage } from '../../shared/core/pages/render-index-page.ts';
import { putAlias } from '../../shared/steps/put-alias.ts';
import type { FeedPorts } from './publish-ports.ts';

/** The page for people, of this release and with this program's script. */
export function writeIndexPage(manifest: Manifest, { feed, publication, page }: FeedPorts): Promise<void> {
  const body = renderIndexPage(manifest, publication, page);
  return putAlias(feed, 'index.html', manifest.sequence, (options) =>
    feed.put('index.html', body, { ...options, contentType: contentTypes.html }),
  );
}
