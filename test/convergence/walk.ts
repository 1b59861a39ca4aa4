import assert from 'node:assert/strict';
import { recordId } from '../../shared/core/records/record-id.ts';
import { type Fault, type FaultyLine, faultsOf, faultyLine } from './faults.ts';
import { type Call, type Line, type Process, type ProcessSettings, startProcess } from './process.ts';
import { type ReportReader, report } from './reports.ts';
import { World } from './world.ts';

/** Who puts documents into the bucket and takes them away. */
export interface Officer {
  drop(document: string, content: string): void | Promise<void>;
  remove(document: string): void | Promise<void>;
}

/** What happens in the world, and then the one thing that a process does about it. */
export interface Step {
  readonly name: string;
  happens(officer: Officer): void | Promise<void>;
  /** False, or an exception: it must be done again. */
  does(process: Process): Promise<boolean>;
  /** The publisher's bell rings again whatever came of it; an event that was dealt with does not come again. */
  readonly ringsAgain: boolean;
  /** A person gives it. */
  readonly isCommand?: boolean;
}

const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const repairs = { name: '校舍维修', score: '76', grade: '中' };

/** What the scenario withdraws without an order stays below this, but for one collapse. */
export const settings = { withdrawalsMax: 2 };

/**
 * Uploads, a project in two documents, a revision that withdraws, a duplicate, a removal after which others speak; withdrawals that are held back, and
 * the order that lets them go; an upload that runs out of tries, one whose event is lost; a record that is withdrawn by an order, and comes back by
 * another; a record that a person confirms, and takes back; and the publisher between, and the notifier where there is something to tell.
 */
export const scenario: readonly Step[] = [
  extracting('an upload', 'a.pdf', (officer) => officer.drop('a.pdf', report(agency, 2021, [football, canteen]))),
  publishing('its publication'),
  extracting('the same project in a later document', 'b.pdf', (officer) =>
    officer.drop('b.pdf', report(agency, 2021, [{ ...football, score: '80' }])),
  ),
  publishing('its publication'),
  extracting('a revision without one of its projects', 'a.pdf', (officer) =>
    officer.drop('a.pdf', report(agency, 2021, [{ ...football, score: '84' }])),
  ),
  extracting('a duplicate', '副本 + b%.pdf', (officer) =>
    officer.drop('副本 + b%.pdf', report(agency, 2021, [{ ...football, score: '80' }])),
  ),
  publishing('their publication'),
  extracting('the removal of the original', 'b.pdf', (officer) => officer.remove('b.pdf')),
  extracting('the removal of the copy', '副本 + b%.pdf', (officer) => officer.remove('副本 + b%.pdf')),
  publishing('their publication'),
  extracting('an upload that nobody else speaks for', 'c.pdf', (officer) =>
    officer.drop('c.pdf', report(agency, 2021, [canteen, repairs])),
  ),
  publishing('its publication'),
  extracting('its removal', 'c.pdf', (officer) => officer.remove('c.pdf')),
  extracting('an upload beside it', 'd.pdf', (officer) => officer.drop('d.pdf', report(agency, 2022, [football]))),
  publishing('the publication of the rest, the withdrawals held back'),
  notifying('the notice of what is held back'),
  ordering('an order that they are meant'),
  publishing('their publication'),
  deadLetter('an upload that runs out of tries', 'e.pdf', (officer) => officer.drop('e.pdf', report(agency, 2023, [football]))),
  notifying('the notice of it, and that nothing is held back any more'),
  extracting('its redrive', 'e.pdf', () => {}),
  reconciling('a pass that finds an upload without an event', (officer) => officer.drop('f.pdf', report(agency, 2023, [canteen]))),
  extracting('what it sent to the queue', 'f.pdf', () => {}),
  withdrawing('an order to withdraw a record', false),
  extracting('another document that says it', 'g.pdf', (officer) =>
    officer.drop('g.pdf', report(agency, 2023, [{ ...football, score: '83' }])),
  ),
  publishing('its withdrawal'),
  withdrawing('an order that ends it', true),
  publishing('its return'),
  extracting('an upload with a record that contradicts itself', 'h.pdf', (officer) =>
    officer.drop('h.pdf', report(agency, 2024, [{ ...football, score: '59' }, canteen])),
  ),
  confirming('an order that it stands as printed', 'h.pdf', false),
  extracting('another look at its document', 'h.pdf', () => {}),
  publishing('its publication'),
  confirming('an order that takes it back', 'h.pdf', true),
  extracting('another look at its document', 'h.pdf', () => {}),
  publishing('its withdrawal'),
  extracting('an upload that is no report', 'i.pdf', (officer) => officer.drop('i.pdf', '不是 PDF')),
  notifying('the notice of both documents that need an officer, and of one that does no more'),
];

