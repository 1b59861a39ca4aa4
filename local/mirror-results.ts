import path from 'node:path';
import type { LocalSystem } from './local-system.ts';
import { mirrorBucket } from './mirror-bucket.ts';

/** Where the feed stands below a system's folder. */
export const publicFolder = 'public';

/** The feed and the receipts as files below a folder: what the public and the officers get. */
export async function mirrorResults({ feed, uploads }: Pick<LocalSystem, 'feed' | 'uploads'>, out: string): Promise<void> {
  await mirrorBucket(feed, '', path.join(out, publicFolder));
  await mirrorBucket(uploads, 'receipts/', path.join(out, 'receipts'));
}
