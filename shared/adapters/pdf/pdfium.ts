import type { WrappedPdfiumModule } from '@embedpdf/pdfium';

/** What the package's types leave to those of Emscripten. The view is another one each time that the memory grows. */
export type Pdfium = WrappedPdfiumModule & { readonly pdfium: { readonly HEAPU8: Uint8Array } };
