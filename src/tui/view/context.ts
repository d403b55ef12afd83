import type { Theme } from '../../base/theme.ts';
import { createContext, useContext, useSyncExternalStore } from 'react';
import type { State } from '../state/state.ts';
import type { Store } from '../state/store.ts';

/** What every part of the screen may ask. */
export interface Screen {
  store: Pick<Store, 'get' | 'subscribe'>;
  theme: Theme;
}

export const ScreenContext = createContext<Screen | undefined>(undefined);

export function useScreen(): Screen {
  const screen = useContext(ScreenContext);
  if (!screen) throw new Error('a part of the screen was drawn outside of it');
  return screen;
}

/** The session's state; the part is drawn again when it changes. */
export function useSession(): State {
  const { store } = useScreen();
  return useSyncExternalStore(store.subscribe, store.get);
}
