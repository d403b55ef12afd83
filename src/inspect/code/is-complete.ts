import { findSyntaxFault } from '../evaluator/find-syntax-fault.ts';
import { bracketsOf } from './brackets.ts';
import { lastSolid, tokensOf } from './tokens.ts';

/** Whether a text can be evaluated as it stands, or is known to be wrong; else it wants another line. */
export function isComplete(text: string): boolean {
  if (isQuestion(text)) return true;
  const tokens = tokensOf(text);
  const end = tokens.at(-1);
  if (end?.isOpen === true) return end.kind !== 'template' && end.kind !== 'comment' && !/\\\n?$/.test(text);
  const { open, isWrong } = bracketsOf(tokens);
  if (isWrong) return true;
  if (open.length > 0 || isInTemplate(tokens.map(({ kind, text }) => (kind === 'template' ? text : '')))) return false;
  const last = lastSolid(tokens);
  if (last?.kind === 'mark' && !endings.includes(last.text)) return false;
  return findSyntaxFault(text) !== 'at the end';
}

/** `?name`, `name?` and `name??` ask what a thing is. */
function isQuestion(text: string): boolean {
  const trimmed = text.trim();
  return !trimmed.includes('\n') && (trimmed.startsWith('?') || /[\w$\])}"'`]\?\??$/.test(trimmed));
}

/** Marks behind which nothing has to follow; `!` and `>` end types. */
const endings = [')', ']', '}', ';', '++', '--', '!', '>'];

/** A text that ends right behind the brace of `${}` is still in its template. */
function isInTemplate(templates: readonly string[]): boolean {
  return templates.reduce((sum, text) => sum + text.replaceAll(/\\[^]/g, '').split('`').length - 1, 0) % 2 === 1;
}
