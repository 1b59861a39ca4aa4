import { parseArgs } from 'node:util';
import { UsageError } from './input-files.ts';
import { publicSource } from './verify/public-source.ts';
import { type Verification, verifyFeed } from './verify/verify-feed.ts';
import type { Witness } from './verify/walk-chain.ts';

export const verifyUsage = `npx jixiao verify <folder or URL> [--witness <sequence>:<sha256>] [--json]

Walks a feed from latest.json back to its first release, and forward again: every file is what its name says and what its schema promises, every
release is the one before with its changes applied, every count is right. Names the first thing that is off. --witness: what you noted of an earlier day
(sequence and manifest.sha256 of latest.json); a feed whose history was rewritten since does not hold it.`;

/** Resolves to the exit code: 0 where all is well, 1 where something is off. */
export async function verifyCommand(args: readonly string[]): Promise<number> {
  const { values, positionals } = parseVerifyArgs(args);
  if (values.help) {
    console.log(verifyUsage);
    return 0;
  }
  const [place, ...others] = positionals;
  if (place === undefined || others.length > 0) throw new UsageError(`verify takes one folder or URL\n\n${verifyUsage}`);
  const found = await verifyFeed(publicSource(place), values.witness === undefined ? null : witnessOf(values.witness));
  if (values.json) console.log(JSON.stringify(found, null, 2));
  else if (found.problem === null) console.log(allIsWell(found, values.witness));
  else console.error(`✗ ${found.problem.path}: ${found.problem.what}`);
  return found.problem === null ? 0 : 1;
}

function parseVerifyArgs(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { witness: { type: 'string' }, json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${verifyUsage}`);
  }
}

function witnessOf(text: string): Witness {
  const [, sequence, sha256] = /^([1-9]\d{0,14}):([0-9a-f]{64})$/u.exec(text) ?? [];
  if (sequence === undefined || sha256 === undefined) throw new UsageError(`${text}: not <sequence>:<sha256>\n\n${verifyUsage}`);
  return { sequence: Number(sequence), sha256 };
}

function allIsWell(found: Verification, witness: string | undefined): string {
  const { sequence, publishedAt, files, bytes, current, withdrawn, redacted, later } = found;
  return [
    `✓ Release ${sequence}, published ${publishedAt}: ${current} current and ${withdrawn} withdrawn records.`,
    `✓ The chain leads back to release 1: ${files} files, ${(bytes / 1e6).toFixed(1)} MB, each what its name says.`,
    '✓ Each release is the one before with its changes applied.',
    ...(redacted === 0 ? [] : [`✓ ${redacted} files were taken down since and replaced, as the chain says.`]),
    ...(later === 0
      ? []
      : [`! ${later} file(s) have fields that this program does not know, and did not judge: a later version wrote them.`]),
    ...(witness === undefined ? [] : ['✓ The witness holds.']),
  ].join('\n');
}
