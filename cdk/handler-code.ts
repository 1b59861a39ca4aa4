import { execFileSync } from 'node:child_process';
import { cpSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';

const here = import.meta.dirname;

/** All of them: a document whose character map is not there would lose its text. They are packed, and read one by one as documents name them. */
const characterMaps = join(dirname(fileURLToPath(import.meta.resolve('pdfjs-dist/package.json'))), 'cmaps');

/** A handler of `lambdas/` as a function's code: one ES module (see bundle-handler.ts), and beside it pdf.js's character maps where PDFs are read. */
export function handlerCode(name: 'extract' | 'publish'): Code {
  const source = join(here, '..', 'lambdas', name);
  return Code.fromAsset(source, {
    // By what came out: the same bundle is the same asset, whatever moved in the sources.
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      local: {
        tryBundle(folder: string): boolean {
          // A process of its own, because a construct cannot wait for a promise.
          execFileSync(process.execPath, [join(here, 'bundle-handler.ts'), join(source, 'handler.ts'), folder], { stdio: 'inherit' });
          if (name === 'extract') cpSync(characterMaps, join(folder, 'cmaps'), { recursive: true });
          return true;
        },
      },
      // Required, and never used: the local way succeeds or throws.
      image: DockerImage.fromRegistry('unused'),
    },
  });
}
