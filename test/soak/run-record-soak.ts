/** `npm run soak:records [-- --records <n>]`: the publisher over so many records of one agency and year, from rows in the table; calls, time, memory. */
import { parseArgs } from 'node:util';
import { publishMany } from './record-soak.ts';

const { values } = parseArgs({ options: { records: { type: 'string', default: '20000' } } });
const published = await publishMany(Number(values.records));
process.stdout.write(`${JSON.stringify(published, null, 2)}\n`);
process.stdout.write(`peak memory, both servers in it: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB\n`);
