import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeMetadata, encodeMetadata } from '../../shared/adapters/s3-metadata.ts';

describe('metadata', () => {
  it.each([
    ['17', '17'],
    ['a-b_c.d~e:f;g,"h"', 'a-b_c.d~e:f;g,"h"'],
    ['绩效', '%E7%BB%A9%E6%95%88'],
    ['100%', '100%25'],
    [' outer ', '%20outer%20'],
    ['a\r\nb', 'a%0D%0Ab'],
    ['é', '%C3%A9'],
  ])('%j travels as %s', (value, encoded) => {
    expect(encodeMetadata({ name: value })).toEqual({ name: encoded });
  });

  it('comes back as it was, and travels in visible ASCII', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.string({ unit: 'binary' })), (metadata) => {
        const encoded = encodeMetadata(metadata);
        expect(decodeMetadata(encoded)).toEqual({ ...metadata });
        expect(Object.values(encoded).every((value) => /^[\x21-\x7e]*$/.test(value))).toBe(true);
      }),
    );
  });

  it('that somebody else wrote comes back as it stands', () => {
    const foreign = { a: '100%', b: '=?UTF-8?B?w4PChA==?=' };
    expect(decodeMetadata(foreign)).toEqual(foreign);
  });
});
