import { appendFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FolderChanges, followFolder, stableMs } from '../../../local/serve/follow-folder.ts';

describe('a folder that is followed', () => {
  let folder: string;
  let stop: AbortController;
  let followed: Promise<void>;
  let rounds: FolderChanges[];
  const names = (): unknown =>
    rounds.map(({ changed, gone }) => [changed.map(({ document, bytes }) => `${document} ${bytes}`).sort(), gone]);
  const follow = (known = new Map<string, { bytes: number; modifiedMs: number }>()): void => {
    followed = followFolder(folder, known, async (changes) => void rounds.push(changes), stop.signal);
  };
  const until = async (count: number): Promise<void> => {
    for (let waited = 0; rounds.length < count && waited < 20_000; waited += 50) await pause(50);
  };

  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'jixiao-folder-'));
    stop = new AbortController();
    rounds = [];
  });
  afterEach(async () => {
    stop.abort();
    await followed;
    await rm(folder, { recursive: true, force: true });
  });

  it('tells what was there, what came, what changed and what went, in folders too', async () => {
    await mkdir(path.join(folder, '教育局'));
    await writeFile(path.join(folder, '教育局/甲.pdf'), '1');
    follow(new Map([['从前.pdf', { bytes: 3, modifiedMs: 0 }]]));
    await until(1);
    await writeFile(path.join(folder, '教育局/甲.pdf'), '22');
    await until(2);
    await rm(path.join(folder, '教育局/甲.pdf'));
    await until(3);
    expect(names()).toEqual([
      [['教育局/甲.pdf 1'], ['从前.pdf']],
      [['教育局/甲.pdf 2'], []],
      [[], ['教育局/甲.pdf']],
    ]);
  });

  it('waits until a file is written', async () => {
    follow();
    for (let piece = 0; piece < 6; piece++) {
      await appendFile(path.join(folder, '慢.pdf'), 'x'.repeat(10));
      await pause(stableMs / 2);
    }
    await until(1);
    expect(names()).toEqual([[['慢.pdf 60'], []]]);
  });

  it('sees both halves of a rename at once', async () => {
    await writeFile(path.join(folder, '旧.pdf'), '1');
    follow();
    await until(1);
    await rename(path.join(folder, '旧.pdf'), path.join(folder, '新.pdf'));
    await until(2);
    expect(names()).toEqual([
      [['旧.pdf 1'], []],
      [['新.pdf 1'], ['旧.pdf']],
    ]);
  });

  it('passes over what programs leave behind and what is unfinished by its name', async () => {
    for (const name of ['.DS_Store', '~$甲.pdf', '甲.pdf.part', '甲.pdf']) await writeFile(path.join(folder, name), '1');
    follow();
    await until(1);
    expect(names()).toEqual([[['甲.pdf 1'], []]]);
  });
});
