import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLocalSystem } from '../../../local/local-system.ts';
import { incomingKey } from '../../../shared/core/documents/keys.ts';
import { beginSystem } from '../../support/begin-system.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';
import { runOps } from '../../support/run-ops.ts';

let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jixiao-reconcile-'));
  await beginSystem(out, { 'a.pdf': 'not a PDF' });
  // Its event is heard by nobody.
  const system = await startLocalSystem(path.join(out, 'state'), { onEvent: () => {} });
  const report = reportPdf(reportOf('某市教育局', 2021, [{ name: '校园足球' }]));
  await system.uploads.put(incomingKey('lost.pdf'), report, { contentType: 'application/pdf' });
  await system.close();
});
afterAll(() => rm(out, { recursive: true, force: true }));

it('says where the last pass stands, and changes nothing', async () => {
  for (const format of [[], ['--json']]) {
    const { code, stdout } = await runOps('reconcile', '--out', out, ...format);
    expect(code).toBe(0);
    expect(stdout).toMatch(format.length === 0 ? /^The last pass came to its end.* Nothing was changed/ : /"walk": "documents"/);
  }
});

it('finds what an event never told of, and shows it', async () => {
  const { stdout } = await runOps('reconcile', '--out', out, '--yes');
  expect(stdout).toContain('1 out of place and set right, 0 left for a person.');
  expect(stdout).toMatch(/document not processed +lost\.pdf +set right, or sent to be/);
  expect(stdout).toContain('Published as sequence 1.');
  const { places, ...again } = JSON.parse((await runOps('reconcile', '--out', out, '--yes', '--json')).stdout);
  expect(places).toBeGreaterThan(3);
  expect(again).toEqual({ setRight: 0, left: 0, found: [], isWhole: true, publication: 'Nothing new: the feed stays as it is.' });
});
