import type { Env } from '../../base/env.ts';
import { feedTool } from '../clipboard/feed-tool.ts';
import { yank } from '../clipboard/yank.ts';
import type { LogRequest } from '../logs/state/log-effect.ts';
import type { LogLayout } from '../logs/state/log-layout.ts';
import type { Notice } from '../state/state.ts';
import type { Terminal } from '../terminal/terminal.ts';
import { noticeOf } from './error-content.ts';
import { saveLines } from './save-lines.ts';

/** What the requests of a log's screen are answered with. */
export interface LogDesk {
  env: Env;
  cwd: string;
  terminal: Pick<Terminal, 'write' | 'mouse'>;
  keepLayout: (layout: LogLayout) => Promise<void>;
  prefer: (streams: readonly number[]) => void;
  notify: (notice: Notice) => void;
}

/** Does what a log's screen asks for, and says what came of it. What ends or moves the screen is its owner's. */
export function performLogRequest(
  request: Exclude<LogRequest, { kind: 'quit' | 'redraw' | 'suspend' }>,
  desk: LogDesk,
): void {
  switch (request.kind) {
    case 'yank':
      return told(yankText(request.text, request.what, desk), desk);
    case 'save':
      return told(save(request.path, request.lines, desk), desk);
    case 'layout':
      return void desk.keepLayout(request.layout);
    case 'prefer':
      return desk.prefer(request.streams);
    case 'mouse':
      return desk.terminal.mouse(request.on);
  }
}

function told(work: Promise<string>, { notify }: LogDesk): void {
  work.then(
    (text) => notify({ text, role: 'good' }),
    (error: unknown) => notify(noticeOf(error)),
  );
}

async function yankText(text: string, what: string, { env, terminal }: LogDesk): Promise<string> {
  const how = await yank(text, {
    env,
    platform: process.platform,
    write: terminal.write,
    feed: (tool, given) => feedTool(tool, given, env),
  });
  return `${what}: ${how}`;
}

async function save(named: string, given: AsyncIterable<string>, { cwd }: LogDesk): Promise<string> {
  const { path, lines } = await saveLines(named, given, cwd);
  return `${lines.toLocaleString('en')} ${lines === 1 ? 'line' : 'lines'} saved to ${path}`;
}
