import type { LogLine } from '../line.ts';

type Level = NonNullable<LogLine['level']>;

/** How far into a line its level is looked for. */
const reach = 160;

/** The level that a line says it has: in a field of its JSON, in capitals before the message, or by what Python prints. */
export function levelOf(text: string): Level | undefined {
  if (text.startsWith('{')) return levelInJson(text);
  const start = text.slice(0, reach);
  const named = capitals.exec(start)?.[1];
  if (named !== undefined) return levels[named.toLowerCase()];
  if (raised.test(start)) return 'error';
  return warned.test(start) ? 'warning' : undefined;
}

const levels: Readonly<Record<string, Level>> = {
  trace: 'debug',
  debug: 'debug',
  info: 'info',
  notice: 'info',
  warn: 'warning',
  warning: 'warning',
  err: 'error',
  error: 'error',
  severe: 'error',
  critical: 'error',
  fatal: 'error',
};

/** `ERROR:root:...`, `2026-01-01 10:00:00,000 - WARNING - ...`, `[INFO] ...`: a word by itself, near nothing lower-case. */
const capitals =
  /(?:^|[\s[(|:<-])(TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERR|ERROR|SEVERE|CRITICAL|FATAL)(?=$|[\s\])|:>,-])/;

/** A traceback's first and last line, and what argparse and command-line programs print. */
const raised =
  /^(?:Traceback \(most recent call last\)|(?:[\w.]+\.)?\w*(?:Error|Exception)(?::|$)|KeyboardInterrupt$|\S+: error: |(?:fatal )?error: )/i;

const warned = /(?:^|\s)\w*Warning: |^warning: /;

/** Fields in which loggers write a line's level. */
const fields = ['level', 'levelname', 'severity', 'log_level', 'loglevel', 'lvl'];

function levelInJson(text: string): Level | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  const entry = Object.entries(value).find(([name]) => fields.includes(name.toLowerCase()))?.[1] as unknown;
  if (typeof entry === 'number') return levelOfNumber(entry);
  const name = typeof entry === 'string' ? entry.toLowerCase() : '';
  return Object.hasOwn(levels, name) ? levels[name] : undefined;
}

/** Numbers as Python's logging has them. */
function levelOfNumber(level: number): Level {
  if (level >= 40) return 'error';
  if (level >= 30) return 'warning';
  return level >= 20 ? 'info' : 'debug';
}
