import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startLocalSystem } from '../../local/local-system.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { reportOf, reportPdf } from '../support/report-pdf.ts';
import { runOps as ops } from '../support/run-ops.ts';

/** One more than a collapse needs. */
const projects = Array.from({ length: 21 }, (_, index) => ({ name: `第${index + 1}号项目` }));

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jixiao-ops-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('jixiao ops release-collapse', () => {
  let out: string;
  beforeAll(async () => {
    out = path.join(folder, 'out');
    const system = await startLocalSystem(path.join(out, 'state'));
    const file = path.join(folder, 'a.pdf');
    const bytes = reportPdf(reportOf('某市教育局', 2021, projects));
    await writeFile(file, bytes);
    await system.drop({ path: file, document: 'a.pdf', bytes: bytes.byteLength });
    await system.extract(() => {});
    await system.publish();
    await system.uploads.delete(incomingKey('a.pdf'));
    await system.extract(() => {});
    expect(await system.publish()).toMatchObject({ kind: 'nothing-new' });
    await system.close();
  });

  it('shows what is held back, and changes nothing', async () => {
    const { code, stdout } = await ops('release-collapse', '--out', out);
    expect(code).toBe(0);
    expect(stdout).toContain('21 record(s) of 1 document(s) are in public although no document says them any more.');
    expect(stdout).toMatch(/a\.pdf +20\S+Z +21 +第1号项目/);
    expect(stdout).toContain('Nothing was changed.');
  });

  it('wants a reason before it acts', async () => {
    expect(await ops('release-collapse', '--out', out, '--yes')).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('--why'),
    });
  });

  it('lets it go on an order that keeps who, when and why; the feed and the receipts follow', async () => {
    const { code, stdout } = await ops('release-collapse', '--out', out, '--who', '值班员', '--why', '统一重报', '--yes', '--json');
    expect(code).toBe(0);
    const said = JSON.parse(stdout);
    expect(said.withheld).toMatchObject([{ document: 'a.pdf', records: { length: 21 } }]);
    expect(said.order).toMatchObject({ kind: 'release-collapse', who: '值班员', why: '统一重报', through: said.withheld[0].since });
    expect(said.publication).toBe('Published as sequence 2.');
    expect(JSON.parse(await readFile(path.join(out, 'public/changes.json'), 'utf8')).counts).toMatchObject({ withdrawn: 21 });
    expect(JSON.parse(await readFile(path.join(out, 'receipts/a.pdf.json'), 'utf8'))).toMatchObject({ publication: 2, findings: [] });
    expect((await ops('release-collapse', '--out', out)).stdout).toBe('No withdrawal is held back.\n');
  });
});

describe('jixiao ops reprocess', () => {
  let out: string;
  beforeAll(async () => {
    out = path.join(folder, 'reprocess');
    const system = await startLocalSystem(path.join(out, 'state'));
    for (const document of ['a.pdf', '教育局/b.pdf', '教育局/c.pdf'])
      await system.uploads.put(incomingKey(document), document, { contentType: 'x' });
    await system.extract(() => {});
    await system.close();
  });

  it('says how many documents it would look at, and looks at none', async () => {
    expect(await ops('reprocess', '--all', '--out', out)).toMatchObject({
      code: 0,
      stdout: expect.stringMatching(/^3 document\(s\) would/),
    });
    expect((await ops('reprocess', '--prefix', '教育局/', '--out', out, '--json')).stdout).toBe('{"documents":2}\n');
  });

  it('looks at them, and says where to go on', async () => {
    const { code, stdout, stderr } = await ops('reprocess', '--prefix', '教育局/', '--out', out, '--yes', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual({
      documents: 2,
      cursor: '教育局/c.pdf',
      isStopped: false,
      publication: 'Nothing new: the feed stays as it is.',
    });
    expect(stderr).toBe('2 looked at; to go on from here: --after "教育局/c.pdf"\n');
    expect((await ops('reprocess', '--all', '--after', 'a.pdf', '--out', out)).stdout).toContain('2 document(s) would');
  });

  it('takes no name of no document for nothing to do', async () => {
    for (const command of ['reprocess', 'redrive'])
      expect(await ops(command, '--document', 'b.pdf', '--out', out, '--yes')).toEqual({
        code: 2,
        stdout: '',
        stderr: 'b.pdf: no document has this key below incoming/. npx jixiao ops where "b.pdf" finds one by the end of its name\n',
      });
    expect((await ops('reprocess', '--document', 'incoming/教育局/b.pdf', '--out', out, '--json')).stdout).toBe('{"documents":1}\n');
  });

  it('says what to do where another run is on the folder', async () => {
    const system = await startLocalSystem(path.join(out, 'state'));
    const { code, stderr } = await ops('where', 'a.pdf', '--out', out);
    await system.close();
    expect({ code, stderr }).toEqual({
      code: 2,
      stderr: expect.stringMatching(/another run is using it; stop it .*or wait for its end\n$/),
    });
  });

  it('wants to be told which', async () => {
    expect(await ops('reprocess', '--out', out)).toMatchObject({ code: 2, stderr: expect.stringContaining('which documents?') });
    expect(await ops('reprocess', '--all', '--prefix', 'a', '--out', out)).toMatchObject({ code: 2 });
  });
});

it.each([
  ['a command that there is not', ['undo'], 'undo: no such command\n\nnpx jixiao ops <command>', 2],
  ['a folder where no system stands', ['release-collapse', '--out', '/no/such'], 'no system stands there', 2],
  ['no system', ['release-collapse'], '--out <folder> or --stack <name>', 2],
  ['two systems', ['release-collapse', '--out', 'a', '--stack', 'b'], '--out <folder> or --stack <name>', 2],
  ['one argument too many', ['reprocess', 'a.pdf'], 'a.pdf: one argument too many', 2],
  ['an option of another command', ['reprocess', '--record', 'x'], 'npx jixiao ops reprocess', 2],
])('says clearly what is wrong with %s', async (_what, args, message, expected) => {
  const { code, stdout, stderr } = await ops(...args);
  expect(code).toBe(expected);
  expect(stdout + stderr).toContain(message);
  expect(stderr).not.toContain('    at ');
});
