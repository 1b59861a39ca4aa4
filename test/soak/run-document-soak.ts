/** `npm run soak:documents [-- --count <n> --seed <s>]`: the local system with so many generated reports. Ends with 1 where anything was lost or wrong. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { soakDocuments } from './document-soak.ts';

const { values } = parseArgs({ options: { count: { type: 'string', default: '2000' }, seed: { type: 'string', default: '1' } } });
const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-soak-'));
try {
  const result = await soakDocuments({ count: Number(values.count), seed: Number(values.seed), folder }, say);
  say(JSON.stringify(result, null, 2));
  say(`peak memory of the process with both servers: ${Math.round(process.resourceUsage().maxRSS / 1024)} MB`);
} finally {
  await rm(folder, { recursive: true, force: true });
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}
