import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import type { ServiceJobKind } from '../../base/job-kind.ts';
import type { Ending } from './job-status.ts';

/** Bytes of the failure or message file that are read. */
const most = 1024;

/** How the script's containers ended: the exit code of the first that failed, else 0. */
export interface Exit {
  code: number;
  stopped: boolean;
  overran: boolean;
}

/** The ending that SageMaker gives a job for its exit, and for what its hosts left in their failure or message files. */
export async function outcomeOf(kind: ServiceJobKind, exit: Exit, messageFiles: readonly string[]): Promise<Ending> {
  const { text, isText } = joined(await Promise.all(messageFiles.map(readMessage)));
  const exitMessage = kind === 'processing' && text !== '' ? text : undefined;
  if (exit.overran || exit.stopped) {
    return { status: 'Stopped', overran: exit.overran && !exit.stopped, exitMessage };
  }
  if (exit.code !== 0) {
    return { status: 'Failed', failureReason: failureOf(kind, exit.code, text), exitMessage };
  }
  if (kind === 'processing' && !isText) {
    return { status: 'Failed', failureReason: 'ClientError: The exit message in /opt/ml/output/message is not UTF-8.' };
  }
  return { status: 'Completed', exitMessage };
}

/** The two kinds of jobs whose own words SageMaker repeats in their FailureReason do so in forms of their own. */
function failureOf(kind: ServiceJobKind, code: number, text: string): string {
  switch (kind) {
    case 'processing':
      return algorithmError('', code);
    case 'training':
      return algorithmError(text, code);
    case 'transform':
      return transformError(text);
  }
}

/** `AlgorithmError: <words>. See job logs for more information`; words that name their own class of error keep it. */
function transformError(text: string): string {
  const tail = 'See job logs for more information';
  if (text === '') return `AlgorithmError: ${tail}`;
  const words = /^(?:Algorithm|Client)Error: /.test(text) ? text : `AlgorithmError: ${text}`;
  return `${words.slice(0, most - tail.length - 2).replace(/[.\s]+$/, '')}. ${tail}`;
}

/** `AlgorithmError: <words>, exit code: 1`, within the 1024 characters of a FailureReason. */
function algorithmError(words: string, code: number): string {
  const tail = `, exit code: ${code}`;
  return `AlgorithmError: ${words.slice(0, most - 'AlgorithmError: '.length - tail.length)}${tail}`;
}

interface Message {
  text: string;
  isText: boolean;
}

/** The words of all hosts, within what is kept of one's. */
function joined(messages: readonly Message[]): Message {
  const texts = messages.map(({ text }) => text).filter((text) => text !== '');
  return { text: texts.join('\n').slice(0, most), isText: messages.every(({ isText }) => isText) };
}

async function readMessage(file: string): Promise<Message> {
  const bytes = await readStart(file);
  try {
    // A character that the limit cuts in two is no fault of the text's.
    return {
      text: new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: bytes.length === most }),
      isText: true,
    };
  } catch {
    return { text: bytes.toString('utf8'), isText: false };
  }
}

/** The first bytes of a regular file; none where there is no such file. */
async function readStart(file: string): Promise<Buffer> {
  try {
    await using handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK | constants.O_NOFOLLOW);
    if (!(await handle.stat()).isFile()) return Buffer.alloc(0);
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(most), 0, most, 0);
    return buffer.subarray(0, bytesRead);
  } catch {
    return Buffer.alloc(0);
  }
}
