import { beforeEach, describe, expect, it } from 'vitest';
import { reprocess } from '../../local/ops/reprocess.ts';
import type { Candidate } from '../../shared/core/document.ts';
import type { CheckedDocument } from '../../shared/core/documents/check-reading.ts';
import type { SourceDocument } from '../../shared/core/records/extract-records.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';

const older = new ReportReader();
const agency = '某市教育局';
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const everything = { prefix: '', isOne: false, after: null };
const untilTheEnd = { isStopped: () => false, onStep: () => {} };

let stage: Stage;
beforeEach(() => {
  stage = new Stage(older);
});

describe('a newer engine', () => {
  beforeEach(async () => {
    await stage.put('a.pdf', report(agency, 2021, [football, canteen]));
    await stage.put('b.pdf', report(agency, 2021, [{ ...football, score: '80' }]));
    await stage.publish();
  });

  it('that reads something better corrects it, says why, and changes nothing else', async () => {
    install('e-next', ({ projectName }) => (projectName === canteen.name ? { gradeText: '优秀' } : {}));
    expect(await reprocess(everything, stage.process().ops, untilTheEnd)).toMatchObject({
      documents: 2,
      cursor: 'b.pdf',
      isStopped: false,
    });
    await stage.publish();
    expect(stage.changes()).toEqual(['corrected 食堂补贴']);
    expect(stage.eye.releases.at(-1)?.summary).toMatchObject({
      counts: { added: 0, changed: 0, corrected: 1, withdrawn: 0, restored: 0, unchanged: 1 },
      records: [{ reason: '文件未变，由新版程序更正读取结果：a.pdf', changes: [{ path: 'gradeText', before: '优', after: '优秀' }] }],
    });
  });

  it('that gives the same values with other places and findings publishes nothing', async () => {
    install('e-next', ({ source }) => ({ source: { ...source, fields: {} } }));
    await reprocess(everything, stage.process().ops, untilTheEnd);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
  });

  it('changes no order: who spoke speaks, whichever document was read again last', async () => {
    install('e-next', () => ({ scoreText: '八十' }));
    await reprocess({ ...everything, prefix: 'b.pdf' }, stage.process().ops, untilTheEnd);
    stage.world.pass(1000);
    await reprocess({ ...everything, prefix: 'a.pdf' }, stage.process().ops, untilTheEnd);
    await stage.publish();
    expect(stage.record(football.name)).toMatchObject({ score: 80, scoreText: '八十', source: { document: 'b.pdf' } });
    expect(stage.changes()).toEqual(['corrected 校园足球', 'corrected 食堂补贴']);
  });

  it('corrects also what a version with other bytes had said in the same words', async () => {
    await stage.put('b.pdf', report(agency, 2021, [{ ...football, score: '80' }], 'put in once more'));
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    install('e-next', () => ({ scoreText: '八十' }));
    await reprocess({ ...everything, prefix: 'b' }, stage.process().ops, untilTheEnd);
    await stage.publish();
    expect(stage.changes()).toEqual(['corrected 校园足球']);
  });

  it('and other bytes: what the documents say now is changed, not corrected', async () => {
    install('e-next', () => ({ scoreText: '八十' }));
    await stage.put('b.pdf', report(agency, 2021, [{ ...football, score: '81' }]));
    await stage.publish();
    expect(stage.changes()).toEqual(['changed 校园足球']);
  });

  it('that can no longer read a document withdraws nothing', async () => {
    stage.settings = { engine: 'e-next' };
    stage.reader = { read: async () => ({ kind: 'unreadable', code: 'damaged-pdf', found: 'x', expected: 'y' }) };
    await reprocess(everything, stage.process().ops, untilTheEnd);
    expect(await stage.publish()).toMatchObject({ kind: 'nothing-new' });
    expect(stage.receipt('a.pdf').records.map(({ status }) => status)).toEqual(['kept', 'kept']);
  });
});

describe('reprocess', () => {
  const documents = Array.from({ length: 25 }, (_, index) => `报告/${String(index).padStart(2, '0')} + %.pdf`);
  beforeEach(async () => {
    for (const document of documents) stage.world.drop(document, `不是 PDF ${document}`);
    stage.world.drop('报告/', '');
    stage.world.drop('报告/.DS_Store', 'x');
    stage.world.drop('另一份.pdf', '不是 PDF');
  });

  it('takes a bounded number at a time, can be stopped, and goes on where it was', async () => {
    const steps: (readonly string[])[] = [];
    const ops = { ...stage.process().ops, lookAt: async (some: readonly string[]) => void steps.push(some) };
    const first = await reprocess({ ...everything, prefix: '报告/' }, ops, { isStopped: () => steps.length === 1, onStep: () => {} });
    expect(first).toEqual({ documents: 10, cursor: documents[9], isStopped: true });
    const rest = await reprocess({ ...everything, prefix: '报告/', after: first.cursor }, ops, untilTheEnd);
    expect(rest).toEqual({ documents: 15, cursor: documents[24], isStopped: false });
    expect(steps.map(({ length }) => length)).toEqual([10, 10, 5]);
    expect(steps.flat()).toEqual(documents);
  });

  it('of one document takes no other whose key begins with its key', async () => {
    stage.world.drop('另一份.pdf.pdf', '不是 PDF');
    const taken: string[] = [];
    const ops = { ...stage.process().ops, lookAt: async (some: readonly string[]) => void taken.push(...some) };
    await reprocess({ ...everything, prefix: '另一份.pdf', isOne: true }, ops, untilTheEnd);
    expect(taken).toEqual(['另一份.pdf']);
  });

  it('of what the same engine has read changes nothing at all', async () => {
    await stage.extract(...documents);
    const before = stage.world.everything();
    await reprocess({ ...everything, prefix: '报告/' }, stage.process().ops, untilTheEnd);
    expect(stage.world.everything()).toEqual(before);
  });
});

/** An engine that reads every record a little differently. */
function install(engine: string, difference: (record: Candidate) => Partial<Candidate>): void {
  stage.settings = { engine };
  stage.reader = {
    read: (bytes) => older.read(bytes),
    check: async (bytes: Uint8Array, document: SourceDocument): Promise<CheckedDocument> => {
      const { extraction, sketches } = await older.check(bytes, document);
      const entries = extraction.entries.map((entry) =>
        entry.status === 'accepted' ? { ...entry, record: { ...entry.record, ...difference(entry.record) } } : entry,
      );
      return { extraction: { ...extraction, entries }, sketches };
    },
  };
}
