/**
 * pdf.js's worker source → the same, but it does not look through a page's operators for memory that would move to another thread with them. Both halves run in
 * one thread here, where `PdfPort` hands them over. Naming the buffer of a path makes V8 allot one outside its heap, two for each path. Works on the plain
 * and on the minified build.
 */
const transfers = /get _transfers\(\)\s*\{/g;

/** Throws where pdf.js is another than this was written for. */
export function pdfWithoutTransfers(source: string): string {
  const count = [...source.matchAll(transfers)].length;
  if (count !== 1) throw new Error(`pdf.js has ${count} of ${transfers.source}`);
  return source.replace(transfers, 'get _transfers(){return[];');
}
