import type { ExitCode } from '../base/exit-codes.ts';
import type { SessionOptions } from '../commands/command.ts';
import { openScreen } from './screen.ts';
import type { Effect } from './state/effect.ts';
import { initialState } from './state/state.ts';
import { openStore } from './state/store.ts';
import { suspend } from './terminal/suspend.ts';
import type { ScreenRoom } from './terminal/with-screen.ts';
import { openWork } from './effects/work.ts';

export interface RunOptions extends SessionOptions, ScreenRoom {}

/** The session from its first frame to its end: one store, the screen that shows it, and the work that it asks for. */
export async function runSession({ terminal, crash, listen, ...options }: RunOptions): Promise<ExitCode> {
  const ended = Promise.withResolvers<ExitCode>();
  const perform = (effect: Effect) => {
    switch (effect.kind) {
      case 'quit':
        return ended.resolve(0);
      case 'redraw':
        return screen.redraw();
      case 'suspend':
        screen.close();
        return void suspend(terminal, () => screen.redraw());
      default:
        return work.perform(effect);
    }
  };
  const store = openStore({ ...initialState, size: terminal.size(), now: Date.now() }, perform);
  const screen = openScreen({ store, terminal, colour: options.colour, onBroken: ended.reject });
  const work = openWork({ ...options, store });
  const onRejection = (reason: unknown) => work.tellUnhandled(reason);
  const onAbort = () => ended.resolve(130);
  process.on('unhandledRejection', onRejection);
  options.signal.addEventListener('abort', onAbort, { once: true });
  listen({
    onInput: (inputs) => {
      for (const input of inputs) store.dispatch({ kind: 'input', input });
    },
    onResize: () => store.dispatch({ kind: 'resized', size: terminal.size() }),
    onReady: () => undefined,
    onGone: () => ended.resolve(130),
  });
  try {
    screen.redraw();
    work.start();
    return await Promise.race([ended.promise, crash]);
  } finally {
    listen(undefined);
    screen.close();
    terminal.leave();
    options.signal.removeEventListener('abort', onAbort);
    await work.close();
    process.off('unhandledRejection', onRejection);
  }
}
