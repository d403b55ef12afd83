import type { LogState } from './log-state.ts';
import { focusedPane } from './panes.ts';

/** A name for a file of the pane's lines, of characters that every file system takes. */
export function fileNameFor(state: LogState): string {
  const { key, title } = focusedPane(state);
  const parts = key === 'merged' ? [state.name] : [state.name, title];
  const name = parts
    .join('-')
    .replaceAll(/[^\w.-]+/gu, '-')
    .replace(/^[-.]+/u, '');
  return `${name.slice(0, 120) || 'mlx'}.log`;
}
