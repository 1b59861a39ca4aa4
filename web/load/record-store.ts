import type { Overview } from '../../shared/core/overview/build-overview.ts';
import type { OverviewPart } from '../../shared/core/overview/overview-part.ts';
import { partToRows } from '../../shared/core/overview/part-to-rows.ts';
import type { ListedRecord } from '../model/listed-record.ts';
import { searchable } from '../model/searchable.ts';
import { fetchJson } from './fetch-json.ts';

/** Parts on their way at the same time; the newest year's come first. */
const atATime = 4;

export interface Loaded {
  readonly sequence: number;
  readonly publishedAt: string;
  readonly records: readonly ListedRecord[];
  /** All records of the release, loaded or not. */
  readonly total: number;
  readonly complete: boolean;
}

/**
 * Holds the parts that were loaded. A new release names those that changed by other names: only they are fetched, and until the last of them is there
 * the records of the release before stay in view.
 */
export class RecordStore {
  #parts = new Map<string, readonly ListedRecord[]>();

  async load(onLoaded: (loaded: Loaded) => void): Promise<Loaded> {
    const overview = await fetchJson<Overview>('overview.json', 'pointer');
    const isFirst = this.#parts.size === 0;
    const missing = overview.parts.filter(({ path }) => !this.#parts.has(path)).sort((a, b) => b.fiscalYear - a.fiscalYear);
    let loaded = 0;
    await inParallel(missing, async ({ path }) => {
      this.#parts.set(path, partToListed(await fetchJson<OverviewPart>(path, 'immutable')));
      loaded += 1;
      // Drawn at the first part and whenever there are twice as many: all drawings together cost as much as the last.
      if (isFirst && Number.isInteger(Math.log2(loaded)) && loaded < missing.length) onLoaded(this.#loaded(overview));
    });
    const named = new Set(overview.parts.map(({ path }) => path));
    for (const path of this.#parts.keys()) if (!named.has(path)) this.#parts.delete(path);
    const whole = this.#loaded(overview);
    onLoaded(whole);
    return whole;
  }

  #loaded({ sequence, publishedAt, parts }: Overview): Loaded {
    const records = parts.flatMap(({ path }) => this.#parts.get(path) ?? []);
    const total = parts.reduce((sum, part) => sum + part.records, 0);
    return { sequence, publishedAt, records, total, complete: records.length === total };
  }
}

function partToListed(part: OverviewPart): ListedRecord[] {
  const agencies = new Map(part.agencies.map((agency) => [agency, searchable(agency)]));
  return partToRows(part).map((row) => ({
    ...row,
    fiscalYear: part.fiscalYear,
    haystack: `${searchable(row.projectName)}\n${agencies.get(row.agency) ?? ''}`,
  }));
}

async function inParallel<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  await Promise.all(
    Array.from({ length: atATime }, async () => {
      for (const item of rest) await work(item);
    }),
  );
}
