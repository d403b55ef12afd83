import type { FeedRequest } from '../runs/logs/feed/log-feed.ts';
import type { Host, Input, Run } from './command.ts';
import { readLogWish, type LogWish } from './logs/log-wish.ts';
import { textOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx logs`: follows a log on the whole screen, or prints what was asked for of it. */
export const run: Run = async (input, host) => {
  const wish = readLogWish(input, Date.now());
  if (host.openLogs && !wish.prints) {
    return { value: { kind: 'nothing' }, exit: await host.openLogs(requestOf(wish, input, host)) };
  }
  // A screen needs none of this: it reads in a thread of its own.
  const { pipeLogs } = await import('./logs/pipe-logs.ts');
  return atWorkbench(input, host, (bench) => pipeLogs(bench, wish, host));
};

function requestOf(
  { words, since, until, step, host: machine, follow }: LogWish,
  input: Input,
  host: Host,
): FeedRequest {
  const on = textOf(input, 'on');
  return {
    words,
    cwd: host.cwd,
    env: host.env,
    follow,
    ...(on !== undefined && { on }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
    ...(step !== undefined && { step }),
    ...(machine !== undefined && { host: machine }),
  };
}
