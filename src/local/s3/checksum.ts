import { createHash, type Hash } from 'node:crypto';
import { crc32 } from 'node:zlib';

/** A running checksum, as S3 writes it: base64. */
export interface Checksum {
  update(chunk: Uint8Array): void;
  digest(): string;
}

/** Algorithms of `x-amz-checksum-*` that are computed here. CRC32C and CRC64NVME are stored and given back as they came. */
const makers: Readonly<Record<string, () => Checksum>> = {
  crc32: crc32Checksum,
  sha1: () => hashed(createHash('sha1')),
  sha256: () => hashed(createHash('sha256')),
};

export const checksumPrefix = 'x-amz-checksum-';

/** Header names of the checksums that an object may have. */
export const checksumHeaders: readonly string[] = ['crc32', 'crc32c', 'crc64nvme', 'sha1', 'sha256'].map(
  (algorithm) => checksumPrefix + algorithm,
);

/** A fresh checksum for a header such as `x-amz-checksum-crc32` or `content-md5`; nothing where it isn't computed here. */
export function checksumFor(header: string): Checksum | undefined {
  if (header === 'content-md5') return hashed(createHash('md5'));
  const algorithm = header.slice(checksumPrefix.length);
  return Object.hasOwn(makers, algorithm) ? makers[algorithm]?.() : undefined;
}

/** The checksum of checksums of an object made of parts: `<base64>-<parts>`. */
export function compositeChecksum(header: string, parts: readonly string[]): string | undefined {
  const checksum = checksumFor(header);
  if (checksum === undefined) return undefined;
  for (const part of parts) checksum.update(Buffer.from(part, 'base64'));
  return `${checksum.digest()}-${parts.length}`;
}

/** Says whether checksums are of the whole object or of its parts' checksums; nothing where there are none. */
export function checksumTypeHeader(
  checksums: Readonly<Record<string, string>>,
  type: 'FULL_OBJECT' | 'COMPOSITE',
): Record<string, string> {
  return Object.keys(checksums).length > 0 ? { [`${checksumPrefix}type`]: type } : {};
}

function hashed(hash: Hash): Checksum {
  return {
    update: (chunk) => void hash.update(chunk),
    digest: () => hash.digest('base64'),
  };
}

function crc32Checksum(): Checksum {
  let value = 0;
  return {
    update(chunk) {
      value = crc32(chunk, value);
    },
    digest() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return bytes.toString('base64');
    },
  };
}
