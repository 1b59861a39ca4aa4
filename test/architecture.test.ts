import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');

/** Where a file stands, and what it may import: other places, and packages. `node:` modules of I/O are for the outer rings. */
const rings: readonly { place: string; mayImport: readonly string[]; packages: readonly RegExp[] }[] = [
  { place: 'shared/core/', mayImport: ['shared/core/'], packages: [/^zod$/, /^big\.js$/, /^node:(crypto|assert\/strict)$/] },
  { place: 'shared/ports.ts', mayImport: ['shared/core/', 'shared/metrics.ts'], packages: [] },
  { place: 'shared/metrics.ts', mayImport: [], packages: [] },
  { place: 'shared/config.ts', mayImport: [], packages: [/^zod$/] },
  {
    place: 'shared/steps/',
    mayImport: ['shared/steps/', 'shared/core/', 'shared/ports.ts'],
    packages: [/^node:(crypto|assert\/strict|timers\/promises)$/],
  },
  {
    place: 'shared/adapters/',
    mayImport: ['shared/adapters/', 'shared/core/', 'shared/ports.ts', 'shared/metrics.ts'],
    packages: [/^zod$/, /^@aws-sdk\//, /^@smithy\//, /^pdf-parse$/, /^pdfjs-dist/, /^@embedpdf\/pdfium$/, /^aws-lambda$/, /^node:/],
  },
  {
    place: 'lambdas/extract/',
    mayImport: ['lambdas/extract/', 'shared/'],
    packages: [/^aws-lambda$/, /^node:(crypto|assert\/strict|timers\/promises)$/],
  },
  {
    place: 'lambdas/publish/',
    mayImport: ['lambdas/publish/', 'shared/'],
    packages: [/^aws-lambda$/, /^node:(crypto|assert\/strict|timers\/promises)$/],
  },
  { place: 'lambdas/bulk/', mayImport: ['lambdas/bulk/', 'shared/'], packages: [/^aws-lambda$/, /^node:(crypto|assert\/strict)$/] },
  {
    place: 'lambdas/dead-letters/',
    mayImport: ['lambdas/dead-letters/', 'shared/'],
    packages: [/^aws-lambda$/],
  },
  {
    place: 'lambdas/reconcile/',
    mayImport: ['lambdas/reconcile/', 'shared/'],
    packages: [/^aws-lambda$/],
  },
  {
    place: 'lambdas/notify/',
    mayImport: ['lambdas/notify/', 'shared/'],
    packages: [/^aws-lambda$/],
  },
  {
    place: 'cdk/',
    mayImport: [
      'cdk/',
      'shared/config.ts',
      'shared/metrics.ts',
      'shared/core/documents/keys.ts',
      'shared/core/feed/public-headers.ts',
      'shared/adapters/dynamo/dynamo-table-definition.ts',
      'shared/adapters/pdf/pdf-worker-source.ts',
      'local/bundle-page.ts',
    ],
    packages: [/./],
  },
  { place: 'web/', mayImport: ['web/', 'shared/core/'], packages: [/^preact(\/hooks)?$/] },
  { place: 'local/', mayImport: ['local/', 'lambdas/', 'shared/', 'cdk/cost/'], packages: [/./] },
];

/** In the Lambdas only the files that are the entry may know adapters: a use case knows ports. */
const wiring = /^lambdas\/[\w-]+\/(handler|create-handler)\.ts$/;

describe('imports go down only', () => {
  const sources = rings.flatMap(({ place }) => filesOf(place));

  it('every source file stands in a ring', () => {
    const all = ['shared/', 'lambdas/', 'cdk/', 'local/', 'web/'].flatMap(filesOf);
    expect(all.filter((file) => !sources.includes(file))).toEqual([]);
    expect(all.length).toBeGreaterThan(50);
  });

  it.each(rings)('$place', ({ place, mayImport, packages }) => {
    const offences = filesOf(place).flatMap((file) =>
      importsOf(file)
        .filter(({ target, isPackage }) =>
          isPackage ? !packages.some((name) => name.test(target)) : !mayImport.some((allowed) => target.startsWith(allowed)),
        )
        .map(({ target }) => `${file} → ${target}`),
    );
    expect(offences).toEqual([]);
  });

  it('use cases know ports, never adapters', () => {
    const offences = filesOf('lambdas/')
      .filter((file) => !wiring.test(file))
      .flatMap((file) => importsOf(file).map(({ target }) => ({ file, target })))
      .filter(({ target }) => target.startsWith('shared/adapters/'));
    expect(offences).toEqual([]);
  });

  it('no files import each other in a circle, types included', () => {
    let left = new Map(sources.map((file) => [file, importsOf(file).map(({ target }) => target)]));
    for (let size = -1; size !== left.size; ) {
      size = left.size;
      const isLeft = new Map(left);
      left = new Map([...left].filter(([, targets]) => targets.some((target) => isLeft.has(target))));
    }
    expect([...left.keys()]).toEqual([]);
  });
});

describe('core is pure', () => {
  it.each([
    ['a clock', /\bDate\.now\(|new Date\(\)/],
    ['randomness', /Math\.random|randomUUID|randomBytes/],
    ['the environment', /process\.|globalThis\./],
    ['logging', /console\./],
    ['sorting by locale', /localeCompare|toLocale/],
  ])('no %s', (_what, pattern) => {
    const offences = filesOf('shared/core/').filter((file) => pattern.test(readFileSync(path.join(root, file), 'utf8')));
    expect(offences).toEqual([]);
  });
});

describe('names', () => {
  it('no barrel files but the list of rules, no utils', () => {
    const names = ['shared/', 'lambdas/', 'cdk/', 'local/', 'web/'].flatMap(filesOf);
    expect(names.filter((file) => /(^|\/)(index|utils?|helpers?|misc)\.tsx?$/.test(file))).toEqual(['shared/core/rules/index.ts']);
  });
});

function filesOf(place: string): string[] {
  if (place.endsWith('.ts')) return [place];
  return readdirSync(path.join(root, place), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .map((file) => place + file.split(path.sep).join('/'));
}

function importsOf(file: string): { target: string; isPackage: boolean }[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  const statement = /^(?:import|export)\s(?:[^;']*?\sfrom\s)?'([^']+)'|\bimport\('([^']+)'\)/gm;
  const specifiers = [...text.matchAll(statement)].map((match) => match[1] ?? match[2] ?? '');
  return specifiers.map((specifier) =>
    specifier.startsWith('.')
      ? { target: path.posix.normalize(path.posix.join(path.posix.dirname(file), specifier)), isPackage: false }
      : { target: specifier, isPackage: true },
  );
}
