import { expect, it } from 'vitest';
import { contentEntry } from '../../../shared/core/feed/content-entry.ts';

it.each([
  ['text, counted in bytes of UTF-8', '绩效\n'],
  ['bytes', new TextEncoder().encode('绩效\n')],
])('names a file by its content: %s', (_what, body) => {
  const sha256 = 'a0b4dc23afad3d145fa592284544dd934a65fb1ee163e0b268fc9c4f7cb398ca';
  expect(contentEntry('shards/', 'ndjson', body)).toEqual({ path: `shards/${sha256}.ndjson`, sha256, bytes: 7 });
});
