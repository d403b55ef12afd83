import { emptyLine } from '../line/edit-line.ts';
import type { State } from '../state.ts';

/** What waits for a yes. */
export interface Asked {
  /** The command line that does the same. */
  command: string;
  name: string;
  /** The place, where that is production: the name has to be typed there. */
  production?: string;
}

/** Puts a question in front of all else. */
export function ask(state: State, id: number, { command, name, production }: Asked): State {
  const line = command.replace(/^mlx /, '');
  return {
    ...state,
    overlay: {
      kind: 'confirm',
      question: `${line.charAt(0).toUpperCase()}${line.slice(1)}?`,
      command,
      production,
      name: production === undefined ? undefined : name,
      line: emptyLine,
      onYes: { kind: 'answer', id, isYes: true },
      onNo: { kind: 'answer', id, isYes: false },
    },
  };
}

/** The question that waits with what it may cost. */
export function withCost(state: State, id: number, cost: string): State {
  const { overlay } = state;
  const isIt = overlay?.kind === 'confirm' && overlay.onYes.kind === 'answer' && overlay.onYes.id === id;
  return isIt ? { ...state, overlay: { ...overlay, cost } } : state;
}
