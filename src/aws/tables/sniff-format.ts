import { gunzipSync, constants } from 'node:zlib';
import type { RowFormat } from '../../define/ref.ts';

/** How rows are written, told from the first bytes of their file. What is neither Parquet nor JSON is taken for CSV. */
export function sniffFormat(head: Uint8Array): RowFormat {
  if (Buffer.from(head.subarray(0, 4)).toString('latin1') === 'PAR1') return 'parquet';
  const start = Buffer.from(unpackHead(head).subarray(0, 1024)).toString('utf8').trimStart();
  return start.startsWith('{') ? 'json' : 'csv';
}

/** The bytes themselves, or where they are the beginning of a gzip file as much of its content as they hold. */
export function unpackHead(head: Uint8Array): Uint8Array {
  if (head[0] !== 0x1f || head[1] !== 0x8b) return head;
  return gunzipSync(head, { finishFlush: constants.Z_SYNC_FLUSH });
}
