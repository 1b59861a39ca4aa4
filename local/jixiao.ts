#!/usr/bin/env node
import { UsageError } from './input-files.ts';
import { inspectCommand, inspectUsage } from './inspect-command.ts';
import { opsCommand, opsUsage } from './ops-command.ts';
import { runCommand, runUsage } from './run-command.ts';
import { serveCommand, serveUsage } from './serve-command.ts';
import { verifyCommand, verifyUsage } from './verify-command.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = {
  run: runCommand,
  serve: serveCommand,
  inspect: inspectCommand,
  verify: verifyCommand,
  ops: opsCommand,
};
const usage = [runUsage, serveUsage, inspectUsage, verifyUsage, opsUsage].join('\n\n');

const [name = 'help', ...args] = process.argv.slice(2);
process.exitCode = await main(name, args);

async function main(name: string, args: readonly string[]): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (command === undefined) {
    const isHelp = name === 'help' || name === '--help' || name === '-h';
    if (isHelp) console.log(usage);
    else console.error(`${name}: no such command\n\n${usage}`);
    return isHelp ? 0 : 2;
  }
  try {
    return await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}
