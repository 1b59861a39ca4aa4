import { expect, it } from 'vitest';
import { PdfPort } from '../../../shared/adapters/pdf/pdf-port.ts';

function listenedTo(port: PdfPort, options?: { signal: AbortSignal }): unknown[] {
  const heard: unknown[] = [];
  port.addEventListener('message', ({ data }) => heard.push(data), options);
  return heard;
}

it('hands a page’s operators over as they are, though their sender empties its arrays', async () => {
  const port = new PdfPort();
  const heard = listenedTo(port);
  const glyph = { unicode: '评' };
  const chunk = { fnArray: [44], argsArray: [[[glyph]]], lastChunk: true };
  port.postMessage({ chunk });
  chunk.fnArray.length = 0;
  chunk.argsArray.length = 0;
  expect(heard).toEqual([]); // later, as between threads
  await Promise.resolve();
  expect(heard).toEqual([{ chunk: { fnArray: [44], argsArray: [[[glyph]]], lastChunk: true } }]);
  expect((heard[0] as { chunk: typeof chunk }).chunk.argsArray[0]?.[0]?.[0]).toBe(glyph);
});

it('copies all else, and takes what is transferred away from its sender', async () => {
  const port = new PdfPort();
  const heard = listenedTo(port);
  const bytes = Uint8Array.of(1, 2, 3);
  port.postMessage({ data: bytes } as object, [bytes.buffer]);
  await Promise.resolve();
  expect([heard, bytes.length]).toEqual([[{ data: Uint8Array.of(1, 2, 3) }], 0]);
});

it('says nothing to who no longer listens', async () => {
  const port = new PdfPort();
  const stop = new AbortController();
  const heard = listenedTo(port, { signal: stop.signal });
  stop.abort();
  port.postMessage({ chunk: { fnArray: [], argsArray: [] } });
  await Promise.resolve();
  expect(heard).toEqual([]);
});