export function extracting(name: string, document: string, happens: Step['happens']): Step {
  return { name, happens, does: (process) => process.extract(document), ringsAgain: false };
}

export function publishing(name: string): Step {
  return { name, happens: () => {}, does: async (process) => (await process.publish()).kind !== 'overtaken', ringsAgain: true };
}

function notifying(name: string): Step {
  return { name, happens: () => {}, does: async (process) => (await process.notify()).kind !== 'overtaken', ringsAgain: true };
}

export function deadLetter(name: string, document: string, happens: Step['happens']): Step {
  return { name, happens, does: (process) => process.deadLetters(document), ringsAgain: false };
}

function reconciling(name: string, happens: Step['happens']): Step {
  return { name, happens, does: async (process) => (await process.reconcile()).isWhole, ringsAgain: true };
}

function ordering(name: string): Step {
  return { name, happens: () => {}, does: async (process) => (await process.releaseCollapse()) !== null, ringsAgain: false };
}

/** Ordered again by whoever does not know whether it was, it is one order. */
function withdrawing(name: string, isUndone: boolean): Step {
  const does = async (process: Process): Promise<boolean> => {
    await process.withdraw(recordId(agency, 2023, football.name), isUndone);
    return true;
  };
  return { name, happens: () => {}, does, ringsAgain: false };
}

/** Whoever does not know whether it was ordered orders it again in the same words; what was taken back is there no more. */
function confirming(name: string, document: string, undo: boolean): Step {
  const does = async (process: Process): Promise<boolean> => {
    await process.confirm(document, undo);
    return true;
  };
  return { name, happens: () => {}, does, ringsAgain: false };
}

export const secondsBetweenSteps = 60;
/** Tries of one step before it counts as stuck. */
const triesMax = 5;

export interface UndisturbedStep {
  readonly step: Step;
  readonly before: World;
  readonly calls: readonly Call[];
  readonly after: ReadonlyMap<string, string>;
}

export async function walkUndisturbed(
  reader: ReportReader,
  given: ProcessSettings = settings,
  walked: readonly Step[] = scenario,
): Promise<readonly UndisturbedStep[]> {
  const world = new World();
  const steps: UndisturbedStep[] = [];
  for (const step of walked) {
    world.pass(secondsBetweenSteps);
    await step.happens(world);
    const before = new World(world);
    const calls: Call[] = [];
    const recording: Line = (call, carryOut) => {
      calls.push(call);
      return carryOut();
    };
    assert(await step.does(startProcess(world, reader, recording, given)), step.name);
    steps.push({ step, before, calls, after: world.everything() });
  }
  return steps;
}

export interface Survived {
  readonly faults: number;
  readonly deaths: number;
  /** After how many of them the world was, at once, what it is without them: from there on all goes as it goes without them. */
  readonly backAtOnce: number;
  /** Objects and items that nothing names, left in all these worlds together at their ends. */
  readonly leftBehind: number;
}

/**
 * Walks the scenario anew for every fault that every call of it can meet, from the state before the call's step on. Throws at the first that leads to
 * another end: another public tree, table or receipt, by one byte.
 */
