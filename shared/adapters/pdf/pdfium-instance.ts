/** PDFium in WebAssembly, in memory of its own with a true cap. An instance that has aborted is good for nothing more: make another. */
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { init } from '@embedpdf/pdfium';
import type { Pdfium } from './pdfium.ts';
import { giveStandInFont } from './pdfium-stand-in-font.ts';

/** The memory that PDFium asked for is more than it may have. */
export class PdfiumOutOfMemory extends Error {
  override readonly name = 'PdfiumOutOfMemory';
}

/** As much of the global WebAssembly as is used here: it is the browsers' library that has its types. */
interface WebAssemblyGlobal {
  compile(bytes: Uint8Array): Promise<object>;
  instantiate(module: object, imports: Imports): Promise<object>;
}
type Imports = Readonly<Record<string, Record<string, unknown>>>;

const { WebAssembly } = globalThis as unknown as { readonly WebAssembly: WebAssemblyGlobal };

let compiled: Promise<object> | undefined;

export async function createPdfium(memoryBytesMax: number): Promise<Pdfium> {
  compiled ??= readFile(wasmFile()).then((bytes) => WebAssembly.compile(bytes));
  const wasm = await compiled;
  const quiet = { print: () => {}, printErr: () => {} };
  const instantiateWasm = (imports: Imports, done: (instance: object) => void): object => {
    capMemory(imports, memoryBytesMax);
    void WebAssembly.instantiate(wasm, imports).then(done);
    return {}; // said to come later
  };
  const names = new Set(Object.getOwnPropertyNames(globalThis));
  const pdfium = (await init({ ...quiet, instantiateWasm } as unknown as Parameters<typeof init>[0])) as Pdfium;
  removeWarners(names);
  pdfium.PDFiumExt_Init();
  giveStandInFont(pdfium);
  return pdfium;
}

/**
 * The first instance puts getters on globalThis, to warn whoever uses names that Emscripten no longer has. They hold on to it as long as the process lives, and
 * to all the memory that a document made it take.
 */
function removeWarners(namesBefore: ReadonlySet<string>): void {
  for (const [name, { get, set, configurable }] of Object.entries(Object.getOwnPropertyDescriptors(globalThis))) {
    if (get && !set && configurable && !namesBefore.has(name)) Reflect.deleteProperty(globalThis, name);
  }
}

/** Every growth of the memory goes through this import. */
function capMemory({ env }: Imports, bytesMax: number): void {
  const grow = env?.emscripten_resize_heap;
  if (!env || typeof grow !== 'function') throw new Error('PDFium no longer grows its memory through emscripten_resize_heap');
  env.emscripten_resize_heap = (bytes: number): unknown => {
    if (bytes >>> 0 > bytesMax) throw new PdfiumOutOfMemory(`${bytes >>> 0} bytes asked for, ${bytesMax} allowed`);
    return grow(bytes);
  };
}

/** `pdfium.wasm` beside the bundle file where there is one; else the file in the package. */
function wasmFile(): string {
  const besideThisFile = fileURLToPath(new URL('./pdfium.wasm', import.meta.url));
  if (existsSync(besideThisFile)) return besideThisFile;
  return createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
}
