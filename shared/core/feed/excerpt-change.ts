import type { RecordChange } from '../changes/change-summary.ts';
import { omissionMark, shortenText } from '../changes/shorten-text.ts';
import type { PublishedRecord, Source } from '../document.ts';
import type { ChangeExcerpt, FeedItemExtension, RecordExcerpt } from './json-feed.ts';

export interface ExcerptLimits {
  /** Characters that stay of each text. */
  readonly textCharactersMax: number;
  /** Texts, amounts or rows that stay of each list. */
  readonly listItemsMax: number;
}

/** A table runs over a few pages; in a document that says otherwise the first of them show where it begins. */
const pagesMax = 40;

/** Keys whose values are codes, times or hashes: short, and of no use when cut. */
const codes: ReadonlySet<string> = new Set([
  'id',
  'status',
  'kind',
  'sha256',
  'when',
  'supersedes',
  'supersededBy',
  'publishedAt',
  'modifiedAt',
]);

/** A change with its boxes and findings left out and its long texts and lists cut, and the names of the fields that were cut. */
export function excerptChange(change: RecordChange, limits: ExcerptLimits): Pick<FeedItemExtension, 'record' | 'changes' | 'cut'> {
  const whole = withoutBoxes(change.record);
  const record = excerpt(whole, limits) as FeedItemExtension['record'];
  const wholeChanges = change.changes.map(
    ({ path, label, before, after, class: kind }): ChangeExcerpt => ({ path, label, before, after, class: kind }),
  );
  const changes = wholeChanges.map((each) => ({ ...each, before: excerpt(each.before, limits), after: excerpt(each.after, limits) }));
  const cut = [
    ...Object.keys(whole).filter((key) => isCut(whole[key as keyof typeof whole], record[key as keyof typeof record])),
    ...wholeChanges.filter((each, index) => isCut(each, changes[index])).map(({ path }) => path),
  ];
  return { record, changes, cut: [...new Set(cut)] };
}

function withoutBoxes(record: PublishedRecord): FeedItemExtension['record'] {
  if (record.status === 'withdrawn') return record;
  const { findings, ...rest } = record;
  return { ...rest, source: withoutFields(record.source) };
}

function withoutFields({ document, sha256, pages }: Source): RecordExcerpt['source'] {
  return { document, sha256, pages };
}

function excerpt(value: unknown, limits: ExcerptLimits): unknown {
  if (typeof value === 'string') return shortenText(value, limits.textCharactersMax);
  if (Array.isArray(value)) return excerptList(value, limits);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, codes.has(key) ? member : excerpt(member, limits)]));
}

function excerptList(list: readonly unknown[], limits: ExcerptLimits): unknown[] {
  const itemsMax = typeof list[0] === 'number' ? pagesMax : limits.listItemsMax;
  const shown = list.slice(0, itemsMax).map((item) => excerpt(item, limits));
  return list.length > itemsMax && typeof list[0] === 'string' ? [...shown, omissionMark] : shown;
}

function isCut(whole: unknown, shown: unknown): boolean {
  return JSON.stringify(whole) !== JSON.stringify(shown);
}
