import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { startLocalSystem } from '../../local/local-system.ts';
import { incomingKey } from '../../shared/core/documents/keys.ts';
import { beginSystem } from '../support/begin-system.ts';
import { loseBytes } from '../support/lose-bytes.ts';
import { reportOf, reportPdf } from '../support/report-pdf.ts';
import { runJixiao } from '../support/run-jixiao.ts';

const name = '上海市机关事务管理局2018年度绩效评价结果.pdf';
const sample = await readFile(new URL(`../../local/sample/${name}`, import.meta.url));
const page = await readFile(new URL('../../docs/operations.md', import.meta.url), 'utf8');
const football = { name: '校园足球', score: '59', grade: '良' };
const collection = reportOf(
  '某市财政局',
  2021,
  Array.from({ length: 24 }, (_, index) => ({ name: `专项${index + 1}`, score: '88' })),
);

/** What stands in the folder before the commands of a section. */
const beginnings: Readonly<Record<string, (out: string) => Promise<unknown>>> = {
  where: (out) => beginSystem(out, { [name]: sample }),
  redrive: async (out) => {
    const poisoned = reportPdf(reportOf('某市教育局', 2021, [{ name: '校园足球' }]));
    await beginSystem(out, { [name]: sample });
    const system = await startLocalSystem(path.join(out, 'state'));
    await system.uploads.put(incomingKey('教育局/校园足球.pdf'), poisoned, { contentType: 'application/pdf' });
    const mend = await loseBytes(out, poisoned);
    await system.extract(() => {});
    await system.close();
    return mend;
  },
  reconcile: (out) => beginSystem(out, { [name]: sample }),
  withdraw: (out) => beginSystem(out, { [name]: sample }),
  takedown: (out) => beginSystem(out, { [name]: sample }),
  confirm: (out) => beginSystem(out, { '校园足球.pdf': reportPdf(reportOf('某市教育局', 2021, [football])) }),
  'release-collapse': async (out) => {
    await beginSystem(out, { '汇总.pdf': reportPdf(collection) });
    const system = await startLocalSystem(path.join(out, 'state'));
    await system.uploads.delete(incomingKey('汇总.pdf'));
    await system.extract(() => {});
    await system.publish();
    await system.close();
  },
  reprocess: (out) => beginSystem(out, { '汇总.pdf': reportPdf(collection) }),
};

interface Shown {
  readonly command: string;
  readonly prints: string;
}

/** By section, each command with what the page says that it prints. */
const shown: Readonly<Record<string, readonly Shown[]>> = Object.fromEntries(
  page
    .split(/^## /m)
    .slice(1)
    .map((section): [string, readonly Shown[]] => [
      section.slice(0, section.indexOf('\n')),
      [...section.matchAll(/^```\n([\s\S]*?)^```$/gm)].flatMap(([, block = '']) =>
        block
          .split(/^\$ /m)
          .slice(1)
          .map((part) => ({ command: part.slice(0, part.indexOf('\n')), prints: part.slice(part.indexOf('\n') + 1).trimEnd() })),
      ),
    ])
    .filter(([, commands]) => commands.length > 0),
);

/** What happens before the last command of a section. */
type Mend = () => Promise<void>;

describe('what docs/operations.md shows is what is printed', () => {
  it('in a section each, for every command', () => {
    expect(Object.keys(shown)).toEqual(Object.keys(beginnings));
  });

  it.each(Object.keys(beginnings))('%s', { timeout: 180_000 }, async (section) => {
    const folder = await mkdtemp(path.join(tmpdir(), 'jixiao-doc-'));
    const mend = (await beginnings[section]?.(path.join(folder, 'out'))) as Mend | undefined;
    const commands = shown[section] ?? [];
    let seen = '';
    for (const [index, { command, prints }] of commands.entries()) {
      if (index === commands.length - 1) await mend?.();
      const args = command
        .replace(/--seen \S+/, `--seen ${seen}`)
        .split(' ')
        .slice(2);
      const { stdout, stderr } = await runJixiao(args, folder);
      seen = /--seen (\w+)/.exec(stdout)?.[1] ?? seen;
      expect(`$ ${command}\n${likePrinted(stderr + stdout, prints)}`).toBe(`$ ${command}\n${lasting(prints)}`);
    }
    await rm(folder, { recursive: true, force: true });
  });
});

/** A line `…` of the page stands for all lines up to the next one that the page shows. */
function likePrinted(output: string, prints: string): string {
  const [lines, onPage] = [output.trimEnd(), prints].map((text) => lasting(text).split('\n')) as [string[], string[]];
  let at = 0;
  const like = onPage.flatMap((line, index) => {
    if (line.trim() !== '…') {
      at += 1;
      return lines.slice(at - 1, at);
    }
    const next = onPage[index + 1];
    const from = at;
    at = next === undefined ? lines.length : Math.max(at, lines.indexOf(next, at));
    return at > from ? [line] : [];
  });
  return [...like, ...lines.slice(at)].join('\n');
}

/** Without what is another at each run: times, versions, marks; and by the next engine. */
function lasting(text: string): string {
  return text
    .replaceAll(/20\d\d-\d\d-\d\dT[\d:.]+Z/g, '<time>')
    .replaceAll(/version [\w.-]{32}/g, 'version <version>')
    .replaceAll(/engine e\d+/g, 'engine <engine>')
    .replaceAll(/-e\d+-[0-9a-f]{16}/g, '-<engine and settings>')
    .replaceAll(/--seen [0-9a-f]{8}/g, '--seen <mark>');
}
