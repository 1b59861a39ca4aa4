import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { publicSource } from '../../../local/verify/public-source.ts';
import { verifyFeed } from '../../../local/verify/verify-feed.ts';
import { recordId } from '../../../shared/core/records/record-id.ts';
import { beginSystem } from '../../support/begin-system.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';
import { runOps } from '../../support/run-ops.ts';

const pdf = reportPdf(reportOf('某市教育局', 2021, [{ name: '校园足球' }]));
const sha256 = createHash('sha256').update(pdf).digest('hex');
let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jixiao-takedown-'));
  await beginSystem(out, { 'a.pdf': pdf, 'b.pdf': reportPdf(reportOf('某市教育局', 2021, [{ name: '食堂补贴' }])) });
});
afterAll(() => rm(out, { recursive: true, force: true }));

const takedown = (...args: readonly string[]) => runOps('takedown', '--out', out, ...args);

it('shows what would go, and changes nothing', async () => {
  const { code, stdout } = await takedown('--document', 'a.pdf');
  expect(code).toBe(0);
  expect(stdout).toContain(`bytes: ${sha256}\nin: a.pdf\nrecords that were read from them: 1\n`);
  expect(stdout).toContain('Nothing was changed.');
});

it('wants one thing to take down, that is known, and a reason', async () => {
  expect(await takedown()).toMatchObject({ code: 2, stderr: expect.stringContaining('--document <name> or --bytes <sha256>') });
  expect(await takedown('--bytes', 'abc')).toMatchObject({ code: 2, stderr: expect.stringContaining('64 hex digits') });
  expect(await takedown('--document', 'c.pdf')).toMatchObject({ code: 2, stderr: 'c.pdf: no such document has been read\n' });
  expect(await takedown('--document', 'a.pdf', '--yes')).toMatchObject({ code: 2, stderr: expect.stringContaining('--why is missing') });
});

it('leaves no word of it in the folder that is served, and a feed that is as it says', async () => {
  await runOps('withdraw', '--out', out, '--record', recordId('某市教育局', 2021, '食堂补贴'), '--why', '待核实', '--yes');
  expect(await filesWith('校园足球')).not.toEqual([]);
  const { code, stdout } = await takedown('--bytes', sha256, '--why', '误公开', '--who', '值班员', '--yes');
  expect(code).toBe(0);
  expect(stdout).toMatch(/Taken down: \d+ public files are gone\./u);
  expect(stdout).toContain('If a CDN or a proxy stands before the feed, purge these there:\n  http://localhost:8080/');
  expect(stdout).toContain('\n  http://localhost:8080/feed.json\n');
  expect(await filesWith('校园足球')).toEqual([]);
  expect(await filesWith('食堂补贴')).not.toEqual([]);
  expect(await verifyFeed(publicSource(path.join(out, 'public')), null)).toMatchObject({ problem: null, current: 0, withdrawn: 2 });
  const again = await takedown('--bytes', sha256, '--why', '误公开', '--yes', '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    records: [],
    files: [],
    takenDown: { order: { who: '值班员' }, replaced: [], waiting: [] },
  });
});

async function filesWith(text: string): Promise<readonly string[]> {
  const found: string[] = [];
  for (const entry of await readdir(path.join(out, 'public'), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const file = path.join(entry.parentPath, entry.name);
    if ((await readFile(file, 'utf8')).includes(text)) found.push(file);
  }
  return found;
}
