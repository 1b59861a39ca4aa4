import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSegments } from '../../local/mirror-bucket.ts';
import { reportOf, reportPdf } from '../support/report-pdf.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jixiao-cli-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('npm start', () => {
  it('without a path takes the bundled sample, and a second run on the same folder finds nothing new', async () => {
    const out = path.join(folder, 'sample');
    const first = await run(['--out', out]);
    expect(first).toMatchObject({ code: 0, stderr: '' });
    expect(first.stdout).toContain('accepted 全部收录  3       3         0     #1');
    const shown = first.stdout.slice(0, first.stdout.indexOf('\n  '));
    expect(shown).toMatch(/Published as sequence 1\.$/);
    expect(await readFile(path.join(root, 'README.md'), 'utf8')).toContain(shown);
    const folders = ['bulk', 'changes', 'feed', 'manifests', 'overview', 'records', 'schema', 'shards'];
    const aliases = ['changes.feed.json', 'changes.json', 'feed.json', 'index.html', 'latest.json', 'overview.json'];
    const forPortals = ['catalog.jsonld', 'datapackage.json', 'records.csv', 'records.excel.csv', 'records.ndjson'];
    expect((await readdir(path.join(out, 'public'))).sort()).toEqual([...folders, ...aliases, ...forPortals].sort());
    expect((await readdir(path.join(out, 'receipts'))).map((name) => path.extname(name)).sort()).toEqual(['.html', '.json']);
    const latest = await readFile(path.join(out, 'public/latest.json'), 'utf8');

    const second = await run(['--out', out]);
    expect(second.code).toBe(0);
    expect(second.stdout).toContain('Nothing new: the feed stays as it is.');
    expect(await readFile(path.join(out, 'public/latest.json'), 'utf8')).toBe(latest);
  });

  it('takes a folder: its PDFs by their paths below it, other files passed over and counted', async () => {
    const input = path.join(folder, 'in');
    await mkdir(path.join(input, '教育局'), { recursive: true });
    await writeFile(path.join(input, '教育局', '甲.PDF'), reportPdf(reportOf('某市教育局', 2021, [{ name: '校园足球' }])));
    await writeFile(path.join(input, 'notes.txt'), 'x');
    const out = path.join(folder, 'folder-out');
    const { code, stdout } = await run([input, '--out', out]);
    expect(code).toBe(0);
    expect(stdout).toContain('教育局/甲.PDF');
    expect(stdout).toContain('1 other file(s)');
    expect(JSON.parse(await readFile(path.join(out, 'receipts/教育局/甲.PDF.json'), 'utf8'))).toMatchObject({
      document: '教育局/甲.PDF',
      status: 'accepted',
    });
  });

  it.each([
    ['a path that is not there', () => ['/no/such/file.pdf'], '/no/such/file.pdf: there is no such file or folder'],
    ['a folder without a PDF', () => [path.join(root, 'docs/adr')], 'no PDF in'],
    ['an output folder that cannot be made', () => ['--out', '/dev/null/out'], '/dev/null/out cannot be written'],
    ['an unknown option', () => ['--ouput', 'x'], "Unknown option '--ouput'"],
    ['two files on one key', () => twoOnOneKey(), 'would both become a.pdf'],
  ])('says clearly what is wrong with %s', async (_what, args, message) => {
    const { code, stdout, stderr } = await run(await args());
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });
});

describe('keys as file names', () => {
  it.each([
    ['教育局/报告.pdf.json', ['教育局', '报告.pdf.json']],
    ['../../etc/passwd', ['%2e2e', '%2e2e', 'etc', 'passwd']],
    ['a//b/./c', ['a', '%', 'b', '%2e', 'c']],
  ])('%s leads nowhere outside', (key, segments) => {
    expect(fileSegments(key)).toEqual(segments);
  });

  it('a segment longer than file systems take is cut, and stays one of its own', () => {
    const [one, other] = [fileSegments(`${'长'.repeat(200)}甲.json`)[0], fileSegments(`${'长'.repeat(200)}乙.json`)[0]];
    expect(Buffer.byteLength(one ?? '')).toBeLessThanOrEqual(250);
    expect(one).not.toBe(other);
    expect(one).toMatch(/\.json$/);
  });
});

async function twoOnOneKey(): Promise<string[]> {
  for (const name of ['one', 'two']) {
    await mkdir(path.join(folder, name), { recursive: true });
    await writeFile(path.join(folder, name, 'a.pdf'), name);
  }
  return [path.join(folder, 'one'), path.join(folder, 'two')];
}

async function run(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [path.join(root, 'local/jixiao.ts'), 'run', ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { cwd: folder })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}
