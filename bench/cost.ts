/** `npm run bench:cost`: the requests and the CPU time that docs/cost.md counts with, as they are now. Those in cdk/cost/measured-work.ts are held by a test. */
import { measureReadingCpu } from './cost/measure-reading-cpu.ts';
import { measureWork } from './cost/measure-work.ts';

process.stdout.write(`${JSON.stringify({ ...(await measureWork()), readingCpuSeconds: await measureReadingCpu() }, null, 2)}\n`);
