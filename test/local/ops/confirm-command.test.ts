import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { beginSystem } from '../../support/begin-system.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';
import { runOps } from '../../support/run-ops.ts';

const contradicting = { name: '校园足球', score: '59' };
const unreadable = { name: '校舍维修', score: '约88' };

let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jixiao-confirm-'));
  await beginSystem(out, {
    'a.pdf': reportPdf(reportOf('某市教育局', 2021, [contradicting, { name: '食堂补贴' }, unreadable])),
    'b.pdf': reportPdf(reportOf('', 2022, [{ name: '校园足球' }, { name: '校园足球', score: '59' }])),
    'c.pdf': reportPdf(reportOf('某市教育局', 2022, [{ name: '食堂补贴' }])),
  });
});
afterAll(() => rm(out, { recursive: true, force: true }));

const confirm = (document: string, ...args: readonly string[]) => runOps('confirm', '--out', out, '--document', document, ...args);

describe('jixiao ops confirm', () => {
  it('shows what is held, where and why, and the values to compare with the page; it changes nothing', async () => {
    const { code, stdout } = await confirm('a.pdf');
    expect(code).toBe(0);
    expect(stdout).toContain('Table 1, page 1: 校园足球\n  ✗ score-grade-contradiction: A score of 59 is not 良');
    expect(stdout).toContain('    项目金额: 决算金额：1,234.50万元（12345000 元）\n    评价分值: 59\n');
    expect(stdout).toMatch(/Table 3, .*: 校舍维修\n {2}✗ score-unreadable: .*\n {4}seen: 约88\n {2}Cannot be confirmed/);
    expect(stdout).toMatch(/Nothing was changed\. --record <number> shows one table, and how to confirm it\.\n$/);
  });

  it.each([
    ['a document that there is not', ['no.pdf'], 'no.pdf: no document stands there'],
    ['a document of which nothing is held', ['c.pdf', '--record', '1'], 'nothing of c.pdf is held'],
    ['one of several tables, and not which', ['a.pdf', '--yes', '--why', 'x'], 'which table? Tables 1, 3 are held: --record <number>'],
    ['a name that two tables have', ['b.pdf', '--record', '校园足球', '--yes', '--why', 'x'], 'which table? Tables 1, 2 are held'],
    ['a table that there is not', ['a.pdf', '--record', '2'], '2: no held table of a.pdf has this number or project name'],
    [
      'what was read and may not be printed',
      ['a.pdf', '--record', '3', '--yes', '--why', 'x'],
      'table 3 cannot be confirmed: what was read may not be what is printed.\n  score-unreadable: Score unreadable. Make the cell one number',
    ],
    ['a table of nobody', ['b.pdf', '--record', '2', '--yes', '--why', 'x'], 'give that first, with --agency <full name>'],
    [
      'more than the heading lacks',
      ['b.pdf', '--agency', '某市教育局', '--year', '2022'],
      'lacks what --agency <full name> gives, and nothing else',
    ],
    ['a year that is none', ['b.pdf', '--year', '二〇二二'], '--year is a year like 2018'],
    ['no reason', ['a.pdf', '--record', '1', '--yes'], '--why is missing'],
    ['what nobody has looked at', ['a.pdf', '--record', '1', '--yes', '--why', 'x'], '--seen is missing: the same without --yes shows'],
    [
      'what reads otherwise by now',
      ['a.pdf', '--record', '1', '--seen', '00000000', '--yes', '--why', 'x'],
      '--seen stands for something else',
    ],
    ['the undoing of nothing', ['a.pdf', '--undo', '--yes', '--why', 'x'], 'nothing of a.pdf is confirmed'],
  ])('refuses %s', async (_what, [document = '', ...args], message) => {
    const { code, stdout, stderr } = await confirm(document, ...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('publishes as printed what was seen; record, page and receipt tell who, when and why', async () => {
    const [, seen = ''] = /--seen (\w{8}) --why <reason> --yes\n$/.exec((await confirm('a.pdf', '--record', '校园足球')).stdout) ?? [];
    const { code, stdout } = await confirm(
      'a.pdf',
      '--record',
      '1',
      '--seen',
      seen,
      '--who',
      '王处长',
      '--why',
      '与原件<一致>',
      '--yes',
      '--json',
    );
    expect(code).toBe(0);
    const { orders, publication } = JSON.parse(stdout);
    expect(orders).toMatchObject([{ kind: 'confirm', who: '王处长', says: { what: 'as-printed', codes: ['score-grade-contradiction'] } }]);
    expect(publication).toBe('Published as sequence 2.');
    const [record] = (await outFile('public/records.ndjson'))
      .split('\n')
      .filter((line) => line.includes('"校园足球"'))
      .map((line) => JSON.parse(line));
    expect(record).toMatchObject({ score: 59, confirmation: { who: '王处长', when: orders[0].when, why: '与原件<一致>' } });
    expect(await outFile(`public/records/${record.id}.html`)).toContain('与原件&#60;一致&#62;');
    expect(await outFile('public/records.csv')).toContain(`王处长，${orders[0].when}：与原件<一致>`);
    expect(await outFile('receipts/a.pdf.html')).toMatch(
      /经人工确认按原文发布：王处长，北京时间 \d+年\d+月\d+日 \d\d:\d\d。理由：与原件&#60;一致&#62;/,
    );
  });

  it('gives the agency to all tables that lack it; what is still held is told by the next look', async () => {
    const [, seen = ''] = /--seen (\w{8})/.exec((await confirm('b.pdf', '--record', '1', '--agency', '某市财政局')).stdout) ?? [];
    const { stdout } = await confirm('b.pdf', '--record', '1', '--agency', '某市财政局', '--seen', seen, '--why', '封面', '--yes');
    expect(stdout).toContain('    部门（单位）: 某市财政局\n');
    expect(stdout).toContain('\nConfirmed. Published as sequence 3.\n');
    expect((await confirm('b.pdf')).stdout).toMatch(
      /Confirmation 1: 某市财政局 given for 1 table\(s\)\n {2}by .*: 封面\n {2}published by it: 校园足球\n/,
    );
  });

  it('takes it back: the record is withdrawn', async () => {
    expect((await confirm('a.pdf', '--undo')).stdout).toContain('Confirmation 1: as printed, in spite of score-grade-contradiction');
    const { stdout } = await confirm('a.pdf', '--undo', '--record', '校园足球', '--why', '核对有误', '--yes');
    expect(stdout).toContain('\nTaken back. Published as sequence 4.\n');
    expect(JSON.parse(await outFile('public/changes.json'))).toMatchObject({ counts: { withdrawn: 1 } });
    expect((await confirm('a.pdf')).stdout).not.toContain('Confirmation');
  });
});

function outFile(name: string): Promise<string> {
  return readFile(path.join(out, name), 'utf8');
}
