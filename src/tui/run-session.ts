import type { ExitCode } from '../base/exit-codes.ts';
import type { SessionOptions } from '../commands/command.ts';
import { copyText } from './effects/subject/copy-text.ts';
import { openWork } from './effects/work.ts';
import type { Input } from './keys/input.ts';
import type { FeedEvent } from '../runs/logs/feed/log-feed.ts';
import { openFeedThread } from '../runs/logs/feed/feed-thread.ts';
import { openSpokenLog } from './spoken/spoken-log.ts';
import { openSpokenScreen, spokenSize } from './spoken/spoken-screen.ts';
import { keysPage } from './keys/keys-page.ts';
import { openLogPane } from './follow/log-pane.ts';
import { openScreen } from './screen.ts';
import type { Effect } from './state/effect.ts';
import type { Followed } from './state/followed.ts';
import { isForLog } from './state/is-for-log.ts';
import { paneAt } from './state/reduce-mouse.ts';
import { initialState } from './state/state.ts';
import { openStore } from './state/store.ts';
import { tellOfLog } from './follow/tell-of-log.ts';
import { handOver, type Program } from './terminal/hand-over.ts';
import { suspend } from './terminal/suspend.ts';
import type { ScreenRoom } from './terminal/with-screen.ts';

export type RunOptions = Omit<SessionOptions, 'theme'> & ScreenRoom;

/** The session from its first frame to its end: one store, the screen that shows it, the log beside it, and the work that they ask for. */
export async function runSession({
  terminal,
  theme,
  crash,
  listen,
  isSpoken,
  ...options
}: RunOptions): Promise<ExitCode> {
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
      case 'mouse':
        return terminal.mouse(effect.on);
      case 'alert':
        return effect.how === 'bell' ? terminal.bell() : terminal.notify(effect.text);
      case 'copy':
        return void copy(effect.text);
      case 'follow':
        return log.follow(effect.run);
      default:
        return work.perform(effect);
    }
  };
  const copy = async (text: string) =>
    store.dispatch({ kind: 'notice', notice: await copyText(text, options.env, terminal.write) });
  const size = () => (isSpoken ? spokenSize : terminal.size());
  const { commands } = options;
  const store = openStore({ ...initialState, size: size(), now: Date.now(), commands }, perform);
  const onEvent = (run: Followed, event: FeedEvent) =>
    tellOfLog(run, event, { dispatch: store.dispatch, look: work.look });
  const thread = openFeedThread((call) => work.onCall(call));
  const log = isSpoken
    ? openSpokenLog({ ...options, terminal, thread, onEvent })
    : openLogPane({
        ...options,
        terminal,
        thread,
        theme,
        onRequest: (asked) => (asked === 'quit' ? store.dispatch({ kind: 'logLeft' }) : perform({ kind: asked })),
        onEvent,
      });
  const screen = isSpoken
    ? openSpokenScreen({ store, terminal, log })
    : openScreen({ store, terminal, log, theme, onBroken: ended.reject });
  const hand = (program: Program) =>
    handOver(program, { terminal, stdout: process.stdout, screen, signal: options.signal });
  const work = openWork({
    ...options,
    store,
    keysPage: () => Promise.resolve(keysPage()),
    write: terminal.write,
    handOver: hand,
  });
  const onRejection = (reason: unknown) => work.tellUnhandled(reason);
  const onAbort = () => ended.resolve(130);
  const onInput = (input: Input) => {
    const isUnderMouse = input.kind === 'mouse' && paneAt(store.get(), input) === 'log' && !store.get().overlay;
    const isLogs = isForLog(input, store.get(), log.mode());
    if (!isLogs) store.dispatch({ kind: 'input', input });
    if (isLogs || isUnderMouse) log.input([input]);
  };
  process.on('unhandledRejection', onRejection);
  options.signal.addEventListener('abort', onAbort, { once: true });
  listen({
    onInput: (inputs) => inputs.forEach(onInput),
    onResize: () => store.dispatch({ kind: 'resized', size: size() }),
    onReady: log.drained,
    onTheme: () => screen.redraw(),
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
    await Promise.all([log.close(), work.close()]);
    process.off('unhandledRejection', onRejection);
  }
}
