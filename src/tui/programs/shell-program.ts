import { basename, dirname, join } from 'node:path';
import { shellWord } from '../../base/shell-word.ts';
import { roomOfRun } from '../../runs/room-of-run.ts';
import type { Desk } from '../effects/work.ts';
import type { Row } from '../state/tree/row.ts';
import type { Program } from '../terminal/hand-over.ts';

/**
 * The person's shell: for a run in its folder with the environment that its script had, else beside the script or the flow. Throws
 * what `roomOfRun` throws.
 */
export async function shellProgram(row: Row, desk: Desk): Promise<Program> {
  const { env } = desk.options;
  const shell = env['SHELL'] || '/bin/sh';
  const place = await placeOf(row, shell, desk);
  const greeting = `mlx: a shell in ${shellWord(place.cwd)}; exit comes back to the session`;
  return { name: basename(shell), ...place, greeting, isShell: true };
}

async function placeOf(row: Row, shell: string, desk: Desk): Promise<Pick<Program, 'words' | 'cwd' | 'env'>> {
  const { project, aws } = await desk.bench();
  const { env } = desk.options;
  switch (row.kind) {
    case 'run': {
      const room = await roomOfRun(aws, row.run);
      return { words: room.words(shell), cwd: room.folder, env: { ...env, ...room.env } };
    }
    case 'job':
      return { words: [shell], cwd: dirname(join(project.root, row.job.script)), env };
    case 'flow':
      return { words: [shell], cwd: dirname(join(project.root, row.flow.file)), env };
    case 'group':
    case 'thing':
    case 'table':
    case 'empty':
      return { words: [shell], cwd: project.root, env };
  }
}
