import { MlxError } from '../../../base/errors.ts';
import { isRemote } from '../../../base/env.ts';
import { feedTool } from '../../clipboard/feed-tool.ts';
import { yank } from '../../clipboard/yank.ts';
import { openOnDesktop } from '../../programs/open-on-desktop.ts';
import { nameOfSubject, type Subject, type YankKind } from '../../state/subject/subject.ts';
import { consoleOf } from './console-of.ts';
import { noticeOf } from '../error-content.ts';
import { inWords, textOfSubject } from './text-of-subject.ts';
import type { Desk } from '../work.ts';

/** Copies what was chosen of a subject, and says where to. */
export function yankSubject(what: YankKind, subject: Subject, desk: Desk): Promise<void> {
  return told(desk, async () => {
    const how = await copy(await textOfSubject(what, subject, desk), desk);
    return `${inWords[what]} of ${nameOfSubject(subject)}: ${how}`;
  });
}

/** Shows where a subject can be looked at besides here, copies that, and opens it where there is a desktop. */
export function showConsole(subject: Subject, desk: Desk): Promise<void> {
  return told(desk, async () => {
    const { env } = desk.options;
    const page = await consoleOf(subject, desk);
    if (!page) throw new MlxError('CONSOLE_NONE', { name: nameOfSubject(subject) });
    const isOpened = !isRemote(env) && (await openOnDesktop(page.url, env, process.platform));
    const how = isOpened ? 'opened' : await copy(page.url, desk);
    const way = page.where === undefined ? '' : `, then ${page.where}`;
    return `${page.isHere ? 'here, not in AWS: ' : ''}${page.url}${way}  ${how}`;
  });
}

function copy(text: string, { options: { env, write } }: Desk): Promise<string> {
  return yank(text, { env, platform: process.platform, write, feed: (tool, given) => feedTool(tool, given, env) });
}

async function told({ dispatch, signal }: Desk, work: () => Promise<string>): Promise<void> {
  try {
    const text = await work();
    if (!signal.aborted) dispatch({ kind: 'notice', notice: { text, role: 'good' } });
  } catch (error) {
    if (!signal.aborted) dispatch({ kind: 'notice', notice: noticeOf(error) });
  }
}
