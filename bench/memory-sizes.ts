/**
 * `npm run bench:memory`: how long the extract function takes over a document with the share of a vCPU that Lambda gives at each memory size, as it stands in
 * docs/cost.md (cdk/cost/measured-work.ts). Linux with control groups of the first kind, as root.
 */
import { parseArgs } from 'node:util';
import { measureMemorySizes } from './cost/measure-memory-sizes.ts';

const { values } = parseArgs({ options: { runs: { type: 'string', default: '3' } } });
/** In MB. At 3,538 it is two whole vCPUs. */
const sizes = [512, 1024, 1769, 2654, 3538];

process.stdout.write(`${JSON.stringify(await measureMemorySizes(sizes, Number(values.runs)), null, 2)}\n`);
