import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { oneVcpuMegabytes } from '../../cdk/constructs/pipeline-function.ts';
import { synthesizedStack } from '../../test/support/synthesized-stack.ts';
import { startSystemWithCopies } from '../cold-start/copies-of-the-sample.ts';
import { extractCopies } from '../cold-start/extract-copies.ts';
import { spread } from '../spread.ts';
import { type VcpuShare, vcpuShare } from './vcpu-share.ts';

export interface MemorySize {
  readonly megabytes: number;
  /**
   * From the start of the process to the first answer, and for each further document: what the quickest quarter took at most, for a busy machine only adds.
   * The servers that it asks have no such limit, and answer within milliseconds.
   */
  readonly firstSeconds: number;
  readonly furtherSeconds: number;
  /** The most that the function's process and the one that reads held, added up. */
  readonly peakMegabytes: number;
}

/** Documents after the first one: as many as it takes until the code that reads is compiled, and so many that count. */
const warmUps = 6;
const counted = 8;

/** In seconds; at the smallest size a start takes several. */
const timeoutSeconds = 120;

/** The Extract bundle with the share of a vCPU that Lambda gives at each size, over the bundled report; sizes take turns. Needs Linux, and the rights of `vcpuShare`. */
export async function measureMemorySizes(sizes: readonly number[], runs: number): Promise<readonly MemorySize[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-bench-'));
  const stack = synthesizedStack({ bundle: true });
  const { system, dropCopy } = await startSystemWithCopies(folder);
  try {
    const bundle = stack.asset(stack.one('AWS::Lambda::Function', 'Extract'));
    const options = { folder: bundle, handler: 'handler.handler', environment: system.environment, timeoutSeconds };
    const measured = sizes.map((megabytes) => ({ megabytes, first: [] as number[], further: [] as number[], peak: 0 }));
    for (let run = 0; run < runs; run += 1) {
      for (const size of measured) {
        const events = [];
        for (let copy = 0; copy < 1 + warmUps + counted; copy += 1) events.push(await dropCopy());
        const share = vcpuShare(size.megabytes / oneVcpuMegabytes);
        const { firstMs, furtherMs } = await extractCopies(options, events, {
          onStart: ({ pid }) => share.take(pid),
          onEnd: ({ pid }) => {
            size.peak = Math.max(size.peak, peakOf(pid));
          },
        });
        await released(share);
        size.first.push(firstMs);
        size.further.push(...furtherMs.slice(warmUps));
      }
    }
    return measured.map(({ megabytes, first, further, peak }) => ({
      megabytes,
      firstSeconds: spread(first).low / 1000,
      furtherSeconds: spread(further).low / 1000,
      peakMegabytes: peak,
    }));
  } finally {
    await system.close();
    stack.remove();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The process that reads ends by itself when the one that asked is gone, a moment later. */
async function released(share: VcpuShare): Promise<void> {
  for (let tries = releaseTriesMax; ; tries -= 1) {
    try {
      share.release();
      return;
    } catch (error) {
      if (tries === 0) throw error;
      await sleep(releaseEveryMs);
    }
  }
}

const releaseTriesMax = 100;
const releaseEveryMs = 50;

/** In megabytes, of a process and those that it started, each at its own most. */
function peakOf(pid: number): number {
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'latin1').split(' ').filter(Boolean),
  );
  const kilobytes = [String(pid), ...children].reduce((sum, one) => {
    const status = readFileSync(`/proc/${one}/status`, 'latin1');
    return sum + Number(/^VmHWM:\s*(\d+)/m.exec(status)?.[1] ?? 0);
  }, 0);
  return Math.round(kilobytes / 1000);
}
