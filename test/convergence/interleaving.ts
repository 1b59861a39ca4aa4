import assert from 'node:assert/strict';
import { recordContent } from '../../shared/core/changes/record-content.ts';
import { type CurrentRecord, type Receipt, receiptSchema } from '../../shared/core/document.ts';
import { incomingKey, incomingPrefix, receiptKey } from '../../shared/core/documents/keys.ts';
import { recordId } from '../../shared/core/records/record-id.ts';
import { orderRules, versionRules } from '../../shared/core/rules/index.ts';
import { loadOrders } from '../../shared/steps/load-orders.ts';
import { NoticeEye } from './notice-eye.ts';
import { type Line, type ProcessSettings, startProcess } from './process.ts';
import { PublicEye, type Release } from './public-eye.ts';
import { Random } from './random.ts';
import { type ReportReader, report } from './reports.ts';
import { lookAtTable, type SeenTable, supportedRecords } from './table-eye.ts';
import { Traffic, type WaitingCall, type Worker } from './traffic.ts';
import { uploadsBucket, World } from './world.ts';

export interface Interleaved {
  readonly calls: number;
  readonly deaths: number;
  readonly failures: number;
  readonly releases: number;
  readonly notices: number;
  /** Revisions that no head names, and claims that no revision's rows name, when all was over. */
  readonly leftBehind: number;
}

/** Few documents and records, so that they meet; bytes are the same wherever the text is. */
const documents = ['a.pdf', '区/b + %.pdf', 'c.pdf'] as const;
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const repairs = { name: '校舍维修', score: '76', grade: '中' };
const contents = [
  report(agency, 2021, [football]),
  report(agency, 2021, [football, canteen]),
  report(agency, 2021, [{ ...football, score: '80' }, repairs]),
  report(agency, 2021, [canteen, { ...repairs, score: '77' }]),
  report(agency, 2021, [football, canteen, repairs]),
  report(agency, 2021, [{ ...football, amount: '约一千万' }, canteen]),
  report(agency, 2021, [{ ...football, score: '59' }, canteen]),
  '不是 PDF',
];

/** Those that an operator withdraws now and then, or brings back. */
const orderedIds = [football, canteen].map(({ name }) => recordId(agency, 2021, name));

const movesMax = 9;
const workersMax = 4;
const deathsMax = 4;
const failuresMax = 6;
/** Calls in the same time. */
/** Of the events: the reconciliation must find what they were about. */
const droppedShare = 0.15;
/** Of the messages that fail once: no more tries. */
const deadShare = 0.3;
/** Of the looks at what can be confirmed: those that take it back. */
const undoneShare = 0.3;
const speeds = [100, 100, 10, 1] as const;

/**
 * One life of the system under a seed: an officer drops, replaces, removes and takes back; events come late, twice and in any order, to several workers
 * at once; publishers run beside one another; processes die and calls fail. Every call is a step of its own, and after each the invariants are
 * checked. When all is quiet, the state must say what the bucket says. Throws with the seed and the last steps in the message.
 */
export async function interleave(seed: number, reader: ReportReader): Promise<Interleaved> {
  const life = new Life(seed, reader);
  try {
    return await life.live();
  } catch (error) {
    throw new Error(`seed ${seed}: ${(error as Error).message}\n  after ${life.story.slice(-storyTail).join('\n        ')}`, {
      cause: error,
    });
  }
}

const storyTail = 60;

class Life {
  readonly story: string[] = [];
  readonly #random: Random;
  readonly #reader: ReportReader;
  readonly #world = new World();
  readonly #traffic = new Traffic();
  readonly #eye = new PublicEye();
  readonly #noticeEye = new NoticeEye();
  readonly #support = new SupportWatch();
  readonly #delays: ProcessSettings;
  readonly #documents: readonly string[];
  readonly #movesMax: number;
  #events: string[] = [];
  /** Messages that ran out of tries, then those that were parked. */
  #dead: string[] = [];
  #parked: string[] = [];
  #moves = 0;
  #counts = { calls: 0, deaths: 0, failures: 0 };

  constructor(seed: number, reader: ReportReader) {
    this.#random = new Random(seed);
    this.#reader = reader;
    this.#documents = documents.slice(0, 1 + this.#random.below(documents.length));
    this.#movesMax = 3 + this.#random.below(movesMax - 2);
    this.#delays = {
      publicationDelaySeconds: this.#random.chance(0.3) ? this.#random.pick([1, 30]) : 0,
      withdrawalDelaySeconds: this.#random.chance(0.3) ? this.#random.pick([1, 15]) : 0,
      ...(this.#random.chance(0.4) && { withdrawalsMax: this.#random.pick([0, 1]) }),
    };
  }

