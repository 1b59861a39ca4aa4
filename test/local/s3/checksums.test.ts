import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checksumAlgorithms, startChecksum } from '../../../local/s3/checksums.ts';

describe('a checksum', () => {
  // The check values that the catalogues of these algorithms give for "123456789".
  it.each([
    ['crc32', 'cbf43926'],
    ['crc32c', 'e3069283'],
    ['sha1', 'f7c3bc1d808e04732adf679965ccc34ca7ae3441'],
    ['sha256', '15e2b0d3c33891ebb0f1ef609ec419420c20e320ce94c65fbc8c3312448eb225'],
  ] as const)('of kind %s is the one that everybody computes', (algorithm, hex) => {
    const checksum = startChecksum(algorithm);
    checksum.update(Buffer.from('123456789'));
    expect(Buffer.from(checksum.digest(), 'base64').toString('hex')).toBe(hex);
  });

  it('does not depend on how the bytes are cut', () => {
    fc.assert(
      fc.property(fc.constantFrom(...checksumAlgorithms), fc.uint8Array(), fc.uint8Array(), (algorithm, head, tail) => {
        const whole = startChecksum(algorithm);
        whole.update(Buffer.concat([head, tail]));
        const cut = startChecksum(algorithm);
        cut.update(head);
        cut.update(tail);
        expect(cut.digest()).toBe(whole.digest());
      }),
    );
  });
});
