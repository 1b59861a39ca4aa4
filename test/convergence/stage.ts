import assert from 'node:assert/strict';
import type { PublishOutcome } from '../../lambdas/publish/publish-feed.ts';
import { type PublishedRecord, type Receipt, receiptSchema } from '../../shared/core/document.ts';
import { receiptKey } from '../../shared/core/documents/keys.ts';
import type { PageReader } from '../../shared/ports.ts';
import { type Line, type Process, type ProcessSettings, startProcess } from './process.ts';
import { PublicEye } from './public-eye.ts';
import { uploadsBucket, World } from './world.ts';

/** A world and the moves of a story in it, one second a move; each is a process of its own. */
export class Stage {
  readonly world = new World();
  readonly eye = new PublicEye();
  reader: PageReader;
  settings: ProcessSettings;

  constructor(reader: PageReader, settings: ProcessSettings = {}) {
    this.reader = reader;
    this.settings = settings;
  }

  async put(document: string, content: string): Promise<void> {
    this.world.pass(1);
    this.world.drop(document, content);
    await this.extract(document);
  }

  async remove(...documents: readonly string[]): Promise<void> {
    this.world.pass(1);
    for (const document of documents) this.world.remove(document);
    await this.extract(...documents);
  }

  async extract(...documents: readonly string[]): Promise<void> {
    assert(await this.process().extract(...documents), `${documents.join(', ')}: not extracted`);
  }

  async publish(line?: Line): Promise<PublishOutcome> {
    const outcome = await this.process(line).publish();
    this.eye.look(this.world);
    return outcome;
  }

  /** Lets the notifier run once, and gives what officers have been told by then, each notice once. */
  async notices(line?: Line): Promise<readonly string[]> {
    await this.process(line).notify();
    return this.world.sns.distinct().map(({ text }) => text);
  }

  process(line: Line = (_call, carryOut) => carryOut()): Process {
    return startProcess(this.world, this.reader, line, this.settings);
  }

  receipt(document: string): Receipt {
    const object = this.world.s3.current(uploadsBucket, receiptKey(document, 'json'));
    return receiptSchema.parse(JSON.parse(new TextDecoder().decode(object?.bytes)));
  }

  /** A record in public, by its project's name. */
  record(projectName: string): PublishedRecord | undefined {
    return this.eye.records.find((record) => record.projectName === projectName);
  }

  /** Project names in public, with a mark before those that are withdrawn; sorted. */
  projects(): readonly string[] {
    return this.eye.records.map(({ status, projectName }) => (status === 'current' ? projectName : `†${projectName}`)).toSorted();
  }

  /** Kind and project of each change of the last release; sorted. */
  changes(): readonly string[] {
    const records = this.eye.releases.at(-1)?.summary.records ?? [];
    return records.map(({ kind, record }) => `${kind} ${record.projectName}`).toSorted();
  }
}
