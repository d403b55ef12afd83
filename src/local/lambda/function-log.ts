import { randomBytes } from 'node:crypto';
import type { Embedded } from '../embedded.ts';
import { splitLines } from '../jobs/line-splitter.ts';
import type { LambdaFunction } from './function.ts';

/** One call's part of a function's log. */
export interface FunctionLog {
  group: string;
  stream: string;
  write(chunk: Buffer): void;
  line(text: string): void;
  /** Sends the lines to CloudWatch Logs; answers with their last 4 KB. */
  end(): string;
}

/** Bytes of the log that an answer may carry. */
const tail = 4096;
/** Characters of output that one call may log; what comes after is left out. */
const most = 8_000_000;

/** Opens a stream of its own in `/aws/lambda/<name>`, as each execution environment of Lambda has one. */
export function openFunctionLog({ name }: LambdaFunction, { logs, now }: Pick<Embedded, 'logs' | 'now'>): FunctionLog {
  const group = `/aws/lambda/${name}`;
  const day = new Date(now()).toISOString().slice(0, 10).replaceAll('-', '/');
  const stream = `${day}/[$LATEST]${randomBytes(16).toString('hex')}`;
  const splitter = splitLines();
  const lines: { timestamp: number; message: string }[] = [];
  let size = 0;
  const add = (texts: readonly string[]): void => {
    for (const message of texts) {
      size += message.length;
      if (message !== '' && size <= most) lines.push({ timestamp: now(), message });
    }
  };
  return {
    group,
    stream,
    write: (chunk) => add(splitter.push(chunk)),
    line: (text) => add([...splitter.end(), text]),
    end: () => {
      logs.ensureStream(group, stream, now());
      logs.append(group, stream, lines, now());
      const text = Buffer.from(lines.map(({ message }) => `${message}\n`).join(''));
      return text.subarray(Math.max(0, text.length - tail)).toString('utf8');
    },
  };
}
