import { shortenStretches } from '../../shared/core/changes/shorten-stretches.ts';
import { type Stretch, textDifference } from '../../shared/core/changes/text-difference.ts';
import { visibleText } from '../../shared/core/changes/visible-text.ts';
import type { ChangeExcerpt, JsonFeedItem } from '../../shared/core/feed/json-feed.ts';
import type { Words } from '../words/words.ts';
import { excerptText } from './excerpt-text.ts';
import { samePathOf } from './same-path.ts';

/** The first fields that changed; the rest is a link away. */
const fieldsShown = 3;
const limits = { contextCharacters: 24, changeCharactersMax: 120, placesMax: 4 };

export function ChangeItem({ item, words }: { readonly item: JsonFeedItem; readonly words: Words }) {
  const { kind, sequence, record, changes } = item._jixiao;
  const more = changes.length - fieldsShown;
  return (
    <article class="card change">
      <p class="soft">
        <span class={`chip ${kind}`}>{words.changes.kinds[kind]}</span> {item.date_published.slice(0, 10)} ·{' '}
        <a href={samePathOf(item.url)}>{words.changes.inRelease(sequence)}</a>
      </p>
      <h3>
        <a class="change-name" href={`records/${record.id}.html`}>
          <bdi lang="zh-CN">{visibleText(record.projectName)}</bdi>
        </a>
      </h3>
      <p class="soft">
        <bdi lang="zh-CN">{visibleText(record.agency)}</bdi> · {words.row.year(record.fiscalYear)}
      </p>
      {record.status === 'withdrawn' && <p lang="zh-CN">{visibleText(record.reason)}</p>}
      {changes.length > 0 && (
        <dl class="rows">
          {changes.slice(0, fieldsShown).map((change) => (
            <FieldChangeRow key={change.path} change={change} words={words} />
          ))}
        </dl>
      )}
      {more > 0 && <p class="soft">{words.changes.moreFields(more)}</p>}
    </article>
  );
}

function FieldChangeRow({ change, words }: { readonly change: ChangeExcerpt; readonly words: Words }) {
  const [before, after] = [excerptText(change.before), excerptText(change.after)];
  return (
    <>
      <dt lang="zh-CN">{change.label}</dt>
      <dd lang="zh-CN">
        {before === null || after === null ? (
          <>
            {side(before, 'removed', words)}
            <span class="arrow">→</span>
            {side(after, 'added', words)}
          </>
        ) : (
          shortenStretches(textDifference(before, after), limits).map(marked)
        )}
      </dd>
    </>
  );
}

function side(text: string | null, kind: Stretch['kind'], { changes }: Words) {
  if (text === null) return changes.noSuchRow;
  return text === '' ? changes.emptyRow : marked({ kind, text }, 0);
}

function marked({ kind, text }: Stretch, key: number) {
  const shown = visibleText(text);
  if (kind === 'removed') return <del key={key}>{shown}</del>;
  return kind === 'added' ? <ins key={key}>{shown}</ins> : <span key={key}>{shown}</span>;
}
