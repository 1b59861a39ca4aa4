#!/usr/bin/env node
import { UsageError } from './input-files.ts';
import { runCommand, runUsage } from './run-command.ts';

const commands: Readonly<Record<string, (args: readonly string[]) => Promise<number>>> = { run: runCommand };

const [name = 'help', ...args] = process.argv.slice(2);
process.exitCode = await main(name, args);

async function main(name: string, args: readonly string[]): Promise<number> {
  const command = commands[name];
  if (command === undefined) {
    console.error(name === 'help' || name === '--help' ? runUsage : `${name}: no such command\n\n${runUsage}`);
    return name === 'help' || name === '--help' ? 0 : 2;
  }
  try {
    return await command(args);
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    console.error(error.message);
    return 2;
  }
}
