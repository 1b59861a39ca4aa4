import { appendFile, copyFile } from 'node:fs/promises';
import path from 'node:path';
import type { SQSEvent } from 'aws-lambda';
import { findInputFiles } from '../../local/input-files.ts';
import { type LocalSystem, startLocalSystem } from '../../local/local-system.ts';
import { type S3Change, s3SqsEvent } from '../../local/s3/event.ts';

export interface SystemWithCopies {
  readonly system: LocalSystem;
  /** Puts in one more copy of the bundled report, of 12 pages, with other bytes than those before. Resolves to the event that names it. */
  readonly dropCopy: () => Promise<SQSEvent>;
}

const sampleFolder = path.resolve(import.meta.dirname, '../../local/sample');

/** A system in `folder` whose events are delivered by whoever drops, not by its own queue. */
export async function startSystemWithCopies(folder: string): Promise<SystemWithCopies> {
  const changes: S3Change[] = [];
  const system = await startLocalSystem(path.join(folder, 'state'), { onEvent: (change) => void changes.push(change) });
  const sample = (await findInputFiles([sampleFolder])).files[0];
  if (sample === undefined) throw new Error('no sample');
  let copies = 0;
  const dropCopy = async (): Promise<SQSEvent> => {
    copies += 1;
    const copy = path.join(folder, 'copy.pdf');
    await copyFile(sample.path, copy);
    const comment = `\n% ${String(copies).padStart(8, '0')}\n`;
    await appendFile(copy, comment);
    await system.drop({ path: copy, document: `${copies}.pdf`, bytes: sample.bytes + comment.length });
    const [change] = changes.splice(0);
    if (change === undefined) throw new Error('no event');
    const delivery = { messageId: String(copies), receiveCount: 1, sentAt: new Date(), queueName: 'jixiao-intake' };
    return s3SqsEvent([{ change, delivery }]);
  };
  return { system, dropCopy };
}
