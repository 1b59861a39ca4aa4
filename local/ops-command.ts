import { userInfo } from 'node:os';
import { parseArgs } from 'node:util';
import { UsageError } from './input-files.ts';
import { openLocalOpsSystem } from './ops/local-ops-system.ts';
import type { OpsSystem } from './ops/ops-system.ts';
import { runReleaseCollapse } from './ops/run-release-collapse.ts';

export const opsUsage = `npx jixiao ops release-collapse --out <folder> [--why <reason> [--who <name>] --yes] [--json]

Shows the withdrawals that are held back because they are so many. With --yes they go out; --who and --why are kept with the order.
Without --yes nothing is changed. The system is the one that stands in --out since npm start.`;

/** What every operator's command is given. */
export interface OpsOptions {
  readonly isMeant: boolean;
  readonly json: boolean;
  readonly who: string;
  readonly why: string | null;
}

/** A command says what it would do or did, and resolves to the exit code. */
type OpsRun = (system: OpsSystem, options: OpsOptions) => Promise<number>;

const commands: Readonly<Record<string, OpsRun>> = { 'release-collapse': runReleaseCollapse };

export async function opsCommand(args: readonly string[]): Promise<number> {
  const { name, out, options } = parseOpsArgs(args);
  const run = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (run === undefined) {
    console.log(opsUsage);
    return name === undefined ? 0 : 2;
  }
  if (out === undefined) throw new UsageError(`--out is missing\n\n${opsUsage}`);
  const system = await openLocalOpsSystem(out);
  try {
    return await run(system, options);
  } finally {
    await system.close();
  }
}

function parseOpsArgs(args: readonly string[]): { name: string | undefined; out: string | undefined; options: OpsOptions } {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: {
        out: { type: 'string' },
        who: { type: 'string' },
        why: { type: 'string' },
        yes: { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const { out, who = userInfo().username, why = null, yes, json } = values;
    return { name: positionals[0], out, options: { isMeant: yes, json, who, why } };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${opsUsage}`);
  }
}
