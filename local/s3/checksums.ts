import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** The checksums that the server can compute; S3 has more (CRC64NVME and later ones), which are answered with NotImplemented. */
export const checksumAlgorithms = ['crc32', 'crc32c', 'sha1', 'sha256'] as const;
export type ChecksumAlgorithm = (typeof checksumAlgorithms)[number];

export interface RunningChecksum {
  update(bytes: Uint8Array): void;
  /** Base64, as it stands in `x-amz-checksum-…`. */
  digest(): string;
}

/** Bytes of the checksum itself, by which a malformed header is told from a wrong one. */
export const checksumBytes: Readonly<Record<ChecksumAlgorithm, number>> = { crc32: 4, crc32c: 4, sha1: 20, sha256: 32 };

export function startChecksum(algorithm: ChecksumAlgorithm): RunningChecksum {
  switch (algorithm) {
    case 'crc32':
      return runningCrc((bytes, crc) => crc32(bytes, crc));
    case 'crc32c':
      return runningCrc(crc32c);
    case 'sha1':
    case 'sha256':
      return runningHash(createHash(algorithm));
  }
}

function runningHash(hash: Hash): RunningChecksum {
  return { update: (bytes) => void hash.update(bytes), digest: () => hash.digest('base64') };
}

function runningCrc(next: (bytes: Uint8Array, crc: number) => number): RunningChecksum {
  let crc = 0;
  return {
    update: (bytes) => {
      crc = next(bytes, crc);
    },
    digest: () => {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(crc);
      return bytes.toString('base64');
    },
  };
}

/** CRC-32C (Castagnoli), which node:zlib does not have. */
function crc32c(bytes: Uint8Array, crc: number): number {
  let running = ~crc;
  for (const byte of bytes) running = (castagnoliTable[(running ^ byte) & 0xff] as number) ^ (running >>> 8);
  return ~running >>> 0;
}

const castagnoliPolynomial = 0x82f63b78;
const castagnoliTable = Uint32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte;
  for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ castagnoliPolynomial : crc >>> 1;
  return crc;
});
