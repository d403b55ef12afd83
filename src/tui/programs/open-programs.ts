import { noticeOf } from '../effects/error-content.ts';
import type { Desk } from '../effects/work.ts';
import type { Row } from '../state/tree/row.ts';
import type { Program } from '../terminal/hand-over.ts';
import { editProgram } from './edit-program.ts';
import { noticeOfHanded } from './notice-of-handed.ts';
import { mlxProgram } from './mlx-program.ts';
import { shellProgram } from './shell-program.ts';

/** Programs that get the terminal. How they ended, or why they could not begin, is told in the status line. */
export interface Programs {
  edit: (row: Row) => void;
  shell: (row: Row) => void;
  /** A command line of mlx that takes the whole screen, or asks its way. */
  mlx: (words: readonly string[]) => void;
}

/** `look` looks at all lists anew, `again` reads anew what is shown of a row. */
export function openPrograms(desk: Desk, look: () => void, again: (row: Row) => void): Programs {
  const { options, dispatch } = desk;
  const run = async (make: () => Promise<Program>, after: () => void = () => undefined) => {
    try {
      const program = await make();
      const notice = noticeOfHanded(program.name, await options.handOver(program));
      look();
      after();
      if (notice) dispatch({ kind: 'notice', notice });
    } catch (error) {
      dispatch({ kind: 'notice', notice: noticeOf(error) });
    }
  };
  return {
    edit: (row) =>
      void run(
        () => editProgram(row, desk),
        () => again(row),
      ),
    shell: (row) => void run(() => shellProgram(row, desk)),
    mlx: (words) => void run(() => Promise.resolve(mlxProgram(words, options))),
  };
}
