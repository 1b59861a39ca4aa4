import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { opsUsage } from '../local/ops-command.ts';
import { statusTitles } from '../shared/core/documents/status-titles.ts';

const root = path.resolve(import.meta.dirname, '..');
const pages = [
  'README.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  ...readdirSync(path.join(root, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => `docs/${file}`),
];
const manifest = JSON.parse(text('package.json'));

describe('what is written down', () => {
  it.each(pages)('%s links only to what is there', (page) => {
    const links = [...text(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
      .map((match) => match[1] ?? '')
      .filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !existsSync(path.join(root, path.dirname(page), link)))).toEqual([]);
  });

  it.each(pages)('%s leads only to headings that are there', (page) => {
    const links = [...text(page).matchAll(/\]\(([^)#\s]*\.md)?#([^)\s]+)\)/g)];
    const missing = links.filter(([, file, anchor]) => {
      const target = file === undefined ? page : path.join(path.dirname(page), file);
      return !headingsOf(target).includes(anchor ?? '');
    });
    expect(missing.map(([link]) => link)).toEqual([]);
  });

  it.each(pages)('%s shows operators’ commands as they are: name and options', (page) => {
    for (const [command, name = '', rest = ''] of text(page).matchAll(/npx jixiao ops ([a-z-]+)([^`\n#]*)/g)) {
      const usage = new RegExp(`^  ${name}\\b[\\s\\S]*?(?=\\n  [a-z]|\\n\\n)`, 'm').exec(opsUsage)?.[0];
      expect([command, usage]).toEqual([command, expect.any(String)]);
      const options = [...rest.matchAll(/--[a-z]+/g)].map(([option]) => option);
      const known = ['--out', '--stack', '--yes', '--json', ...(usage?.match(/--[a-z]+/g) ?? [])];
      expect([command, options.filter((option) => !known.includes(option))]).toEqual([command, []]);
    }
  });

  it('the officers’ page says of each result what it means, under the title that receipts give it', () => {
    const rows = [...text('docs/officers.zh.md').matchAll(/^\| (\S+) +\|/gm)].map((match) => match[1]);
    expect(rows.slice(1)).toEqual(expect.arrayContaining(Object.values(statusTitles)));
  });

  it('the runbook’s commands work as they stand on the deployed system', () => {
    const commands = [...text('docs/runbook.md').matchAll(/`(npx jixiao ops [^`]*)`/g)].map((match) => match[1] ?? '');
    expect(commands.length).toBeGreaterThan(8);
    expect(commands.filter((command) => !command.includes('--stack jixiao-feed'))).toEqual([]);
  });

  it.each(pages)('%s names only commands that are there', (page) => {
    const scripts = [...text(page).matchAll(/npm run(?: -s)? ([a-z:]+)/g)].map((match) => match[1] ?? '');
    expect(scripts.filter((script) => !(script in manifest.scripts))).toEqual([]);
  });

  it('ARCHITECTURE.md names only places that are there, and every folder of the source', () => {
    const places = [...text('ARCHITECTURE.md').matchAll(/`((?:shared|lambdas|local|cdk|web|test)\/[\w./*-]*)`/g)].map(
      (match) => match[1] ?? '',
    );
    expect(places.filter((place) => !exists(place))).toEqual([]);
    const folders = readdirSync(path.join(root, 'shared/core'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory())
      .map((entry) => `shared/core/${entry.name}`);
    expect(folders.filter((folder) => !places.includes(folder))).toEqual([]);
  });

  it('every decision has its status, context, decision and consequences, and a number of its own', () => {
    const decisions = readdirSync(path.join(root, 'docs/adr')).sort();
    expect(new Set(decisions.map((file) => file.slice(0, 4))).size).toBe(decisions.length);
    const incomplete = decisions.filter((file) =>
      ['Status:', '**Context.**', '**Decision.**', '**Consequences.**'].some((part) => !text(`docs/adr/${file}`).includes(part)),
    );
    expect(incomplete).toEqual([]);
  });

  it('every dependency has its sentence in a decision', () => {
    const decisions = readdirSync(path.join(root, 'docs/adr'))
      .map((file) => text(`docs/adr/${file}`))
      .join('\n');
    const names = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies });
    expect(names.filter((name) => !decisions.includes(`\`${name}\``))).toEqual([]);
  });
});

/** As GitHub makes an anchor of a heading. */
function headingsOf(page: string): readonly string[] {
  const headings = [...text(page).matchAll(/^#+ (.+)$/gm)].map((match) => match[1] ?? '');
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(/\s/g, '-'),
  );
}

/** A place may end in `*`: some file begins so. */
function exists(place: string): boolean {
  if (!place.endsWith('*')) return existsSync(path.join(root, place));
  const folder = path.join(root, path.dirname(place));
  return existsSync(folder) && readdirSync(folder).some((name) => name.startsWith(path.basename(place).slice(0, -1)));
}

function text(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
