import type { EditLine } from '../state/edit-line.ts';
import { modeOf, type State } from '../state/state.ts';

/** The line that is being written, with what stands before it. */
export interface Edit extends EditLine {
  prompt: string;
}

/** What is being written now; undefined while nothing is. */
export function editOf(state: State): Edit | undefined {
  const { overlay, repl } = state;
  switch (overlay?.kind) {
    case 'filter':
      return { prompt: 'filter: ', ...overlay.line };
    case 'palette':
      return { prompt: 'mlx ', ...overlay.line };
    case 'launch':
      return { prompt: 'mlx ', ...overlay.line };
    default:
      return modeOf(state) === 'repl' ? { prompt: 'mlx> ', ...repl.line } : undefined;
  }
}