  async live(): Promise<Interleaved> {
    while (this.#moves < this.#movesMax || this.#events.length > 0 || this.#dead.length > 0) await this.#step();
    await this.#quieten();
    if (this.#delays.withdrawalsMax !== undefined) {
      await this.#startOperator();
      await this.#quieten();
    }
    await this.#tellAll();
    const table = lookAtTable(this.#world);
    assert(
      table.heads.every(({ withheld }) => withheld.length === 0),
      'something is held back although it was let go',
    );
    this.#eye.lookAtLast(this.#world);
    await assertSaysWhatTheBucketSays(this.#world, this.#eye, this.#reader);
    await this.#assertReconciled();
    await this.#assertTold(table.heads.map(({ document }) => document));
    const [releases, notices] = [this.#eye.releases.length, this.#noticeEye.notices.length];
    return { ...this.#counts, releases, notices, leftBehind: table.unnamedRevisions + table.lostClaims };
  }

  async #step(): Promise<void> {
    const waiting = this.#traffic.waiting;
    if (waiting.length > 0 && !this.#random.chance(0.06))
      await this.#oneCall(this.#random.weighted(waiting, ({ worker }) => this.#speedOf(worker)));
    else await this.#somethingNew();
    this.#look();
  }

  /** Workers are of very different speeds, so that one may stand still while others live whole lives; now and then one wakes or falls asleep. */
  #speedOf(worker: Worker): number {
    const known = this.#speeds.get(worker);
    const speed = known === undefined || this.#random.chance(0.002) ? this.#random.pick(speeds) : known;
    this.#speeds.set(worker, speed);
    return speed;
  }

  readonly #speeds = new Map<Worker, number>();

  async #oneCall(waiting: WaitingCall): Promise<void> {
    const { worker, call } = waiting;
    const chance = this.#random.next();
    this.#counts.calls += 1;
    if (chance < 0.006 && this.#counts.deaths < deathsMax) {
      const effect = this.#random.pick(call.isBatch ? (['none', 'half', 'whole'] as const) : (['none', 'whole'] as const));
      this.#counts.deaths += 1;
      this.#tell(`${worker.name} dies at ${call.what}, effect: ${effect}`);
      await this.#traffic.kill(waiting, effect);
      this.#retry.get(worker.name)?.();
      return;
    }
    if (chance < 0.014 && this.#counts.failures < failuresMax) {
      const failure = this.#random.pick(['throttled', 'timed-out', 'cut-off'] as const);
      const place = this.#random.pick(['before', 'after'] as const);
      this.#counts.failures += 1;
      this.#tell(`${worker.name}: ${call.what} is ${failure} ${place} its effect`);
      await this.#traffic.fail(waiting, failure, place);
      return;
    }
    this.#tell(`${worker.name}: ${call.what}`);
    await this.#traffic.letGo(waiting);
  }

  async #somethingNew(): Promise<void> {
    const chance = this.#random.next();
    if (chance < 0.3) return this.#officerMoves();
    if (chance < 0.4) return this.#timePasses(this.#random.pick([0.4, 1, 20]));
    if (this.#traffic.working.length >= workersMax) return;
    if (chance < 0.44 && this.#delays.withdrawalsMax !== undefined) return this.#startOperator();
    if (chance < 0.46) return this.#startWithdrawal();
    if (chance < 0.48) return this.#startConfirmation();
    if (chance < 0.52) return this.#startReconciler();
    if (chance < 0.57 && this.#dead.length > 0) return this.#startDeadLetters();
    if (chance < 0.77 && this.#events.length > 0) return this.#startExtraction();
    if (chance < 0.82) return this.#startNotifier();
    return this.#startPublisher();
  }

  #officerMoves(): void {
    if (this.#moves >= this.#movesMax) return;
    this.#moves += 1;
    const document = this.#random.pick(this.#documents);
    const chance = this.#random.next();
    if (chance < 0.65) {
      const content = this.#random.below(contents.length);
      this.#tell(`the officer drops content ${content} as ${document}`);
      this.#world.drop(document, contents[content] ?? '');
    } else if (chance < 0.9) {
      this.#tell(`the officer removes ${document}`);
      this.#world.remove(document);
    } else {
      this.#tell(`the officer takes back the last change of ${document}`);
      this.#world.undo(document);
    }
    if (this.#random.chance(droppedShare)) this.#tell('whose event is lost');
    else this.#events.push(document);
    if (this.#random.chance(0.3)) this.#events.push(this.#random.pick(this.#documents));
  }

  #timePasses(seconds: number): void {
    this.#tell(`${seconds} s pass`);
    this.#world.pass(seconds);
    this.#writesSeen = -1;
  }

  /** What is to be done where a worker dies. */
  readonly #retry = new Map<string, () => void>();
  #started = 0;

  async #startExtraction(): Promise<void> {
    const batch = Array.from({ length: this.#random.chance(0.2) ? 2 : 1 }, () => this.#takeEvent()).filter((event) => event !== undefined);
    const again = (): void => {
      const isDead = this.#random.chance(deadShare);
      (isDead ? this.#dead : this.#events).push(...batch);
    };
    await this.#start(`extract(${batch.join(', ')})`, again, async (line) => {
      if (!(await this.#process(line).extract(...batch))) again();
    });
  }

  #takeEvent(): string | undefined {
    return this.#events.splice(this.#random.below(this.#events.length), 1)[0];
  }

  /** What fails here too is parked by the queue itself: an operator starts all of it again. */
  async #startDeadLetters(): Promise<void> {
    const letters = this.#dead.splice(0);
    const parked = (): void => {
      this.#parked.push(...letters);
    };
    await this.#start(`dead letters(${letters.join(', ')})`, parked, async (line) => {
      await this.#process(line).deadLetters(...letters);
      parked();
    });
  }

  async #startReconciler(): Promise<void> {
    await this.#start(
      'reconcile',
      () => {},
      (line) => this.#process(line).reconcile(),
    );
  }

  async #startNotifier(): Promise<void> {
    await this.#start(
      'notify',
      () => {},
      (line) => this.#process(line).notify(),
    );
  }

  async #startPublisher(): Promise<void> {
    await this.#start(
      'publish',
      () => {},
      (line) => this.#process(line).publish(),
    );
  }

  async #startOperator(): Promise<void> {
    this.#orders += 1;
    await this.#start(
      'an operator lets go what is held back',
      () => {},
      (line) => this.#process(line).releaseCollapse(),
    );
  }

  #orders = 0;

  /** Whoever dies before the order stands has ordered nothing; and of two at a time, the later one stands. */
  async #startWithdrawal(): Promise<void> {
    const id = this.#random.pick(orderedIds);
    const isUndone = lookAtTable(this.#world).withdrawn.has(id);
    await this.#start(
      `an operator ${isUndone ? 'brings back' : 'withdraws'} ${id}`,
      () => {},
      (line) => this.#process(line).withdraw(id, isUndone),
    );
  }

  /** Whoever dies after the order stands has nobody look at the document: the reconciliation finds it. */
  async #startConfirmation(): Promise<void> {
    const document = this.#random.pick(this.#documents);
    const undo = this.#random.chance(undoneShare);
    await this.#start(
      `an operator ${undo ? 'takes back what was confirmed of' : 'confirms'} ${document}`,
      () => {},
      (line) => this.#process(line).confirm(document, undo),
    );
  }

  async #start(what: string, again: () => void, work: (line: Line) => Promise<unknown>): Promise<void> {
    this.#started += 1;
    const name = `${what} ${this.#started}`;
    this.#tell(`${name} starts`);
    this.#retry.set(name, again);
    this.#support.workerStarts(name);
    await this.#traffic.start(name, work, (result) => {
      this.#tell(`${name} ${result.status === 'fulfilled' ? 'is done' : `fails: ${result.reason}`}`);
    });
  }

  #process(line: Line) {
    const onError = (message: string, fields?: Readonly<Record<string, unknown>>): void => this.#tell(`${message}: ${fields?.error}`);
    const onIntake = (document: string): void => void this.#events.push(document);
    return startProcess(this.#world, this.#reader, line, { ...this.#delays, onError, onIntake });
  }

  /** A pass sweeps what deaths left; another finds nothing out of place. */
  async #assertReconciled(): Promise<void> {
    const process = this.#process((_call, carryOut) => carryOut());
    await process.reconcile();
    const { setRight, left } = await process.reconcile();
    assert.deepEqual({ setRight, left, sent: this.#events }, { setRight: 0, left: 0, sent: [] }, 'the reconciliation is not content');
  }

  /** As often as the schedule would, until there is nothing to tell any more. */
  async #tellAll(): Promise<void> {
    for (let rings = 0; rings < ringsMax; rings++) {
      const toTell = this.#world.dynamo.items().some((item) => item.tell !== undefined || item.settled?.BOOL === false);
      if (!toTell) return;
      await this.#startNotifier();
      await this.#finishAll();
    }
    throw new Error(`there is still something to tell after ${ringsMax} runs`);
  }

  async #assertTold(documents: readonly string[]): Promise<void> {
    const { table } = this.#process((_call, carryOut) => carryOut()).ops;
    await this.#noticeEye.lookAtLast(this.#world, table, documents);
  }

  /** No more trouble: everybody comes to an end, every event is heard, every embargo is over, and the publisher finds nothing more to do. */
  async #quieten(): Promise<void> {
    await this.#finishAll();
    this.#events.push(...this.#parked.splice(0));
    // One ends the pass that a death cut, the next one looks at everything.
    for (let passes = 0; passes < 2; passes++) {
      await this.#startReconciler();
      await this.#finishAll();
    }
    for (let rings = 0; rings < ringsMax; rings++) {
      this.#timePasses(secondsToBeDue);
      this.#look();
      await this.#startPublisher();
      await this.#finishAll();
      if (this.#events.length > 0) continue;
      const { heads, mark, waitingOrders } = lookAtTable(this.#world);
      if (heads.every(({ dueAt }) => dueAt === null) && waitingOrders === 0 && mark?.settled !== false) return;
    }
    throw new Error(`the publisher still has something to do after ${ringsMax} rings`);
  }

  async #finishAll(): Promise<void> {
    while (this.#traffic.waiting.length > 0 || this.#events.length + this.#dead.length > 0) {
      const [waiting] = this.#traffic.waiting;
      if (waiting === undefined && this.#dead.length > 0) await this.#startDeadLetters();
      else if (waiting === undefined) await this.#startExtraction();
      else {
        this.#counts.calls += 1;
        this.#tell(`${waiting.worker.name}: ${waiting.call.what}`);
        await this.#traffic.letGo(waiting);
      }
      this.#look();
    }
  }

  /** After each step; where nothing was written, there is nothing new to see. */
  #look(): void {
    const writes = this.#world.s3.writes + this.#world.dynamo.writes;
    if (writes === this.#writesSeen) return;
    this.#writesSeen = writes;
    this.#noticeEye.look(this.#world);
    const release = this.#eye.look(this.#world);
    const table = lookAtTable(this.#world);
    for (const id of table.withdrawn) this.#everOrdered.add(id);
    this.#support.look(table, this.#world.now, this.#lastWorker);
    if (release === null) return;
    this.#support.released(release);
    if (this.#delays.withdrawalsMax !== 0 || this.#orders > 0) return;
    const withdrawn = release.summary.records.filter(({ kind }) => kind === 'withdrawn');
    assert(
      withdrawn.every(({ id }) => this.#everOrdered.has(id)),
      'a withdrawal that must be held back goes out',
    );
  }

  #writesSeen = 0;
  readonly #everOrdered = new Set<string>();

  #lastWorker = '';

  #tell(what: string): void {
    this.story.push(what);
    this.#lastWorker = what.split(':')[0] ?? '';
  }
}

const ringsMax = 20;
const secondsToBeDue = 60;

/**
 * Whether what a release withdraws was, at some moment since the publisher that planned it began, in no document's current version. A record that a
 * document said all along must never vanish, not for one release.
 */
class SupportWatch {
  #step = 0;
  readonly #startedAt = new Map<string, number>();
  readonly #lastSupportedAt = new Map<string, number>();
  readonly #lastUnsupportedAt = new Map<string, number>();
  #plan = { planSha256: '', comparedSince: 0 };

  workerStarts(name: string): void {
    this.#startedAt.set(name, this.#step);
  }

  look(table: SeenTable, now: Date, worker: string): void {
    this.#step += 1;
    const supported = supportedRecords(table, now);
    for (const id of supported) this.#lastSupportedAt.set(id, this.#step);
    for (const id of this.#lastSupportedAt.keys()) if (!supported.has(id)) this.#lastUnsupportedAt.set(id, this.#step);
    if (table.mark !== null && table.mark.planSha256 !== this.#plan.planSha256) {
      this.#plan = { planSha256: table.mark.planSha256, comparedSince: this.#startedAt.get(worker) ?? 0 };
    }
  }

  released({ summary }: Release): void {
    for (const { id, kind, title } of summary.records) {
      if (kind !== 'withdrawn') continue;
      const gone = this.#lastUnsupportedAt.get(id) ?? -1;
      assert(gone >= this.#plan.comparedSince, `${title} is withdrawn although a document said it all along`);
    }
  }
}

/** The values of the current records and the outcomes in the receipts, against a fresh run over the bucket as it is. */
async function assertSaysWhatTheBucketSays(world: World, eye: PublicEye, reader: ReportReader): Promise<void> {
  const fresh = new World();
  for (const document of presentDocuments(world)) copyDocument(world, fresh, document);
  for (const order of await ordersOf(world, reader)) await startProcess(fresh, reader, straight).ops.table.putOrder(order);
  fresh.pass((world.now.getTime() - fresh.now.getTime()) / 1000);
  const process = startProcess(fresh, reader, straight);
  const present = presentDocuments(world);
  if (present.length > 0) assert(await process.extract(...present));
  await process.publish();
  const freshEye = new PublicEye();
  freshEye.look(fresh);

  const kept = new Set(
    present.flatMap((document) => receiptOf(world, document).records.flatMap(({ id, status }) => (status === 'kept' ? [id] : []))),
  );
  assert.deepEqual(valuesOf(eye, kept), valuesOf(freshEye, kept), 'other values than those of a fresh run');
  for (const document of present) {
    const [said, expected] = [receiptOf(world, document), receiptOf(fresh, document)];
    assert.deepEqual(outcomeOf(said, kept), outcomeOf(expected, kept), `another receipt for ${document}`);
    const keeps = said.records.some(({ status, withdrawnAt }) => status === 'kept' && withdrawnAt === undefined);
    assert.equal(said.publication !== null, keeps || expected.publication !== null, `another publication for ${document}`);
  }
  for (const document of lookAtTable(world).heads.map((head) => head.document)) {
    if (!present.includes(document)) assert.equal(receiptOf(world, document).status, 'withdrawn');
  }
}

/** A line on which nothing goes wrong. */
const straight: Line = (_call, carryOut) => carryOut();

async function ordersOf(world: World, reader: ReportReader) {
  const { table } = startProcess(world, reader, straight).ops;
  const said = await Promise.all(orderedIds.map((id) => table.saidOf(id)));
  const bytes = presentDocuments(world).flatMap((document) => receiptOf(world, document).sha256 ?? []);
  const confirmed = await loadOrders(table, bytes);
  return [...said.flatMap(({ withdrawals }) => withdrawals), ...[...confirmed.values()].flat()];
}

function presentDocuments(world: World): readonly string[] {
  return [...world.s3.objects(uploadsBucket, incomingPrefix).keys()].map((key) => key.slice(incomingPrefix.length));
}

/** With its time in the bucket, which decides who speaks. */
function copyDocument(from: World, to: World, document: string): void {
  const version = from.s3.current(uploadsBucket, incomingKey(document));
  assert(version !== null);
  to.s3.put(uploadsBucket, incomingKey(document), version.bytes, {}, version.lastModified);
}

function receiptOf(world: World, document: string): Receipt {
  const object = world.s3.current(uploadsBucket, receiptKey(document, 'json'));
  assert(object !== null, `no receipt for ${document}`);
  return receiptSchema.parse(JSON.parse(new TextDecoder().decode(object.bytes)));
}

function valuesOf({ records }: PublicEye, kept: ReadonlySet<string | null>) {
  return records
    .filter((record): record is CurrentRecord => record.status === 'current' && !kept.has(record.id))
    .map((record) => ({ id: record.id, ...recordContent(record) }));
}

/** What a receipt says of the document itself; not its history: sequences, what changed, what is kept. */
function outcomeOf(receipt: Receipt, kept: ReadonlySet<string | null>) {
  const { status, duplicateOf, tablesFound, recordsAccepted, recordsHeld, sha256, records, findings } = receipt;
  const ofHistory = new Set([...versionRules, ...orderRules].map(({ code }) => code));
  return {
    ...{ status, duplicateOf, tablesFound, recordsAccepted, recordsHeld, sha256 },
    records: records
      .filter(({ status }) => status !== 'kept')
      .map(({ id, projectName, status, speaker, withdrawnAt, confirmation }) => ({
        id,
        projectName,
        status,
        withdrawnAt,
        confirmation,
        ...(!kept.has(id) && { speaker }),
      })),
    findings: findings.filter(({ code }) => !ofHistory.has(code)),
  };
}
