import { beforeEach, describe, expect, it } from 'vitest';
import { holdAt } from './held-line.ts';
import { ReportReader, report } from './reports.ts';
import { Stage } from './stage.ts';

const reader = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const unreadable = report(agency, 2021, [{ ...football, amount: '约一千万' }]);
const readable = report(agency, 2021, [football]);

let stage: Stage;
beforeEach(() => {
  stage = new Stage(reader);
});

describe('what officers are told', () => {
  it('is every document that needs them, in one notice, in the order of their names', async () => {
    await stage.put('教育局/丙.pdf', '不是 PDF');
    await stage.put('教育局/甲.pdf', unreadable);
    await stage.put('教育局/乙.pdf', readable);
    expect(await stage.notices()).toEqual([
      `绩效评价结果上传通知（第 1 号）
北京时间 2026年3月1日 16:00

有 2 份文件需要处理：

1. 教育局/丙.pdf
   未能读取：没有从这份文件中读到任何项目表。
   · 不是 PDF 文件。请用原始文件导出或另存为 PDF，再放入。
   回执：receipts/教育局/丙.pdf.html

2. 教育局/甲.pdf
   暂未收录：找到 1 张项目表，每一张都有问题，没有收录。
   · 金额读不出来（第 1 页）。请对照这一格改正金额：只写一个数和一个单位，说明文字移到别处。改好后重新导出并放入。
   回执：receipts/教育局/甲.pdf.html

回执在存储桶 uploads 里，用浏览器打开。改好的文件请用原来的文件名再放一次。
同一号通知可能收到不止一次，内容完全相同，处理一次即可。
`,
    ]);
    expect(stage.world.sns.sent.map(({ subject }) => subject)).toEqual(['Jixiao Feed notice 1: 2 document(s) need attention']);
  });

  it('is nothing where all is well', async () => {
    await stage.put('a.pdf', readable);
    await stage.publish();
    expect(await stage.notices()).toEqual([]);
  });

  it('is not told again: by repeated events, the same bytes put again, a newer engine that finds the same, another publication', async () => {
    await stage.put('a.pdf', unreadable);
    await stage.notices();
    await stage.extract('a.pdf');
    await stage.put('a.pdf', unreadable);
    stage.settings = { engine: 'newer' };
    await stage.extract('a.pdf');
    await stage.publish();
    expect(await stage.notices()).toHaveLength(1);
  });

  it('is told anew of other bytes, and of another finding', async () => {
    await stage.put('a.pdf', unreadable);
    await stage.notices();
    await stage.put('a.pdf', report(agency, 2021, [{ ...football, amount: '约两千万' }]));
    expect(await stage.notices()).toHaveLength(2);
    await stage.put('a.pdf', '不是 PDF');
    expect((await stage.notices()).at(-1)).toContain('第 3 号');
  });

  it('is, once, that a document needs nobody any more: it was corrected, or removed', async () => {
    await stage.put('a.pdf', unreadable);
    await stage.put('b.pdf', unreadable);
    await stage.notices();
    await stage.put('a.pdf', readable);
    await stage.remove('b.pdf');
    const [, told] = await stage.notices();
    expect(told).toContain('先前通知过的 2 份文件，现在不用再处理：\n\n- a.pdf\n- b.pdf（文件已移除）\n');
    expect(told).not.toContain('需要处理：');
    expect(await stage.notices()).toHaveLength(2);
  });

  it('is nothing of what was corrected before anybody was told', async () => {
    await stage.put('a.pdf', unreadable);
    await stage.put('a.pdf', readable);
    expect(await stage.notices()).toEqual([]);
    expect(await stage.process().notify()).toEqual({ kind: 'nothing-new' });
  });

  it('is what the system could not process; and, when it was, that it is over', async () => {
    stage.world.drop('a.pdf', readable);
    await stage.process().deadLetters('a.pdf');
    await stage.process().deadLetters('a.pdf');
    expect(await stage.notices()).toEqual([expect.stringContaining('1. a.pdf\n   系统故障：系统未能处理这份文件。')]);
    await stage.extract('a.pdf');
    expect(await stage.notices()).toEqual([expect.anything(), expect.stringContaining('- a.pdf\n')]);
  });

  it('is nothing of a failure that was over before anybody was told', async () => {
    stage.world.drop('a.pdf', readable);
    await stage.process().deadLetters('a.pdf');
    await stage.extract('a.pdf');
    expect(await stage.notices()).toEqual([]);
    expect(await stage.process().notify()).toEqual({ kind: 'nothing-new' });
  });

  it('is that the public record is older than the document', async () => {
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.publish();
    await stage.put('a.pdf', unreadable);
    expect(await stage.notices()).toEqual([expect.stringContaining('· 上一版的 2 条记录继续公开，公开的内容比这份文件旧。')]);
  });

  it('is that withdrawals are held back; and that they went out', async () => {
    stage.settings = { withdrawalsMax: 1 };
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.publish();
    await stage.remove('a.pdf');
    await stage.publish();
    expect(await stage.notices()).toEqual([expect.stringContaining('1. a.pdf\n   文件已移除：请看下面的说明。\n   · 一次撤回的记录过多')]);
    await stage.process().releaseCollapse();
    await stage.publish();
    expect((await stage.notices()).at(-1)).toContain('- a.pdf（文件已移除）');
  });

  it('waits for what else comes, and not for ever', async () => {
    stage.settings = { patience: { quietMs: 300_000, waitMsMax: 1_800_000 } };
    await stage.put('a.pdf', unreadable);
    expect(await stage.process().notify()).toEqual({ kind: 'waiting' });
    stage.world.pass(299);
    await stage.put('b.pdf', unreadable);
    expect(await stage.process().notify()).toEqual({ kind: 'waiting' });
    stage.world.pass(300);
    expect(await stage.process().notify()).toEqual({ kind: 'told', number: 1, documents: 2 });
  });
});

