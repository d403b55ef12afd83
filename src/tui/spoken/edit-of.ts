import type { EditLine } from '../state/line/edit-line.ts';
import { modeOf, type State } from '../state/state.ts';

/** The line that is being written, with what stands before it. */
export interface Edit extends EditLine {
  prompt: string;
}

/** What is being written now; undefined while nothing is. */
export function editOf(state: State): Edit | undefined {
  const { overlay, repl } = state;
  if (overlay && 'line' in overlay) return { prompt: prompts[overlay.kind] ?? 'mlx ', ...overlay.line };
  return modeOf(state) === 'repl' ? { prompt: 'mlx> ', ...repl.line } : undefined;
}

const prompts: Readonly<Record<string, string>> = { filter: 'filter: ', goTo: 'go to: ' };
