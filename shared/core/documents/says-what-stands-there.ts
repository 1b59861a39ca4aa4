import type { DocumentHead } from './head.ts';

/** Whether a head is about what stands in the bucket at its key now; null: no head, nothing there. */
export function saysWhatStandsThere(head: DocumentHead | null, version: { readonly versionId: string | null } | null): boolean {
  if (head?.failed != null) return false;
  if (version === null) return head === null || head.state === 'removed';
  return head?.state === 'present' && head.versionId === version.versionId;
}
