import { describe, expect, it, vi } from 'vitest';
import { createPublishHandler } from '../../lambdas/publish/create-handler.ts';
import type { Line } from '../convergence/process.ts';
import { ReportReader, report } from '../convergence/reports.ts';
import { Stage } from '../convergence/stage.ts';
import { synthesizedStack } from '../support/synthesized-stack.ts';
import { ask, type Row } from './insights.ts';

const stack = synthesizedStack();
stack.remove();
const queries = stack.all('AWS::Logs::QueryDefinition').map(({ Properties }) => Properties);
const football = { name: '校园足球', score: '88.5' };
const canteen = { name: '食堂补贴', score: '95', grade: '优' };
const unreadable = { ...football, amount: '约一千万' };
const topicArn = 'arn:aws:sns:us-east-1:123456789012:officers';
const requestId = 'invocation-1';
const lines = await logOfABadDay();

it('saved queries ask logs that are there', () => {
  const logs = stack.all('AWS::Logs::LogGroup').map(({ id }) => id);
  expect(queries.map(({ Name }) => Name)).toEqual([
    'jixiao-feed/first errors',
    'jixiao-feed/one document (put its name in)',
    'jixiao-feed/documents that need attention',
    'jixiao-feed/publications',
    'jixiao-feed/out of place',
    'jixiao-feed/slowest runs',
  ]);
  const asked = queries.flatMap(({ LogGroupNames }) => LogGroupNames.map(({ Ref }: { Ref: string }) => Ref));
  expect(new Set(asked)).toEqual(new Set(logs));
});

describe('of the log of a bad day', () => {
  it.each(queries.map(({ Name, QueryString }) => ({ Name, QueryString })))('$Name shows no field that no line has', ({ QueryString }) => {
    const rows = ask(QueryString.replaceAll('NAME', '.pdf'), lines);
    expect(rows.length).toBeGreaterThan(0);
    for (const field of Object.keys(rows[0] ?? {})) expect([field, rows.some((row) => row[field] !== undefined)]).toEqual([field, true]);
  });

  it('first errors shows what our handlers caught, what they threw, a start that failed, a run cut off and a process that died', () => {
    const told = answer('first errors').map((row) => row['error.message'] ?? row.errorMessage ?? row['@message']);
    expect(told).toEqual([
      'SNS takes nothing',
      'the feed bucket takes nothing',
      'the table is away',
      expect.stringContaining('environment:'),
      expect.stringContaining('Task timed out after 120.00 seconds'),
      expect.stringContaining('Runtime exited with error: signal: killed'),
      expect.stringContaining('Status: timeout'),
    ]);
  });

  it('one document shows all that was logged of it, by part of its name, what is out of place too', () => {
    const told = answer('one document', '坏').map(({ service, message }) => `${service}: ${message}`);
    expect(told.toReversed()).toEqual([
      'extract: document begun',
      'extract: document not extracted',
      'dead-letters: dead letter',
      'reconcile: out of place',
    ]);
  });

  it('documents that need attention shows why, by code, and how many of their records are old', () => {
    expect(answer('documents that need attention').map(without('@timestamp', 'correlationId'))).toEqual([
      { document: 'a.pdf', status: 'held', recordsHeld: '1', recordsKept: '2', codes: 'amount-unreadable' },
      { document: 'no-report.pdf', status: 'rejected', recordsHeld: '0', recordsKept: '0', codes: 'not-a-pdf' },
    ]);
  });

  it('publications leaves out the runs that found nothing', () => {
    expect(answer('publications').map(({ kind, sequence }) => [kind, sequence])).toEqual([['published', '1']]);
  });

  it('out of place shows what, where, and whether a person must look; and the topic that nobody hears', () => {
    expect(
      answer('out of place').map(({ message, what, place, isSetRight, topic }) => [message, what ?? topic, place, isSetRight]),
    ).toEqual([
      ['nobody listens', topicArn, undefined, undefined],
      ['out of place', 'document failed', '坏.pdf', 'false'],
    ]);
  });

  it('slowest runs shows the slowest first, with the id that the line of its document has too', () => {
    const [slowest] = answer('slowest runs');
    expect(slowest?.['@duration']).toBe('120000.00');
    expect(answer('one document', '.pdf').map(({ requestId }) => requestId)).toContain(slowest?.['@requestId']);
  });
});

function answer(title: string, name = 'NAME'): readonly Row[] {
  const query = queries.find(({ Name }) => Name.startsWith(`jixiao-feed/${title}`));
  return ask(query?.QueryString.replaceAll('NAME', name), lines);
}

function without(...fields: readonly string[]) {
  return (row: Row): Row => Object.fromEntries(Object.entries(row).filter(([name]) => !fields.includes(name)));
}

/** What the handlers wrote while one thing after another went wrong; and between it what Lambda itself writes of them, as its documentation has it. */
async function logOfABadDay(): Promise<readonly string[]> {
  const written: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((line) => written.push(String(line).trimEnd()) > 0);
  const stage = new Stage(new ReportReader(), { writesLog: true, heardTopicArns: [topicArn] });
  const thrown = async (what: string, run: () => Promise<unknown> | unknown) => {
    const error = await Promise.resolve()
      .then(run)
      .then(
        () => null,
        (error: Error) => error,
      );
    if (error === null) throw new Error('it should have failed');
    const told = { errorType: error.name, errorMessage: error.message, stack: error.stack?.split('\n') };
    written.push(`2026-03-01T08:00:00.000Z\t${requestId}\tERROR\t${what} \t${JSON.stringify(told)}`);
  };
  try {
    await stage.put('no-report.pdf', 'not a PDF');
    await thrown('Invoke Error', () => stage.process(refuses(({ service }) => service === 'sns', 'SNS takes nothing')).notify());
    await stage.put('a.pdf', report('某市教育局', 2021, [football, canteen]));
    await thrown('Invoke Error', () =>
      stage.process(refuses(({ what }) => what.startsWith('PUT /feed/'), 'the feed bucket takes nothing')).publish(),
    );
    await stage.publish();
    await stage.publish();
    await stage.put('a.pdf', report('某市教育局', 2021, [unreadable]));
    stage.world.drop('坏.pdf', 'poison');
    await stage.process(refuses(({ service }) => service === 'dynamodb', 'the table is away')).extract('坏.pdf');
    await stage.process().deadLetters('坏.pdf');
    stage.world.sns.listeners = 0;
    await stage.process().reconcile();
    await thrown('Uncaught Exception', () => createPublishHandler({}));
    written.push(
      `2026-03-01T08:02:00.000Z ${requestId} Task timed out after 120.00 seconds`,
      `RequestId: ${requestId} Error: Runtime exited with error: signal: killed`,
      `REPORT RequestId: ${requestId}\tDuration: 120000.00 ms\tBilled Duration: 120000 ms\tMemory Size: 1769 MB\tMax Memory Used: 405 MB\tStatus: timeout`,
      'REPORT RequestId: 0f5d\tDuration: 812.41 ms\tBilled Duration: 813 ms\tMemory Size: 1769 MB\tMax Memory Used: 210 MB',
    );
    return written;
  } finally {
    write.mockRestore();
  }
}

function refuses(isRefused: (call: Parameters<Line>[0]) => boolean, message: string): Line {
  return async (call, carryOut) => {
    if (isRefused(call)) throw new Error(message);
    return carryOut();
  };
}
