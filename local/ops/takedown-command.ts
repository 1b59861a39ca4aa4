import { sha256Schema } from '../../shared/core/document.ts';
import { readLatest } from '../../shared/steps/read-feed.ts';
import { UsageError } from '../input-files.ts';
import { terminalText } from '../terminal-text.ts';
import { documentOf } from './document-of.ts';
import type { OperatorCommand, OpsGiven } from './operator-command.ts';
import type { OpsSystem } from './ops-system.ts';
import { decisionOf, orderOptions } from './order-options.ts';
import { rewriteHistory } from './rewrite-history.ts';
import { type TakenDown, takeDown } from './take-down.ts';

const options = { document: { type: 'string' }, bytes: { type: 'string' }, ...orderOptions } as const;

export const takedownCommand: OperatorCommand<typeof options> = {
  usage: `takedown (--document <name> | --bytes <sha256>) [--why <reason>] [--who <name>]
    With --yes, for a document that should never have been public: what was read from its bytes leaves every public object, of all releases, for good;
    the chain says which files were rewritten. A document's earlier versions have other bytes: name those too. It cannot be taken back.`,
  options,
  namesMax: 0,
  run: async (system, given) => {
    const sha256 = await bytesOf(given, system);
    const decision = decisionOf(given);
    const found = await look(sha256, system);
    if (!given.json) console.log(describe(found));
    const done = decision === null ? null : await takeDown(sha256, decision, system);
    if (given.json) console.log(JSON.stringify({ ...found, takenDown: done }, null, 2));
    else console.log(`\n${done === null ? notMeant : outcome(done)}`);
    return done === null || isOver(done) ? 0 : 1;
  },
};

async function bytesOf({ options: { document, bytes } }: OpsGiven<typeof options>, { table }: OpsSystem): Promise<string> {
  if ((document === undefined) === (bytes === undefined)) throw new UsageError('what? --document <name> or --bytes <sha256>');
  if (document === undefined) {
    const sha256 = sha256Schema.safeParse(bytes);
    if (!sha256.success) throw new UsageError('--bytes <sha256>: 64 hex digits, as in the source of a record');
    return sha256.data;
  }
  const head = await table.getHead(documentOf(document));
  if (head === null || head.sha256 === null) throw new UsageError(`${document}: no such document has been read`);
  return head.sha256;
}

/** What a takedown would touch. */
interface Found {
  readonly sha256: string;
  readonly documents: readonly string[];
  readonly records: readonly string[];
  readonly files: readonly string[];
}

async function look(sha256: string, { table, feed }: OpsSystem): Promise<Found> {
  const claims = await table.claimsOn(`bytes#${sha256}`);
  const read = await readLatest(feed);
  const redaction = read === null ? null : await rewriteHistory(read.latest, new Set([sha256]), feed, async () => {});
  return {
    sha256,
    documents: [...new Set(claims.map(({ document }) => document))].toSorted(),
    records: [...new Set(redaction?.records.map(({ id }) => id))],
    files: redaction?.files.map(({ from }) => from.path) ?? [],
  };
}

/** A line of a terminal: names may be longer. */
const lineColumnsMax = 150;

function describe({ sha256, documents, records, files }: Found): string {
  return [
    `bytes: ${sha256}`,
    ...documents.map((document) => terminalText(`in: ${document}`, lineColumnsMax)),
    `records that were read from them: ${records.length}`,
    `public files of the history that hold or lead to such: ${files.length}`,
  ].join('\n');
}

const notMeant = 'Nothing was changed. If this is meant, for good: the same again with --why <reason> --yes.';

function isOver({ waiting, copies }: TakenDown): boolean {
  return waiting.length === 0 && copies?.isOver !== false;
}

function outcome({ replaced, waiting, urls, copies }: TakenDown): string {
  const rest = waiting.map((document) => terminalText(`still to be looked at: ${document}`, lineColumnsMax));
  return [
    `Taken down: ${replaced.length} public files are gone.`,
    ...(waiting.length === 0 ? [] : [...rest, 'It is not over: the same again in a minute goes on from here.']),
    ...(copies === null ? describePurge(urls) : describeCopies(copies)),
    'The upload itself stays in the bucket, and whoever fetched the files has them.',
  ].join('\n');
}

/** Beyond this, nobody gives a CDN one after the other. */
const urlsShownMax = 60;

function describePurge(urls: TakenDown['urls']): readonly string[] {
  const unknown = 'No CloudFront is known here. If a CDN or a proxy stands before the feed, purge';
  if (urls === null || urls.length > urlsShownMax) return [`${unknown} all of it there: /*`];
  return [`${unknown} these there:`, ...urls.map((url) => `  ${url}`)];
}

function describeCopies({ distributionId, id, isOver }: NonNullable<TakenDown['copies']>): readonly string[] {
  if (isOver) return [`CloudFront holds no copies any more: invalidation ${id} of /* is completed.`];
  return [
    `CloudFront was told to drop its copies (invalidation ${id} of /*), and has not done so yet. Ask it:`,
    `aws cloudfront get-invalidation --distribution-id ${distributionId} --id ${id}`,
  ];
}
