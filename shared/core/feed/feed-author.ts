import { contactUrl } from './contact-url.ts';
import type { FeedRelease } from './feed-release.ts';

/** The publisher as an author of JSON Feed. */
export function feedAuthor({ publisher, contact }: FeedRelease['publication']): { name: string; url?: string } {
  const url = contactUrl(contact);
  return { name: publisher, ...(url !== null && { url }) };
}
