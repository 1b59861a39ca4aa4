import type { PublishedRecord } from '../../shared/core/document.ts';
import { agencyHash } from '../../shared/core/feed/agency-hash.ts';
import type { Manifest } from '../../shared/core/feed/manifest.ts';

/**
 * Where in a feed the records stand that are taken down: by year and agency, so that ten thousand of them are looked for in a thousand releases of a
 * thousand shards in no time.
 */
export class TakenDownPlaces {
  readonly #years = new Set<number>();
  readonly #hashes = new Set<string>();
  /** By year and agency, the hex digits of ids. */
  readonly #digits = new Map<string, Set<string>>();

  add({ id, fiscalYear, agency }: Pick<PublishedRecord, 'id' | 'fiscalYear' | 'agency'>): void {
    const hash = agencyHash(agency);
    const digits = this.#digits.get(`${fiscalYear} ${hash}`) ?? new Set();
    this.#years.add(fiscalYear);
    this.#hashes.add(hash);
    this.#digits.set(`${fiscalYear} ${hash}`, digits.add(id.slice('pe-'.length)));
  }

  areInList({ prefix }: Manifest['shardLists'][number]): boolean {
    return some(this.#hashes, (hash) => hash.startsWith(prefix));
  }

  areInShard({ fiscalYear, agencyHash: hash, prefix }: Manifest['shards'][number]): boolean {
    return some(this.#digits.get(`${fiscalYear} ${hash}`) ?? [], (digits) => digits.startsWith(prefix));
  }

  areInYear({ fiscalYear }: Manifest['overview']['parts'][number]): boolean {
    return this.#years.has(fiscalYear);
  }
}

function some<T>(all: Iterable<T>, is: (one: T) => boolean): boolean {
  for (const one of all) if (is(one)) return true;
  return false;
}
