import { closeSync, existsSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { trackExtents, type Extent } from './extents.ts';

/** A file that only this process can reach; nothing is left of it when the process ends, however it ends. */
export interface PrivateFile {
  /** For threads of this process that read it themselves. */
  descriptor: number;
  /** Throws what the system says where it is full. */
  write(bytes: Uint8Array): Extent;
  /** Fills the bytes from a part that was written. Throws where that can't be read. */
  read(extent: Extent, bytes: Uint8Array): void;
  /** The part may be written again, once all leases that were taken before have been given back. */
  free(extent: Extent): void;
  /** Holds what is in the file now until the lease is given back by calling it. */
  lease(): () => void;
  close(): void;
}

/** Makes the file in a folder of its own below `folder`. Throws what the system says. */
export function openPrivateFile(folder: string = roomyFolder()): PrivateFile {
  const own = mkdtempSync(join(folder, 'mlx-log-'));
  const path = join(own, 'lines');
  const remove = (): void => rmSync(own, { recursive: true, force: true });
  let descriptor: number;
  try {
    descriptor = openSync(path, 'wx+', 0o600);
  } finally {
    // An open file without a name is gone with its process.
    remove();
  }
  const extents = trackExtents();
  const leases = new Set<number>();
  const waiting: { extent: Extent; lease: number }[] = [];
  let lastLease = 0;

  function freeWaiting(): void {
    const oldest = Math.min(...leases);
    while (waiting[0] && waiting[0].lease < oldest) {
      const { extent } = waiting[0];
      waiting.shift();
      extents.free(extent);
    }
  }

  return {
    descriptor,
    write(bytes) {
      const extent = extents.take(bytes.byteLength);
      try {
        writeWhole(descriptor, bytes, extent.offset);
      } catch (error) {
        extents.free(extent);
        throw error;
      }
      return extent;
    },
    read: ({ offset }, bytes) => readWhole(descriptor, bytes, offset),
    free(extent) {
      waiting.push({ extent, lease: lastLease });
      freeWaiting();
    },
    lease() {
      lastLease += 1;
      const lease = lastLease;
      leases.add(lease);
      return () => {
        leases.delete(lease);
        freeWaiting();
      };
    },
    close: () => closeSync(descriptor),
  };
}

/** Reads as many bytes as there is room for. Throws where the file ends before. */
export function readWhole(descriptor: number, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.byteLength;) {
    const read = readSync(descriptor, bytes, done, bytes.byteLength - done, offset + done);
    if (read === 0) throw new Error('the file of the lines is shorter than what was written to it');
    done += read;
  }
}

function writeWhole(descriptor: number, bytes: Uint8Array, offset: number): void {
  for (let done = 0; done < bytes.byteLength;) {
    done += writeSync(descriptor, bytes, done, bytes.byteLength - done, offset + done);
  }
}

/** Where large files may lie: `/tmp` is memory on many systems. */
function roomyFolder(): string {
  const usual = tmpdir();
  return usual === '/tmp' && existsSync('/var/tmp') ? '/var/tmp' : usual;
}
