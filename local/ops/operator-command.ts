import type { OpsSystem } from './ops-system.ts';

/** What a command takes beside `--out`, `--yes` and `--json`, which all of them do: its own options, as `parseArgs` has them. */
export type OpsOptionTypes = Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>;

/** What a person wrote behind the command's name. */
export interface OpsGiven<Options extends OpsOptionTypes> {
  /** `--yes`: without it nothing is changed. */
  readonly isMeant: boolean;
  readonly json: boolean;
  /** What is not an option, in order; at most as many as the command takes. */
  readonly names: readonly string[];
  /** The command's own options: those that were given. */
  readonly options: { readonly [Name in keyof Options]?: Options[Name]['type'] extends 'string' ? string : boolean };
}

/** A command of an operator. */
export interface OperatorCommand<Options extends OpsOptionTypes = OpsOptionTypes> {
  /** The command and what it does, for `jixiao help`: lines of at most some 150 characters. */
  readonly usage: string;
  readonly options: Options;
  /** How many names it takes at most. */
  readonly namesMax: number;
  /** Says what it would do or did, and resolves to the exit code. Throws UsageError where what was given cannot be meant. */
  run(system: OpsSystem, given: OpsGiven<Options>): Promise<number>;
}
