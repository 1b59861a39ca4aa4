import { createHash } from 'node:crypto';

/**
 * Which agency, without its name: the first 16 hex digits of SHA-256 over it in the form in which it stands in a record's id (NFKC, white space out),
 * so that a record's id decides its group of shards.
 */
export function agencyHash(agency: string): string {
  const identity = agency.normalize('NFKC').replace(/\s+/gu, '');
  return createHash('sha256').update(identity).digest('hex').slice(0, 16);
}
