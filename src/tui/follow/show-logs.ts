import { MlxError } from '../../base/errors.ts';
import type { ExitCode } from '../../base/exit-codes.ts';
import type { LogsOptions } from '../../commands/command.ts';
import { locateProject } from '../../define/locate-project.ts';
import { openLogStore } from '../../logs/store/open-log-store.ts';
import { openFeedThread } from '../../runs/logs/feed/feed-thread.ts';
import type { FeedEvent } from '../../runs/logs/feed/log-feed.ts';
import { layoutKeeper, readLayout } from '../effects/files/layout-file.ts';
import { exitOfLog, type LogOutcome } from './exit-of-log.ts';
import { openFollowedLog } from './open-followed-log.ts';
import { suspend } from '../terminal/suspend.ts';
import type { ScreenRoom } from '../terminal/with-screen.ts';

/**
 * A log on the whole screen, until the person leaves it. The exit code mirrors the run if it has ended by then. Throws what
 * keeps the log from being found.
 */
export async function showLogs({
  request,
  signal,
  terminal,
  crash,
  listen,
  theme,
}: Omit<LogsOptions, 'theme'> & ScreenRoom): Promise<ExitCode> {
  const thread = openFeedThread();
  const ended = Promise.withResolvers<ExitCode>();
  let outcome: LogOutcome = { lost: 0, isOpen: false };
  const onEvent = (event: FeedEvent) => {
    if (event.kind === 'failed' && !outcome.isOpen) ended.reject(errorOf(event));
    outcome = withEvent(outcome, event);
  };
  const onAbort = () => ended.resolve(130);
  signal.addEventListener('abort', onAbort, { once: true });
  const { root } = await locateProject(request.cwd);
  const view = openFollowedLog({
    request,
    thread,
    store: openLogStore(),
    terminal,
    area: { top: 0, ...terminal.size() },
    isBand: false,
    theme,
    layout: await readLayout(root),
    keepLayout: layoutKeeper(root),
    onEvent,
    onRequest: (asked) => {
      switch (asked) {
        case 'quit':
          return ended.resolve(exitOfLog(outcome));
        case 'redraw':
          return view.screen.redraw();
        case 'suspend':
          view.screen.pause();
          return void suspend(terminal, () => view.screen.redraw());
      }
    },
  });
  const { screen } = view;
  listen({
    onInput: screen.input,
    onResize: () => screen.resize({ top: 0, ...terminal.size() }, false),
    onReady: screen.drained,
    onTheme: screen.redraw,
    onGone: () => ended.resolve(130),
  });
  screen.redraw();
  try {
    return await Promise.race([ended.promise, crash]);
  } finally {
    listen(undefined);
    screen.pause();
    terminal.leave();
    signal.removeEventListener('abort', onAbort);
    await view.close();
    await thread.close();
  }
}

function withEvent(outcome: LogOutcome, event: FeedEvent): LogOutcome {
  switch (event.kind) {
    case 'opened':
      return { ...outcome, isOpen: true, status: event.status };
    case 'status':
      return { ...outcome, status: event.status };
    case 'ended':
      return { ...outcome, lost: event.lost };
    case 'failed':
      return { ...outcome, failure: event };
    default:
      return outcome;
  }
}

function errorOf({ code, details }: Extract<FeedEvent, { kind: 'failed' }>): MlxError {
  return new MlxError(code, details as never);
}
