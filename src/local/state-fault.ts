import { MlxError } from '../base/errors.ts';
import { messageOf } from '../base/thrown.ts';
import type { Home } from './embedded.ts';

/** Primary result codes of SQLite: https://sqlite.org/rescode.html */
const sqlite = { busy: 5, readOnly: 8, ioError: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 } as const;

/** What went wrong with the state in mlx's words, where SQLite's code tells; otherwise the cause as it is. */
export function stateFault(cause: unknown, home: Home): unknown {
  const reason = messageOf(cause);
  switch (sqliteCode(cause)) {
    case sqlite.readOnly:
    case sqlite.cannotOpen:
      return new MlxError('LOCAL_FOLDER_UNWRITABLE', { folder: home.root, reason }, { cause });
    case sqlite.full:
    case sqlite.ioError:
      return new MlxError('LOCAL_DISK_FAILED', { folder: home.root, reason }, { cause });
    case sqlite.corrupt:
    case sqlite.notADatabase:
      return new MlxError('LOCAL_STATE_DAMAGED', { file: home.state, reason }, { cause });
    default:
      return cause;
  }
}

/** Whether SQLite gave up because another connection was at work. */
export function isBusy(error: unknown): boolean {
  return sqliteCode(error) === sqlite.busy;
}

/** Whether SQLite found no room to write. */
export function isFull(error: unknown): boolean {
  return sqliteCode(error) === sqlite.full;
}

function sqliteCode(error: unknown): number | undefined {
  const code = error instanceof Error && 'errcode' in error ? error.errcode : undefined;
  return typeof code === 'number' ? code & 0xff : undefined;
}
