import path from 'node:path';
import type { LocalSystem } from './local-system.ts';
import { mirrorBucket } from './mirror-bucket.ts';

/** The feed and the receipts as files below a folder: what the public and the officers get. */
export async function mirrorResults({ feed, uploads }: Pick<LocalSystem, 'feed' | 'uploads'>, out: string): Promise<void> {
  await mirrorBucket(feed, '', path.join(out, 'public'));
  await mirrorBucket(uploads, 'receipts/', path.join(out, 'receipts'));
}
