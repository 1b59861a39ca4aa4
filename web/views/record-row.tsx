import { visibleText } from '../../shared/core/changes/visible-text.ts';
import type { ListedRecord } from '../model/listed-record.ts';
import type { Words } from '../words/words.ts';
import { formatYuan } from './format-yuan.ts';

/** One record of the list; its name leads to all that it says, its history and its source. */
export function RecordRow({ record, words }: { readonly record: ListedRecord; readonly words: Words }) {
  const { id, projectName, agency, fiscalYear, withdrawn, amount, rectification, modifiedAt } = record;
  return (
    <li class={withdrawn ? 'record gone' : 'record'}>
      <Rating record={record} words={words} />
      <div class="said">
        <a href={`records/${id}.html`}>
          <bdi lang="zh-CN">{visibleText(projectName)}</bdi>
        </a>
        <p class="facts">
          <bdi lang="zh-CN">{visibleText(agency)}</bdi>
          <span>{words.row.year(fiscalYear)}</span>
          {amount !== null && (
            <span>
              {words.row.amounts[amount.kind]} {formatYuan(amount.yuan, words.language)}
            </span>
          )}
          {rectification === 'reported' && <span>{words.rectifications.reported}</span>}
          <span>{words.row.changed(modifiedAt.slice(0, 10))}</span>
        </p>
        {withdrawn && <p class="chip withdrawn">{words.row.withdrawn}</p>}
      </div>
    </li>
  );
}

function Rating({ record: { score, grade, withdrawn }, words }: { readonly record: ListedRecord; readonly words: Words }) {
  if (withdrawn) return <div class="rating" aria-hidden="true" />;
  return (
    <div class="rating">
      <b>{score ?? <span class="unseen">{words.row.noScore}</span>}</b>
      {score !== null && <span class="unseen">{words.row.points}</span>}
      {grade !== null && (
        <span class={`grade grade-${gradeClass[grade]}`} lang="zh-CN">
          {grade}
        </span>
      )}
    </div>
  );
}

const gradeClass = { 优: 'a', 良: 'b', 中: 'c', 合格: 'c', 差: 'd', 不合格: 'd' } as const;
