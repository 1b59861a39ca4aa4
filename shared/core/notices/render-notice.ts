import { shortenText } from '../changes/shorten-text.ts';
import { visibleText } from '../changes/visible-text.ts';
import { inBeijing } from '../documents/in-beijing.ts';
import { receiptKey } from '../documents/keys.ts';
import { statusTitles } from '../documents/status-titles.ts';
import { rules } from '../rules/index.ts';
import type { Attention } from './attention.ts';
import { withoutLinks } from './without-links.ts';

/** What a notice says of one document; `attention` null: it was told of before, and needs nobody any more. */
export interface NoticeEntry {
  readonly document: string;
  readonly isRemoved: boolean;
  readonly attention: Attention | null;
}

export interface NoticeInput {
  readonly number: number;
  readonly at: string;
  readonly entries: readonly NoticeEntry[];
  /** The bucket where the receipts are. */
  readonly bucket: string;
}

/** Documents of each kind that a notice names: nobody reads on, and each has its receipt. */
const namedMax = 20;
/** Kinds of errors of a document, and pages of a kind. */
const errorsMax = 3;
const pagesMax = 10;
/** Characters of a document's name. */
const nameCharactersMax = 200;

/**
 * A notice as plain text: what is wrong with which document, what to do, where its receipt lies. The words are ours: of a document it carries the name
 * only, on one line, with nothing unseen in it and nothing that a mail program makes a link of. Some 100 KB at most, where SNS takes 256. The subject is one line of ASCII below 100 characters: SNS took nothing
 * else for years, and not every region and receiver has learned to.
 */
export function renderNotice({ number, at, entries, bucket }: NoticeInput): { readonly subject: string; readonly text: string } {
  const open = entries.flatMap(({ document, attention }) => (attention === null ? [] : [{ document, attention }]));
  const closed = entries.filter(({ attention }) => attention === null);
  return {
    subject: `Jixiao Feed notice ${number}: ${open.length} document(s) need attention${closed.length > 0 ? `, ${closed.length} resolved` : ''}`,
    text: [
      `绩效评价结果上传通知（第 ${number} 号）`,
      inBeijing(at),
      ...listed(`有 ${open.length} 份文件需要处理：`, open.map(renderOpen), '\n\n'),
      ...listed(`先前通知过的 ${closed.length} 份文件，现在不用再处理：`, closed.map(renderClosed), '\n'),
      '',
      `回执在存储桶 ${bucket} 里，用浏览器打开。改好的文件请用原来的文件名再放一次。`,
      '同一号通知可能收到不止一次，内容完全相同，处理一次即可。',
      '',
    ].join('\n'),
  };
}

/** Each with a blank line before it. */
function listed(heading: string, documents: readonly string[], between: string): readonly string[] {
  if (documents.length === 0) return [];
  const named = documents.slice(0, namedMax).join(between);
  const more = documents.length - namedMax;
  return ['', heading, '', named, ...(more > 0 ? ['', `及另外 ${more} 份，情况见各自的回执。`] : [])];
}

function renderOpen({ document, attention }: { readonly document: string; readonly attention: Attention }, index: number): string {
  const { status, errors, recordsKept, isWithheld } = attention;
  const more = errors.length - errorsMax;
  return [
    `${index + 1}. ${name(document)}`,
    `   ${statusTitles[status]}：${sentence(attention)}`,
    ...errors.slice(0, errorsMax).map(({ code, pages }) => `   · ${titleOf(code)}${pagesOf(pages)}。${remedyOf(code)}`),
    ...(more > 0 ? [`   · 另有 ${more} 类问题，见回执。`] : []),
    ...(recordsKept > 0 ? [`   · 上一版的 ${recordsKept} 条记录继续公开，公开的内容比这份文件旧。`] : []),
    ...(isWithheld
      ? ['   · 一次撤回的记录过多，撤回暂缓，公开数据中仍显示。确属有意的，请通知管理员放行；误删的，请把文件重新放入。']
      : []),
    `   回执：${name(receiptKey(document, 'html'))}`,
  ].join('\n');
}

function sentence({ status, tablesFound, recordsHeld }: Attention): string {
  switch (status) {
    case 'partial':
      return recordsHeld === 0
        ? '找到的表已收录，但文件中还有读不出的内容。'
        : `找到 ${tablesFound} 张项目表，其中 ${recordsHeld} 张没有收录。`;
    case 'held':
      return `找到 ${tablesFound} 张项目表，每一张都有问题，没有收录。`;
    case 'rejected':
      return '没有从这份文件中读到任何项目表。';
    case 'failed':
      return '系统未能处理这份文件。这是系统的问题，值班人员会处理，您不必重新上传。';
    case 'accepted':
    case 'duplicate':
    case 'withdrawn':
      return '请看下面的说明。';
  }
}

function renderClosed({ document, isRemoved }: NoticeEntry): string {
  return `- ${name(document)}${isRemoved ? '（文件已移除）' : ''}`;
}

const documentation = new Map(rules.map(({ code, documentation: { zh } }) => [code, zh]));

function titleOf(code: string): string {
  return documentation.get(code)?.title ?? code;
}

function remedyOf(code: string): string {
  return documentation.get(code)?.remedy ?? '';
}

function pagesOf(pages: readonly number[]): string {
  if (pages.length === 0) return '';
  return `（第 ${pages.slice(0, pagesMax).join('、')} 页${pages.length > pagesMax ? '等' : ''}）`;
}

function name(key: string): string {
  return withoutLinks(shortenText(visibleText(key.replaceAll(/\s+/gu, ' ')), nameCharactersMax));
}
