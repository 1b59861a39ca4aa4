import { parseArgs } from 'node:util';
import { UsageError } from './input-files.ts';
import { openAwsOpsSystem } from './ops/aws-ops-system.ts';
import { confirmCommand } from './ops/confirm-command.ts';
import { openLocalOpsSystem } from './ops/local-ops-system.ts';
import type { OperatorCommand, OpsGiven, OpsOptionTypes } from './ops/operator-command.ts';
import type { OpsSystem } from './ops/ops-system.ts';
import { releaseCollapseCommand } from './ops/release-collapse-command.ts';
import { reprocessCommand } from './ops/reprocess-command.ts';
import { withdrawCommand } from './ops/withdraw-command.ts';

/** Each by the name that an operator types, in the order in which help shows them. */
const commands: Readonly<Record<string, OperatorCommand>> = {
  'release-collapse': releaseCollapseCommand,
  reprocess: reprocessCommand,
  withdraw: withdrawCommand,
  confirm: confirmCommand,
};

export const opsUsage = `npx jixiao ops <command> [--out <folder>] [--yes] [--json]

${Object.values(commands)
  .map(({ usage }) => usage.replaceAll(/^/gm, '  '))
  .join('\n')}

Without --yes nothing is changed. --out: the system that stands in a folder since npm start. Without it: the one on AWS that UPLOADS_BUCKET, FEED_BUCKET,
TABLE_NAME and INTAKE_QUEUE_URL name (the stack's outputs).`;

const commonOptions = { out: { type: 'string' }, yes: { type: 'boolean' }, json: { type: 'boolean' } } as const;

export async function opsCommand([name, ...args]: readonly string[]): Promise<number> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    console.log(opsUsage);
    return name === undefined ? 0 : 2;
  }
  const { out, given } = parseOpsArgs(command, args);
  const system = out === undefined ? openAws() : await openLocalOpsSystem(out);
  try {
    return await command.run(system, given);
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

function parseOpsArgs(
  { usage, options, namesMax }: OperatorCommand,
  args: readonly string[],
): { readonly out: string | undefined; readonly given: OpsGiven<OpsOptionTypes> } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { ...options, ...commonOptions } });
    if (positionals.length > namesMax) throw new Error(`${positionals[namesMax]}: one argument too many`);
    const { out, yes = false, json = false, ...own } = values;
    return { out, given: { isMeant: yes, json, names: positionals, options: own } };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\nnpx jixiao ops ${usage}`);
  }
}
