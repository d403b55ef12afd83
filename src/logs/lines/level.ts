import type { Level } from '../line.ts';
import { levelOfObject, parseObject } from './json-line.ts';
import { levelOfWord } from './level-words.ts';

/** How far into a line its level is looked for. */
const reach = 160;

/**
 * The level that a line (without colours) says it has: in a field of its JSON, as a letter or a word before the message, or by what
 * Python, the JVM and programs of the command line print.
 */
export function levelOf(text: string): Level | undefined {
  if (text.startsWith('{')) {
    const value = parseObject(text);
    return value && levelOfObject(value);
  }
  const start = text.length > reach ? text.slice(0, reach) : text;
  const named = capitals.exec(start)?.[1] ?? letter.exec(start)?.[1] ?? field.exec(start)?.slice(1).find(Boolean);
  if (named !== undefined) return levelOfWord(named);
  if (raised.test(start)) return 'error';
  return warned.test(start) ? 'warning' : undefined;
}

/** `ERROR:root:...`, `2026-01-01 10:00:00,000 - WARNING - ...`, `[INFO] ...`: a word by itself, near nothing lower-case. */
const capitals =
  /(?:^|[\s[(|:<-])(TRACE|DEBUG|INFO|NOTICE|SUCCESS|WARN|WARNING|ERR|ERROR|SEVERE|CRITICAL|FATAL)(?=$|[\s\])|:>,-])/;

/** `[E 2026-01-02 10:00:00 web]` of Tornado and Jupyter, `E0102 10:00:00.000000` of glog and absl. */
const letter = /^(?:\[(?=[A-Z] \d)|(?=[A-Z]\d{4} \d\d:\d\d:))([DIWECF])(?= ?\d)/;

/** `level=error` of logfmt, `[error    ]` of structlog and nginx, `warn: ` of winston. */
const field =
  /(?:^|\s)(?:level|lvl|severity)="?([A-Za-z]{1,13})"?(?=\s|$)|\[(debug|info|notice|warn|warning|error|critical|crit|alert|emerg)\s*\]|^(debug|info|warn|warning): /;

/** A traceback's first and last line, panics, and what argparse and command-line programs print. */
const raised =
  /^(?:\s*\+ Exception Group )?Traceback \(most recent call last\)|^(?:[\w.$]+\.)?\w*(?:Error|Exception)(?::|$)|^KeyboardInterrupt$|^\S+: error: |^(?:fatal )?error: |^Exception in thread |^Fatal Python error: |^panic: |^thread '.{0,80}' panicked at |^Error in /i;

const warned = /(?:^|\s)\w*Warning: |^warning: /;
