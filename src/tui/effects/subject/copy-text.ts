import type { Env } from '../../../base/env.ts';
import { feedTool } from '../../clipboard/feed-tool.ts';
import { yank } from '../../clipboard/yank.ts';
import type { Notice } from '../../state/state.ts';
import { noticeOf } from '../error-content.ts';

/** Copies a text to where a person can paste it from, and says where to in a notice; `write` takes bytes for the terminal. */
export async function copyText(text: string, env: Env, write: (bytes: string) => void): Promise<Notice> {
  try {
    const feed = (tool: Parameters<typeof feedTool>[0], given: string) => feedTool(tool, given, env);
    return { text: await yank(text, { env, platform: process.platform, write, feed }), role: 'good' };
  } catch (error) {
    return noticeOf(error);
  }
}
