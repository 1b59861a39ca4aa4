import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';

const here = import.meta.dirname;

/** All of them: a document whose character map is not there would lose its text. They are packed, and read one by one as documents name them. */
const characterMaps = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), 'cmaps');

/** The second reader, as its package ships it: WebAssembly (4.65 MB) and the module that loads it (0.3 MB). They stand beside the bundle, not in it. */
const pdfium = {
  'pdfium.wasm': fileURLToPath(import.meta.resolve('@embedpdf/pdfium/pdfium.wasm')),
  'pdfium.mjs': fileURLToPath(import.meta.resolve('@embedpdf/pdfium')),
};

/** PDFs are read in a process of their own, so its program is another file. */
const pageReader = join(here, '..', 'shared', 'adapters', 'pdf', 'pdf-process-entry.ts');

/** The page for people: its script and style stand beside the publisher, which sets them into `index.html`. */
const pageBundler = join(here, 'bundle-page-file.ts');

/**
 * A handler of `lambdas/` as a function's code: ES modules (see bundle-handler.ts); where PDFs are read, also the program that does, pdf.js's character maps
 * and PDFium. Where the page for people is written, its script and style.
 */
export function handlerCode(name: 'extract' | 'publish' | 'bulk' | 'dead-letters' | 'reconcile' | 'notify'): Code {
  const source = join(here, '..', 'lambdas', name);
  const handler = join(source, 'handler.ts');
  return Code.fromAsset(source, {
    // By what came out: the same bundle is the same asset, whatever moved in the sources.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: {
        tryBundle(folder: string): boolean {
          const programs = name === 'extract' ? { handler, 'read-pages': pageReader } : { handler };
          const named = Object.entries(programs).map(([program, entry]) => `${program}=${entry}`);
          // A process of its own, because a construct cannot wait for a promise.
          execFileSync(process.execPath, [join(here, 'bundle-handler.ts'), folder, ...named], { stdio: 'inherit' });
          if (name === 'publish') execFileSync(process.execPath, [pageBundler, join(folder, 'page.json')], { stdio: 'inherit' });
          if (name === 'extract') {
            cpSync(characterMaps, join(folder, 'cmaps'), { recursive: true });
            for (const [name, file] of Object.entries(pdfium)) cpSync(file, join(folder, name));
          }
          return true;
        },
      },
      // Required, and never used: the local way succeeds or throws.
      image: DockerImage.fromRegistry('unused'),
    },
  });
}