export async function walkWithFaults(
  undisturbed: readonly UndisturbedStep[],
  reader: ReportReader,
  which: (fault: Fault, call: Call, step: Step) => boolean,
  given: ProcessSettings = settings,
): Promise<Survived> {
  const faults = undisturbed.flatMap(({ calls, step }, index) =>
    calls.flatMap((call, place) => faultsOf(call, place + 1).map((fault) => ({ index, step, call, fault }))),
  );
  const chosen = faults.filter(({ fault, call, step }) => which(fault, call, step));
  const survived = {
    faults: chosen.length,
    deaths: chosen.filter(({ fault }) => fault.what === 'death').length,
    backAtOnce: 0,
    leftBehind: 0,
  };
  const waiting = chosen.values();
  const walkOn = async (): Promise<void> => {
    for (const { index, call, fault } of waiting) {
      const where = `${undisturbed[index]?.step.name}: ${fault.what} ${fault.place} call ${fault.n}, ${call.what}`;
      const left = await walkFrom(index, fault, undisturbed, reader, given).catch((error) => {
        throw new Error(`${where}: ${error.message}`, { cause: error });
      });
      if (left === 'back at once') survived.backAtOnce += 1;
      else survived.leftBehind += left;
    }
  };
  await Promise.all(Array.from({ length: walksAtATime }, walkOn));
  return survived;
}

/** They wait for one another's pauses only. */
const walksAtATime = 8;

async function walkFrom(
  index: number,
  fault: Fault,
  undisturbed: readonly UndisturbedStep[],
  reader: ReportReader,
  given: ProcessSettings,
): Promise<number | 'back at once'> {
  const faulty = undisturbed[index];
  assert(faulty !== undefined);
  const world = new World(faulty.before);
  await doStep(faulty.step, world, reader, given, faultyLine(fault));
  if (differences(faulty.after, world.everything()).length === 0) return 'back at once';
  for (const { step } of undisturbed.slice(index + 1)) {
    world.pass(secondsBetweenSteps);
    await step.happens(world);
    await doStep(step, world, reader, given, null);
  }
  const ended = undisturbed.at(-1)?.after ?? new Map();
  const other = differences(ended, world.everything());
  const left = other.filter((place) => !ended.has(place) && namedByContent.test(place));
  assert.deepEqual(
    other.filter((place) => !left.includes(place)),
    [],
    'another end',
  );
  return left.length;
}

/** A process that failed or died is followed by a new one, which hears of the same event, until one is done; where nothing went wrong, it is the first. */
async function doStep(step: Step, world: World, reader: ReportReader, given: ProcessSettings, fault: FaultyLine | null): Promise<void> {
  const done = (line: Line): Promise<boolean> => step.does(startProcess(world, reader, line, given)).catch(() => false);
  if (fault !== null && (await Promise.race([done(fault.line), fault.died])) === true && !step.ringsAgain) return;
  for (let tries = 1; tries <= triesMax; tries++) if (await done(through)) return;
  throw new Error(`still not done after ${triesMax} tries`);
}

const through: Line = (_call, carryOut) => carryOut();

function differences(a: ReadonlyMap<string, string>, b: ReadonlyMap<string, string>): readonly string[] {
  return [...new Set([...a.keys(), ...b.keys()])].filter((place) => comparable(place, a) !== comparable(place, b));
}

/** But for how often the takedown's item was written: begun anew, it is written once more. */
function comparable(place: string, world: ReadonlyMap<string, string>): string | undefined {
  return place === 'item release takedown' ? world.get(place)?.replace(/"counter":\{"N":"\d+"\}/, '') : world.get(place);
}

/** Where two states may differ by what nothing names: files named by their content, rows and claims of a revision. */
const namedByContent =
  /^(feed (sources|shards|bulk|changes|manifests|feed|overview)\/|uploads plans\/|item doc#.* rev#|item (record|bytes)#)/s;
