import { execFile } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reportOf, reportPdf } from '../support/report-pdf.ts';

const root = path.resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'jixiao-inspect-'));
  const projects = [
    { name: '校园足球', amount: '约一千万' },
    { name: '食堂补贴', achievements: ['一是完成。', '二是满意。'] },
  ];
  await writeFile(path.join(folder, '结果.PDF'), reportPdf(reportOf('某市教育局', 2021, projects)));
  await writeFile(path.join(folder, 'note.pdf'), '不是 PDF');
  await writeFile(path.join(folder, 'empty.pdf'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

describe('inspect', () => {
  it('prints what was seen, and draws the pages into a file of its own', async () => {
    const { code, stdout, stderr } = await inspect(['结果.PDF']);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(`结果.PDF
1 page(s), 2 table(s) found = 1 accepted + 1 held, 1 finding(s)

page  size          glyphs  rulings  images  cells  tables  no text
────  ────────────  ──────  ───────  ──────  ─────  ──────  ───────
1     595 × 842 pt  200     80       0       32     1, 2

Table 1: held 未收录, page 1, pe-286d9579c400b0f4
field            label     page  value
───────────────  ────────  ────  ──────────────────────────────────
agency                     1     某市教育局
fiscalYear                 1     2021
projectName      项目名称  1     校园足球
amounts          决算金额  1     约一千万 → ?
score            评价分值  1     88.5
grade            评价结论  1     良
achievements     主要绩效  1     项目立项依据充分，预算执行率良好。
problems         主要问题  1     部分指标未细化。
recommendations  整改建议  1     建议细化绩效指标。
rectification    整改情况  1     已按建议完成整改。

Table 2: accepted 收录, page 1, pe-71191a136eb0d507
field            label     page  value
───────────────  ────────  ────  ────────────────────────────────────
agency                     1     某市教育局
fiscalYear                 1     2021
projectName      项目名称  1     食堂补贴
amounts          决算金额  1     1,234.50万元 → 12345000
score            评价分值  1     88.5
grade            评价结论  1     良
achievements     主要绩效  1     (2 paragraphs) 一是完成。 二是满意。
problems         主要问题  1     部分指标未细化。
recommendations  整改建议  1     建议细化绩效指标。
rectification    整改情况  1     已按建议完成整改。

Findings
   severity  code               page  box             what
─  ────────  ─────────────────  ────  ──────────────  ─────────────────────────────────────────────────────
1  error     amount-unreadable  1     150 166 385 26  The amount is not one well-formed number with a unit.
                                                      “决算金额”不是一个写法正确、带单位的数。
                                                      found: 约一千万
                                                      expected: 9,459.70万元

Pictures of the pages: 结果.inspect.html
`);
    expect(await readFile(path.join(folder, '结果.inspect.html'), 'utf8')).toContain('<figure class="page" id="page-1">');
  });

  it('draws where it is told to', async () => {
    const { code, stdout } = await inspect(['结果.PDF', '--out', 'drawn.html']);
    expect({ code, last: stdout.trimEnd().split('\n').at(-1) }).toEqual({ code: 0, last: 'Pictures of the pages: drawn.html' });
    expect(await readdir(folder)).toContain('drawn.html');
  });

  it('--json prints everything as JSON and draws nothing', async () => {
    await rm(path.join(folder, '结果.inspect.html'), { force: true });
    const { code, stdout } = await inspect(['结果.PDF', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      document: '结果.PDF',
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
      tablesFound: 2,
      recordsAccepted: 1,
      recordsHeld: 1,
      pages: [{ number: 1, width: 595, height: 842, cells: expect.any(Array) }],
      tables: [{ status: 'held' }, { status: 'accepted' }],
      findings: [{ code: 'amount-unreadable', page: 1, box: { page: 1 } }],
    });
    expect(await readdir(folder)).not.toContain('结果.inspect.html');
  });

  it.each([
    ['a file that is no PDF', 'note.pdf', 'not-a-pdf'],
    ['an empty file', 'empty.pdf', 'empty-file'],
  ])('says what is wrong with %s, as the receipt would, and draws nothing', async (_what, file, code) => {
    const result = await inspect([file]);
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code: 1, stderr: '' });
    expect(result.stdout).toContain(code);
    expect(result.stdout).toContain('found: ');
    expect(
      (await readdir(folder)).filter((name) => name.endsWith('.html') && !name.startsWith('drawn') && !name.startsWith('结果')),
    ).toEqual([]);
  });

  it.each([
    ['a file that is not there', ['no.pdf'], 'no.pdf: there is no such file'],
    ['a folder', ['.'], '.: a folder; inspect takes one PDF'],
    ['no file at all', [], 'inspect takes one PDF'],
    ['two files', ['结果.PDF', 'note.pdf'], 'inspect takes one PDF'],
    ['an unknown option', ['结果.PDF', '--html', 'x'], "Unknown option '--html'"],
    ['a place that cannot be written', ['结果.PDF', '--out', 'no/such/x.html'], 'no/such/x.html cannot be written'],
    ['a picture over the PDF itself', ['结果.PDF', '--out', './结果.PDF'], 'that is the PDF itself'],
  ])('says clearly what is wrong with %s', async (_what, args, message) => {
    const { code, stdout, stderr } = await inspect(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
    expect(stderr).not.toContain('    at ');
  });

  it('is a command of the package, run by the Node that comes with it', async () => {
    const manifest = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8'));
    expect(manifest.bin).toEqual({ jixiao: 'local/jixiao.ts' });
    const { stdout } = await promisify(execFile)('npx', ['--no-install', 'jixiao', 'inspect', '--help'], { cwd: root });
    expect(stdout).toContain('npx jixiao inspect <pdf>');
  });
});

async function inspect(args: readonly string[]): Promise<{ code: number; stdout: string; stderr: string }> {
  const command = [path.join(root, 'local/jixiao.ts'), 'inspect', ...args];
  try {
    return { code: 0, ...(await promisify(execFile)(process.execPath, command, { cwd: folder })) };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}
