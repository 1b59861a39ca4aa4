import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { recordId } from '../../../shared/core/records/record-id.ts';
import { beginSystem } from '../../support/begin-system.ts';
import { reportOf, reportPdf } from '../../support/report-pdf.ts';
import { runOps } from '../../support/run-ops.ts';

const id = recordId('某市教育局', 2021, '校园足球');
let out: string;
beforeAll(async () => {
  out = await mkdtemp(path.join(tmpdir(), 'jixiao-withdraw-'));
  await beginSystem(out, { 'a.pdf': reportPdf(reportOf('某市教育局', 2021, [{ name: '校园足球' }, { name: '食堂补贴' }])) });
});
afterAll(() => rm(out, { recursive: true, force: true }));

const withdraw = (...args: readonly string[]) => runOps('withdraw', '--out', out, '--record', id, ...args);

it('shows the record, what would come of it, and changes nothing', async () => {
  const { code, stdout } = await withdraw();
  expect(code).toBe(0);
  expect(stdout).toContain(`${id}  某市教育局 2021 校园足球\nin public: current\nsaid by: a.pdf\n`);
  expect(stdout).toContain('It would be withdrawn. Nothing was changed.');
  expect(JSON.parse((await withdraw('--json')).stdout)).toMatchObject({ record: { published: 'current', orders: [] }, order: null });
});

it('wants a reason, and a record that somebody knows', async () => {
  expect(await withdraw('--yes')).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('--why is missing') });
  expect(await runOps('withdraw', '--out', out)).toMatchObject({ code: 2, stderr: expect.stringContaining('--record <id>') });
  expect(await runOps('withdraw', '--out', out, '--record', 'pe-0000000000000000')).toMatchObject({
    code: 2,
    stderr: 'pe-0000000000000000: no record has this id in public, and no document says one; what is held is not public\n',
  });
});

it('takes it out of public, once; the receipt says so, and not why', async () => {
  const { stdout } = await withdraw('--yes', '--who', '值班员', '--why', '待核实', '--json');
  expect(JSON.parse(stdout)).toMatchObject({
    order: { kind: 'withdraw', subject: `record#${id}`, who: '值班员', why: '待核实', isUndone: false, projectName: '校园足球' },
    publication: 'Published as sequence 2.',
  });
  expect(JSON.parse(await publicFile(`records/${id}.json`)).record).toMatchObject({ status: 'withdrawn', reason: '发布单位决定撤回' });
  const page = await readFile(path.join(out, 'receipts/a.pdf.html'), 'utf8');
  expect(page).toMatch(/<span class="chip bad">已撤回<\/span>校园足球/);
  expect(page).toMatch(/发布单位于北京时间 \d+年\d+月\d+日 \d\d:\d\d决定撤回，公开数据中不显示其内容。/);
  expect(page).not.toContain('待核实');
  expect((await withdraw('--yes', '--why', '再说一遍')).stdout).toMatch(
    /ordered: 20\S+Z withdrawn by 值班员: 待核实\n\nIt is withdrawn by an order already\.\n$/,
  );
});

it('brings it back with --undo', async () => {
  expect((await withdraw('--undo')).stdout).toContain('It would be public again, as its documents say it. Nothing was changed.');
  expect((await withdraw('--undo', '--yes', '--why', '已核实')).stdout).toContain('Ordered. Published as sequence 3.');
  expect(JSON.parse(await publicFile(`records/${id}.json`)).record).toMatchObject({ status: 'current', revision: 3 });
  expect((await withdraw('--undo')).stdout).toContain('No order withdraws it.');
});

function publicFile(name: string): Promise<string> {
  return readFile(path.join(out, 'public', name), 'utf8');
}
