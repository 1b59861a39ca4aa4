import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { UsageError } from './input-files.ts';
import { openAwsOpsSystem } from './ops/aws-ops-system.ts';
import { openLocalOpsSystem } from './ops/local-ops-system.ts';
import type { OpsSystem } from './ops/ops-system.ts';
import { runReleaseCollapse } from './ops/run-release-collapse.ts';
import { runReprocess } from './ops/run-reprocess.ts';

export const opsUsage = `npx jixiao ops <command> [--out <folder>] [--yes] [--json]

  release-collapse [--why <reason>] [--who <name>]
      Shows the withdrawals that are held back because they are so many. With --yes they go out; --who and --why are kept with the order.
  reprocess --document <key> | --prefix <keys> | --all [--after <key>]
      Has documents read again, where a newer engine is there. Changes no order. Can be stopped (Ctrl+C), and goes on with --after.

Without --yes nothing is changed. --out: the system that stands in a folder since npm start. Without it: the one on AWS that UPLOADS_BUCKET, TABLE_NAME
and INTAKE_QUEUE_URL name (the stack's outputs).`;

/** What the commands are given; each takes what concerns it. */
export interface OpsOptions {
  readonly isMeant: boolean;
  readonly json: boolean;
  readonly who: string;
  readonly why: string | null;
  readonly scope: {
    readonly document: string | null;
    readonly prefix: string | null;
    readonly all: boolean;
    readonly after: string | null;
  };
}

/** A command says what it would do or did, and resolves to the exit code. */
type OpsRun = (system: OpsSystem, options: OpsOptions) => Promise<number>;

const commands: Readonly<Record<string, OpsRun>> = { 'release-collapse': runReleaseCollapse, reprocess: runReprocess };

export async function opsCommand(args: readonly string[]): Promise<number> {
  const { name, out, options } = parseOpsArgs(args);
  const run = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (run === undefined) {
    console.log(opsUsage);
    return name === undefined ? 0 : 2;
  }
  const system = out === undefined ? openAws() : await openLocalOpsSystem(out);
  try {
    return await run(system, options);
  } finally {
    await system.close();
  }
}

function openAws(): OpsSystem {
  try {
    return openAwsOpsSystem(process.env);
  } catch (error) {
    throw new UsageError(`--out is missing, and so is what a system on AWS is found by\n${(error as Error).message}`);
  }
}

function parseOpsArgs(args: readonly string[]): { name: string | undefined; out: string | undefined; options: OpsOptions } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        yes: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
        who: { type: 'string' },
        why: { type: 'string' },
        document: { type: 'string' },
        prefix: { type: 'string' },
        all: { type: 'boolean', default: false },
        after: { type: 'string' },
      },
    });
    const { out, yes, json, who = userInfo().username, why = null, document = null, prefix = null, all, after = null } = values;
    return { name: positionals[0], out, options: { isMeant: yes, json, who, why, scope: { document, prefix, all, after } } };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${opsUsage}`);
  }
}
