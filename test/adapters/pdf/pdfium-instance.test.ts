import { expect, it } from 'vitest';
import { createPdfium } from '../../../shared/adapters/pdf/pdfium-instance.ts';

it('an instance leaves nothing on globalThis that would hold on to it', async () => {
  const before = Object.getOwnPropertyNames(globalThis);
  await createPdfium(64 * 1024 * 1024);
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(before);
});
