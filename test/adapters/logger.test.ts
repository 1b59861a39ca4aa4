import { afterEach, describe, expect, it, vi } from 'vitest';
import { createLogger } from '../../shared/adapters/logger.ts';

afterEach(() => vi.restoreAllMocks());

describe('the log', () => {
  it('is one JSON object a line, which no field can forge', () => {
    const lines = capture('stdout');
    createLogger('extract', {}).info('document extracted', {
      document: 'a\n{"level":"error"}\u2028.pdf',
      message: 'forged',
      level: 'error',
    });
    expect(lines).toHaveLength(1);
    expect(lines[0]?.split('\n')).toHaveLength(2);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      level: 'info',
      time: expect.stringMatching(/^\d{4}-.*Z$/),
      service: 'extract',
      message: 'document extracted',
      document: 'a\n{"level":"error"}\u2028.pdf',
    });
  });

  it('says what an error was and where, and cuts long values', () => {
    const lines = capture('stdout');
    createLogger('extract', {}).error('no', { error: new Error('gone', { cause: new Error('why') }), text: 'x'.repeat(10_000) });
    const { error, text } = JSON.parse(lines[0] ?? '');
    expect(error).toMatchObject({
      name: 'Error',
      message: 'gone',
      stack: expect.stringContaining('logger.test.ts'),
      cause: { message: 'why' },
    });
    expect(text).toBe(`${'x'.repeat(500)}…`);
  });

  it('on the command line has only errors, on stderr', () => {
    const [out, err] = [capture('stdout'), capture('stderr')];
    const logger = createLogger('extract', { JIXIAO_LOG: 'errors' });
    logger.info('fine');
    logger.error('not fine');
    expect([out.length, err.length]).toEqual([0, 1]);
  });
});

function capture(stream: 'stdout' | 'stderr'): string[] {
  const lines: string[] = [];
  vi.spyOn(process[stream], 'write').mockImplementation((chunk) => {
    lines.push(String(chunk));
    return true;
  });
  return lines;
}
