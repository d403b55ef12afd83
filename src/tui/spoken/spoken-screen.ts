import type { LogPane } from '../follow/log-pane.ts';
import type { Screen } from '../screen.ts';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { append } from './append.ts';
import { type Edit, editOf } from './edit-of.ts';
import { sayChange, sayPlace } from './say-change.ts';
import { sayFocus } from './say-place.ts';

export interface SpokenScreenOptions {
  store: Pick<Store, 'get' | 'subscribe'>;
  log: Pick<LogPane, 'focus'>;
  terminal: Pick<Terminal, 'write'>;
}

/** A page is read in parts of its height; nothing else depends on how large a screen would be. */
export const spokenSize = { columns: 100, rows: 48 } as const;

/** The session for whoever hears it: the same state, told in lines below each other. `redraw` says where one is. */
export function openSpokenScreen({ store, log, terminal }: SpokenScreenOptions): Screen {
  let shown: State | undefined;
  let edit: Edit | undefined;
  const write = (sentences: readonly string[], state: State) => {
    const next = editOf(state);
    const bytes = append(sentences, edit, next);
    edit = next;
    if (bytes !== '') terminal.write(bytes);
  };
  store.subscribe(() => {
    if (!shown) return;
    const before = shown;
    shown = store.get();
    if (shown.focus !== before.focus) log.focus(shown.focus === 'log');
    write(sayChange(before, shown), shown);
  });
  return {
    redraw: () => {
      shown = store.get();
      // Before anything is known there is nothing to say; it is said when it is.
      if (shown.place.project !== '') write([sayPlace(shown), sayFocus(shown)], shown);
    },
    close: () => {
      shown = undefined;
      if (edit) terminal.write('\n');
      edit = undefined;
    },
  };
}
