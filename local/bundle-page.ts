import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import type { PageProgram } from '../shared/core/pages/page-program.ts';

/** Browsers of the last years: what they lack of ES2024 is not used (`Map.groupBy` is the newest of it). */
const target = ['chrome117', 'firefox119', 'safari17.4'];

/** The page's script and style, each in one piece: the same sources give the same bytes. */
export async function bundlePage(): Promise<PageProgram> {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL('../web/main.tsx', import.meta.url)), fileURLToPath(new URL('../web/page.css', import.meta.url))],
    outdir: 'out',
    bundle: true,
    write: false,
    minify: true,
    format: 'esm',
    charset: 'utf8',
    legalComments: 'none',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    target,
    logLevel: 'warning',
  });
  const textOf = (extension: string): string => {
    const file = outputFiles.find(({ path }) => path.endsWith(extension));
    if (file === undefined) throw new Error(`the bundle has no ${extension}`);
    return file.text;
  };
  return { script: textOf('.js'), style: textOf('.css') };
}
