/**
 * `node cdk/bundle-handler.ts <folder> <name>=<entry.ts>… [--sourcemap]`: programs that run side by side, each with everything it imports, as ES modules:
 * `<folder>/<name>.mjs`, and beside them what they share and what they load later, named by its content.
 *
 * Functions carry no source map, which would be larger than they are. The same commit gives the same bytes, so a stack trace from a log can be read
 * with a map that is made afterwards.
 */
import { readFileSync } from 'node:fs';
import { build, type Plugin } from 'esbuild';
import { pdfWorkerSource } from '../shared/adapters/pdf/pdf-worker-source.ts';

/** Where else the SDK would look for keys, each behind a dynamic import: a Lambda has its keys in the environment. */
const neverReached = [
  '@aws-sdk/credential-provider-ini',
  '@aws-sdk/credential-provider-sso',
  '@aws-sdk/credential-provider-process',
  '@aws-sdk/credential-provider-web-identity',
  '@aws-sdk/credential-provider-http',
  '@smithy/credential-provider-imds',
  // For the names of browsers.
  'bowser',
  // pdf.js asks for it to draw pages, which nothing here does: 30 MB of native code.
  '@napi-rs/canvas',
];

/**
 * pdf.js minifies itself better than esbuild does. Its builds for what is older bring 100 KB of polyfills; of what the others need, the Node of the Lambdas
 * lacks one function (see pdf-canvas-shim.ts).
 */
const pdfjs = {
  'pdfjs-dist/legacy/build/pdf.worker.mjs': 'pdfjs-dist/build/pdf.worker.min.mjs',
  'pdfjs-dist/legacy/build/pdf.mjs': 'pdfjs-dist/build/pdf.min.mjs',
};

/**
 * The SDK's schemas name their keys by constants, `{ [_hH]: … }`. Reading a computed key may run code, so no bundler dares to drop a schema that has
 * one; with the names written out, the schemas of operations that nobody calls fall away.
 */
const namesWrittenOut: Plugin = {
  name: 'names-written-out',
  setup: ({ onLoad }) => {
    onLoad({ filter: /@aws-sdk.client-[\w-]+.dist-es.schemas.schemas_0\.js$/ }, ({ path }) => {
      const source = readFileSync(path, 'utf8');
      const names = new Map([...source.matchAll(/^const (_\w+) = ("[^"\\]*");$/gm)].map(([, name, text]) => [name, text]));
      return { contents: source.replaceAll(/\[(_\w+)\]:/g, (key, name) => (names.has(name) ? `${names.get(name)}:` : key)) };
    });
  },
};

const changedPdfjs: Plugin = {
  name: 'changed-pdfjs',
  setup: ({ onLoad }) => {
    onLoad({ filter: /pdf\.worker\.min\.mjs$/ }, ({ path }) => ({ contents: withoutXfa(pdfWorkerSource(readFileSync(path, 'utf8'))) }));
    onLoad({ filter: /pdf\.min\.mjs$/ }, ({ path }) => ({ contents: withUsedExports(readFileSync(path, 'utf8')) }));
  },
};

/** Without the two calls that lead there (XFA forms are not asked for, and texts of comments not read), 14 KB of pdf.js fall away. */
function withoutXfa(source: string): string {
  return source
    .replaceAll(/this\.data\.richText=XFAFactory\.getRichTextAsHtml\([^;]*?\)\)/g, 'void 0')
    .replace(/\w+\?new XFAFactory\(\w+\):null/, 'null');
}

/** What pdf-parse and the door to it take of pdf.js. */
const usedExports: readonly string[] = [
  'GlobalWorkerOptions',
  'ImageKind',
  'OPS',
  'PDFDateString',
  'PDFWorker',
  'Util',
  'VerbosityLevel',
  'getDocument',
];

/**
 * pdf-parse imports all that pdf.js exports, and pdf.js puts it on globalThis once more. Its last third, between what opens a document and these exports, is
 * layers of annotations and their editors, which nothing before them knows.
 */
function withUsedExports(source: string): string {
  const layers = /class ColorPicker\{.*globalThis\.pdfjsLib=\{[^{}]*\};export\{([^{}]*)\};/s;
  const exported =
    layers
      .exec(source)?.[1]
      ?.split(',')
      .filter((name) => usedExports.includes(name.split(' as ').at(-1) ?? '')) ?? [];
  if (exported.length !== usedExports.length) throw new Error('pdf.js is another than this was written for');
  return source.replace(layers, `export{${exported.join(',')}};`);
}

/** What a rule is documented with in English stands in docs/rules.md; receipts are in Chinese. */
const rulesInChinese: Plugin = {
  name: 'rules-in-chinese',
  setup: ({ onLoad }) => {
    onLoad({ filter: /core.rules.[\w-]+\.ts$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replace(/^ {4}en: \{\n.*?^ {4}\},$/ms, '    en: { title: "", meaning: "", remedy: "" },'),
      loader: 'ts',
    }));
  },
};

/**
 * What is imported and never called: zod prepares every schema for JSON Schemas, which only the publisher writes (19 KB); DynamoDB's client brings a cache
 * for endpoint discovery, which it is not told to do (5 KB).
 */
const withoutUncalled: Plugin = {
  name: 'without-uncalled',
  setup: ({ onLoad }) => {
    onLoad({ filter: /zod.v4.core.(?:to-json-schema|json-schema-processors)\.js$/ }, () => ({
      contents: 'module.exports = new Proxy({}, { get: () => () => undefined });',
    }));
    onLoad({ filter: /mnemonist.lru-cache\.js$/ }, () => ({ contents: 'module.exports = class {};' }));
  },
};

/** PDFium is two files as its package ships them, its wasm and what loads it: they stand beside the bundle (see handler-code.ts). */
const pdfiumBeside: Plugin = {
  name: 'pdfium-beside',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@embedpdf\/pdfium$/ }, () => ({ path: './pdfium.mjs', external: true }));
  },
};

const [folder = '', ...programs] = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const isPublisher = programs.some((program) => /lambdas.publish/.test(program));
await build({
  entryPoints: Object.fromEntries(programs.map((program) => program.split('=') as [string, string])),
  outdir: folder,
  outExtension: { '.js': '.mjs' },
  // One program by itself is one file.
  splitting: programs.length > 1,
  chunkNames: 'part-[hash]',
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // ES modules where a package has them: what is not used of them can be dropped.
  mainFields: ['module', 'main'],
  minify: true,
  charset: 'utf8',
  alias: pdfjs,
  external: neverReached,
  plugins: [namesWrittenOut, changedPdfjs, rulesInChinese, pdfiumBeside, ...(isPublisher ? [] : [withoutUncalled])],
  // What is CommonJS in the bundle still calls require for Node's own modules.
  banner: { js: "import { createRequire as requireFor } from 'node:module'; const require = requireFor(import.meta.url);" },
  sourcemap: process.argv.includes('--sourcemap') ? 'external' : false,
  logLevel: 'warning',
});