describe('a notifier that dies, fails or meets another', () => {
  beforeEach(() => stage.put('a.pdf', unreadable));

  it('after it sent: the next one sends the same, under the same number', async () => {
    const sent = holdAt(({ what }) => what === 'PutItem doc#a.pdf head');
    void stage.process(sent.line).notify();
    await sent.reached;
    stage.world.pass(60);
    await stage.put('b.pdf', unreadable);
    await stage.process().notify();
    expect(stage.world.sns.sent).toHaveLength(2);
    expect(stage.world.sns.distinct()).toHaveLength(1);
    expect(await stage.notices()).toEqual([expect.stringContaining('第 1 号'), expect.stringMatching(/第 2 号.*1\. b\.pdf/s)]);
  });

  it('where SNS does not take it: the run fails, and the next one tells', async () => {
    const refused = stage.process(async ({ service }, carryOut) => {
      if (service === 'sns') throw Object.assign(new Error('no answer in time'), { name: 'TimeoutError' });
      return carryOut();
    });
    await expect(refused.notify()).rejects.toThrow('no answer in time');
    expect(await stage.notices()).toHaveLength(1);
  });

  it('while a notice is on its way, what the document becomes is told in the next one', async () => {
    const sent = holdAt(({ what }) => what === 'PutItem doc#a.pdf head');
    const slow = stage.process(sent.line).notify();
    await sent.reached;
    await stage.put('a.pdf', readable);
    sent.goOn();
    expect(await slow).toEqual({ kind: 'told', number: 1, documents: 1 });
    expect((await stage.notices()).at(-1)).toContain('- a.pdf\n');
    expect(await stage.process().notify()).toEqual({ kind: 'nothing-new' });
  });

  it('of two at the same time, one fixes the notice', async () => {
    const first = holdAt(({ what }) => what === 'PutItem notices last');
    const slow = stage.process(first.line).notify();
    await first.reached;
    await stage.process().notify();
    first.goOn();
    expect(await slow).toEqual({ kind: 'overtaken' });
    expect(stage.world.sns.sent).toHaveLength(1);
  });
});
