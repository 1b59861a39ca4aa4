import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalSystem } from '../../../local/local-system.ts';
import { incomingKey } from '../../../shared/core/documents/keys.ts';
import { beginSystem } from '../../support/begin-system.ts';
import { loseBytes } from '../../support/lose-bytes.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';
import { runOps } from '../../support/run-ops.ts';

const poisoned = '教育局/甲 + 乙%.pdf';
const bytes = reportPdf(reportOf('某市教育局', 2021, [{ name: '校园足球' }]));
let out: string;
let mend: () => Promise<void>;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jixiao-redrive-'));
  await beginSystem(out, { 'a.pdf': 'not a PDF' });
  const system = await startLocalSystem(path.join(out, 'state'));
  await system.uploads.put(incomingKey(poisoned), bytes, { contentType: 'application/pdf' });
  mend = await loseBytes(out, bytes);
  await system.extract(() => {});
  expect(system.queue.deadLetters).toHaveLength(1);
  await system.close();
});
afterAll(() => rm(out, { recursive: true, force: true }));

it('shows what the system gave up, and changes nothing', async () => {
  const { code, stdout } = await runOps('redrive', '--all', '--out', out);
  expect(code).toBe(0);
  expect(stdout).toBe(`1 document(s) that the system gave up:\n  ${poisoned}\n\nNothing was changed; with --yes they are tried again.\n`);
  expect(JSON.parse((await runOps('redrive', '--all', '--out', out, '--json')).stdout)).toEqual({ failed: [poisoned], queues: [] });
});

it('tries it again in vain while the cause is there', async () => {
  const { stdout } = await runOps('redrive', '--all', '--out', out, '--yes');
  expect(stdout).toContain('1 document(s) were sent to be looked at again; 0 dead message(s) removed.');
  expect(stdout).toContain(`Given up as of now: 1 document(s). Each ends when it is processed.\n  ${poisoned}\n`);
});

it('where it is says so, and the command to give', async () => {
  const { stdout } = await runOps('where', '甲 + 乙%.pdf', '--out', out);
  expect(stdout).toMatch(/^head {6}unread, counter \d+$/m);
  expect(stdout.match(/^told .*/gm)).toEqual([expect.stringMatching(/notice 1 of 20\S+Z: that it needs an officer/)]);
  expect(stdout).toContain(`then npx jixiao ops redrive --document ${JSON.stringify(poisoned)} --yes, with the same --out or --stack.`);
});

it('has it processed when the cause is gone, named as its receipt is; a second time there is nothing to do', async () => {
  await mend();
  const redriven = await runOps('redrive', '--document', `receipts/${poisoned}.html`, '--out', out, '--yes', '--json');
  expect(JSON.parse(redriven.stdout)).toEqual({
    documents: [poisoned],
    messages: 0,
    notUnderstood: 0,
    runs: [],
    publication: 'Published as sequence 1.',
    failed: [],
  });
  expect(JSON.parse(await readFile(path.join(out, `receipts/${poisoned}.json`), 'utf8'))).toMatchObject({
    status: 'accepted',
    publication: 1,
  });
  expect((await runOps('redrive', '--all', '--out', out)).stdout).toBe('0 document(s) that the system gave up.\n');
});

it('wants to be told which', async () => {
  for (const which of [[], ['--all', '--document', 'a.pdf']])
    expect(await runOps('redrive', '--out', out, ...which)).toMatchObject({ code: 2, stderr: expect.stringContaining('which?') });
});
