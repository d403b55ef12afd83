import { jsonPattern } from './json-pattern.ts';
import { regularExpression, type Matches } from './matches.ts';
import { badParameter } from './refusals.ts';

interface Term {
  mode: 'include' | 'exclude' | 'any';
  matches: Matches;
}

/**
 * Reads a filter pattern: terms that must all be there, `"quoted text"`, `-excluded`, `?any ?of`, `%regular expression%`,
 * or `{ $.level = "error" }` for messages that are JSON. As the service does, it ignores `?` terms beside others.
 */
export function filterPattern(pattern: string): Matches {
  const text = pattern.trim();
  if (text === '') return () => true;
  if (text.startsWith('{')) return jsonPattern(text);
  if (text.startsWith('[')) {
    throw badParameter('Invalid filter pattern: the embedded CloudWatch Logs does not have space-delimited patterns.');
  }
  const terms = readTerms(text);
  const required = terms.filter(({ mode }) => mode !== 'any');
  if (required.length === 0) return (message) => terms.some(({ matches }) => matches(message));
  return (message) => required.every(({ mode, matches }) => matches(message) === (mode === 'include'));
}

const term = /\s*(?<sign>[-?]?)(?:"(?<quoted>(?:[^"\\]|\\.)*)"|%(?<regex>[^%]+)%|(?<plain>[^\s"%]+))(?=\s|$)/uy;

function readTerms(text: string): Term[] {
  const terms: Term[] = [];
  term.lastIndex = 0;
  while (term.lastIndex < text.length) {
    const found = term.exec(text)?.groups;
    if (found === undefined) throw badParameter('Invalid filter pattern');
    const mode = found['sign'] === '-' ? 'exclude' : found['sign'] === '?' ? 'any' : 'include';
    terms.push({ mode, matches: matcher(found) });
  }
  return terms;
}

function matcher(found: Readonly<Record<string, string | undefined>>): Matches {
  if (found['regex'] !== undefined) return regularExpression(found['regex']);
  const text = found['quoted']?.replace(/\\(.)/gu, '$1') ?? found['plain'] ?? '';
  return (message) => message.includes(text);
}
