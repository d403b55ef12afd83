import { hostOf } from './host-of.ts';
import { levelOf } from './level.ts';
import type { LogLine } from '../line.ts';
import { sanitise } from './sanitise.ts';

/** An event as the service tells it. */
export interface LogEvent {
  stream: string;
  /** Milliseconds since 1970. */
  timestamp: number;
  message: string;
}

/** The lines of an event; most have one. */
export function eventLines(event: LogEvent, source: { run: string; group: string; prefix: string }): LogLine[] {
  const { stream, timestamp, message } = event;
  const host = hostOf(stream, source.prefix);
  return message
    .replace(/\r?\n$/u, '')
    .split(/\r?\n/u)
    .map((raw) => {
      const text = sanitise(raw);
      const level = levelOf(text);
      return { run: source.run, group: source.group, stream, host, timestamp, text, ...(level ? { level } : {}) };
    });
}
