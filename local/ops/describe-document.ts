import type { Order } from '../../shared/core/documents/order.ts';
import type { VersionOfKey } from '../../shared/ports.ts';
import { terminalText } from '../terminal-text.ts';
import type { DocumentPlaces } from './where-document.ts';

const columnsMax = 150;
/** Of versions; the others are in the data. */
const shownMax = 5;

type Line = readonly [what: string, text: string];

/** The places of a document, one a line, and what it waits for. */
export function describeDocument(places: DocumentPlaces & { readonly sentence: string }): string {
  const { document, queues, orders, sentence } = places;
  const lines: readonly Line[] = [
    ['document', document],
    ...describeBucket(places),
    ...describeHead(places),
    ...describeReceipt(places),
    ...orders.map((order): Line => ['order', `${order.when} ${describeOrder(order)} by ${order.who}: ${order.why}`]),
    describeFeed(places),
    ...queues.map(
      ({ name, waiting, taken, named }): Line => [
        'queue',
        `${name}: some ${waiting} waiting, ${taken} taken${named === null ? '' : `; ${named} name it`}`,
      ],
    ),
  ];
  return [...lines.map(([what, text]) => `${what.padEnd(10)}${terminalText(text, columnsMax)}`), '', sentence].join('\n');
}

function describeBucket({ bucket, versions }: DocumentPlaces): readonly Line[] {
  const stands = bucket === null ? 'nothing stands there' : describeVersion({ ...bucket, kind: 'object' });
  const [latest] = versions;
  const never = versions.length === 0 ? ', and no version or deletion is known' : '';
  const since = latest?.kind === 'delete-marker' ? `, deleted at ${latest.lastModified}` : never;
  const earlier = versions.filter(({ isLatest }) => !isLatest);
  const more = earlier.length - shownMax;
  return [
    ['bucket', bucket === null ? `${stands}${since}` : stands],
    ...earlier.slice(0, shownMax).map((version): Line => ['before', describeVersion(version)]),
    ...(more > 0 ? [['before', `and ${more} more: --json`] as const] : []),
  ];
}

function describeVersion({
  kind,
  versionId,
  lastModified,
  bytes,
}: Pick<VersionOfKey, 'kind' | 'versionId' | 'lastModified' | 'bytes'>): string {
  return kind === 'delete-marker' ? `deleted at ${lastModified}` : `version ${versionId}, since ${lastModified}, ${bytes} bytes`;
}

function describeHead({ head, releases }: DocumentPlaces): readonly Line[] {
  if (head === null) return [['head', 'none: nobody ever read it']];
  const { told } = head;
  const release = head.publishedSequence === null ? '' : `, ${describeRelease(head.publishedSequence, releases)}`;
  return [
    [
      'head',
      head.state === 'unread'
        ? `unread, counter ${head.counter}`
        : `${head.state}, version ${head.versionId} of ${head.lastModified}, engine ${head.engine}, counter ${head.counter}`,
    ],
    ['sha256', head.sha256 ?? 'unknown'],
    ['revision', head.revision ?? 'none'],
    ['published', head.published === null ? 'never' : `${head.published}${release}`],
    ['due', head.dueAt ?? 'no'],
    ['withheld', head.withheld === null ? 'no' : `since ${head.withheld.since}`],
    ['failed', head.failed === null ? 'no' : `at ${head.failed.at}, version ${head.failed.versionId}`],
    ...(told === null
      ? []
      : [
          [
            'told',
            `notice ${told.notice} of ${told.at ?? 'an unknown time'}: ${told.attention === null ? 'that it is over' : 'that it needs an officer'}`,
          ] as const,
        ]),
    ...(told === null && head.tellSince === null ? [['told', 'no notice was needed'] as const] : []),
    ...(head.tellSince === null ? [] : [['told', `not yet; something is to be told since ${head.tellSince}`] as const]),
  ];
}

function describeRelease(sequence: number, releases: DocumentPlaces['releases']): string {
  const publishedAt = releases.find((release) => release.sequence === sequence)?.publishedAt ?? null;
  return `release ${sequence}${publishedAt === null ? '' : ` of ${publishedAt}`}`;
}

function describeReceipt({ document, head, receipt, releases }: DocumentPlaces): readonly Line[] {
  if (receipt === null) return [['receipt', 'none']];
  const { says, lastModified } = receipt;
  const isOfHead = says.versionId === (head?.failed ?? head)?.versionId;
  const publication = typeof says.publication === 'number' ? describeRelease(says.publication, releases) : (says.publication ?? 'none');
  return [
    [
      'receipt',
      `${says.status}, publication ${publication}, written ${lastModified}${isOfHead ? '' : '; NOT of the version that the head names'}`,
    ],
    ...says.records.map(({ id, projectName, status, speaker, withdrawnAt }): Line => {
      const withdrawn = withdrawnAt === undefined ? '' : `, withdrawn by an order at ${withdrawnAt}`;
      const spoken = speaker === undefined || speaker === document ? '' : `, spoken for by ${speaker}`;
      return ['record', `${id ?? 'no id'} ${status}${withdrawn} ${projectName ?? ''}${spoken}`];
    }),
  ];
}

function describeOrder(order: Order): string {
  switch (order.kind) {
    case 'takedown':
      return 'bytes taken down, for good,';
    case 'withdraw':
      return `${order.subject.slice('record#'.length)} ${order.isUndone ? 'brought back' : 'withdrawn'}`;
    case 'confirm':
      return order.says.what === 'as-printed' ? 'a table confirmed as printed' : 'a heading given';
    case 'confirm-undone':
      return 'confirmations taken back';
    case 'release-collapse':
      return `withdrawals let go, through ${order.through},`;
  }
}

function describeFeed({ feed }: DocumentPlaces): Line {
  return [
    'feed',
    feed === null ? 'no release yet' : `release ${feed.sequence} of ${feed.publishedAt}${feed.isSettled ? '' : ', not settled yet'}`,
  ];
}
