import { type ServiceJobKind, logGroupOf } from '../../base/job-kind.ts';
import { messageOf } from '../../base/thrown.ts';
import { JobFault } from './job-fault.ts';
import { splitLines } from './line-splitter.ts';
import type { LogStore } from '../cloudwatch/store.ts';

/** Milliseconds that a line waits for others before it is written. */
const patience = 60;
/** Characters that are written at once without waiting. */
const enough = 128 * 1024;

export interface JobLog {
  write(chunk: Buffer): void;
  /** Writes what is left. Throws what kept the log from being written, now or before. */
  end(): void;
}

/** `seen` is given the lines of each batch; `broke` is called once, when the log can't be written any more. */
export interface LogReader {
  seen(lines: readonly string[], at: number): void;
  broke(): void;
}

/**
 * Writes a script's output into its log stream, which is made at the first line. Lines are written in batches, and at once
 * where they flood, so that nothing piles up.
 */
export function openJobLog(
  logs: LogStore,
  job: { kind: ServiceJobKind; name: string; host: string; now: () => number },
  reader: LogReader,
): JobLog {
  const splitter = splitLines();
  const writer = batchWriter(logs, job, reader);
  let waiting: StreamLine[] = [];
  let size = 0;
  let timer: NodeJS.Timeout | undefined;

  const flush = (): void => {
    clearTimeout(timer);
    timer = undefined;
    if (waiting.length > 0) writer.write(waiting);
    waiting = [];
    size = 0;
  };
  const add = (lines: readonly string[]): void => {
    const timestamp = job.now();
    for (const message of lines) {
      // CloudWatch Logs takes no empty events: an empty line is left out there too.
      if (message === '') continue;
      waiting.push({ timestamp, message });
      size += message.length;
    }
    if (size > enough) flush();
    else if (waiting.length > 0) timer ??= setTimeout(flush, patience);
  };
  return {
    write: (chunk) => add(splitter.push(chunk)),
    end: () => {
      add(splitter.end());
      flush();
      writer.end();
    },
  };
}

interface StreamLine {
  timestamp: number;
  message: string;
}

/** Writes batches until one fails; what follows is dropped, and the fault is kept for the end. */
function batchWriter(
  logs: LogStore,
  { kind, name, host, now }: { kind: ServiceJobKind; name: string; host: string; now: () => number },
  { seen, broke }: LogReader,
): { write(lines: readonly StreamLine[]): void; end(): void } {
  const group = logGroupOf(kind);
  let stream: string | undefined;
  let fault: JobFault | undefined;
  return {
    write: (lines) => {
      if (fault) return;
      try {
        const at = now();
        stream ??= openStream(logs, group, `${name}/${host}`, at);
        logs.append(group, stream, lines, at);
        seen(
          lines.map((line) => line.message),
          at,
        );
      } catch (error) {
        fault = new JobFault(
          `ClientError: The job's log can't be written any more, so the job was ended: ${messageOf(error)}`,
          error,
        );
        broke();
      }
    },
    end: () => {
      if (fault) throw fault;
    },
  };
}

function openStream(logs: LogStore, group: string, start: string, at: number): string {
  const stream = `${start}-${Math.floor(at / 1000)}`;
  logs.ensureStream(group, stream, at);
  return stream;
}
