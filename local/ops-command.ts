import { parseArgs } from 'node:util';
import { UsageError } from './input-files.ts';
import { openAwsOpsSystem } from './ops/aws-ops-system.ts';
import { awsRefusal } from './ops/aws-refusal.ts';
import { confirmCommand } from './ops/confirm-command.ts';
import { openLocalOpsSystem } from './ops/local-ops-system.ts';
import type { OperatorCommand, OpsGiven, OpsOptionTypes } from './ops/operator-command.ts';
import type { OpsSystem } from './ops/ops-system.ts';
import { reconcileCommand } from './ops/reconcile-command.ts';
import { redriveCommand } from './ops/redrive-command.ts';
import { releaseCollapseCommand } from './ops/release-collapse-command.ts';
import { reprocessCommand } from './ops/reprocess-command.ts';
import { stackOutputs } from './ops/stack-outputs.ts';
import { takedownCommand } from './ops/takedown-command.ts';
import { whereCommand } from './ops/where-command.ts';
import { withdrawCommand } from './ops/withdraw-command.ts';

/** Each by the name that an operator types, in the order in which help shows them. */
const commands: Readonly<Record<string, OperatorCommand>> = {
  where: whereCommand,
  redrive: redriveCommand,
  reconcile: reconcileCommand,
  reprocess: reprocessCommand,
  withdraw: withdrawCommand,
  takedown: takedownCommand,
  confirm: confirmCommand,
  'release-collapse': releaseCollapseCommand,
};

export const opsUsage = `npx jixiao ops <command> (--out <folder> | --stack <name>) [--yes] [--json]

${Object.values(commands)
  .map(({ usage }) => usage.replaceAll(/^/gm, '  '))
  .join('\n')}

Without --yes nothing is changed. --out: the system that stands in a folder since npm start. --stack: the one on AWS that a stack made (jixiao-feed), in
the account and region that the AWS CLI would take.`;

const commonOptions = { out: { type: 'string' }, stack: { type: 'string' }, yes: { type: 'boolean' }, json: { type: 'boolean' } } as const;

export async function opsCommand([name, ...args]: readonly string[]): Promise<number> {
  const command = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    if (name === undefined) console.log(opsUsage);
    else console.error(`${name}: no such command\n\n${opsUsage}`);
    return name === undefined ? 0 : 2;
  }
  const { place, given } = parseOpsArgs(command, args);
  try {
    return await runOn(place, (system) => command.run(system, given));
  } catch (error) {
    const refusal = place.stack === undefined ? null : awsRefusal(error);
    throw refusal === null ? error : new UsageError(refusal);
  }
}

/** One of the two. */
interface Place {
  readonly out: string | undefined;
  readonly stack: string | undefined;
}

async function runOn(place: Place, run: (system: OpsSystem) => Promise<number>): Promise<number> {
  const system = await open(place);
  try {
    return await run(system);
  } finally {
    await system.close();
  }
}

async function open({ out, stack }: Place): Promise<OpsSystem> {
  if (out !== undefined && stack === undefined) return openLocalOpsSystem(out);
  if (stack !== undefined && out === undefined) return openAwsOpsSystem(await stackOutputs(stack));
  throw new UsageError('on which system? --out <folder> or --stack <name>');
}

function parseOpsArgs(
  { usage, options, namesMax }: OperatorCommand,
  args: readonly string[],
): { readonly place: Place; readonly given: OpsGiven<OpsOptionTypes> } {
  try {
    const { values, positionals } = parseArgs({ args: [...args], allowPositionals: true, options: { ...options, ...commonOptions } });
    if (positionals.length > namesMax) throw new Error(`${positionals[namesMax]}: one argument too many`);
    const { out, stack, yes = false, json = false, ...own } = values;
    return { place: { out, stack }, given: { isMeant: yes, json, names: positionals, options: own } };
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\nnpx jixiao ops ${usage}`);
  }
}
