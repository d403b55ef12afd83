import { timedExpression } from '../timed-expression.ts';
import { badParameter } from './refusals.ts';

/** Tells whether a message matches. */
export type Matches = (message: string) => boolean;

/** What the service's expressions may be made of: there are no groups, and no characters beyond ASCII. */
const allowed = /^[A-Za-z0-9:_#=@/;,\-^$?[\]{}|\\*+. ]*$/u;

/** A regular expression as filter patterns have them, or `InvalidParameterException`, also from the match that takes too long. */
export function regularExpression(source: string): Matches {
  if (!allowed.test(source)) throw invalid('unsupported character in a regular expression');
  try {
    return timedExpression(new RegExp(source, 'u'), () => invalid('the regular expression takes too long'));
  } catch {
    throw invalid('invalid regular expression');
  }
}

function invalid(reason: string): Error {
  return badParameter(`Invalid filter pattern: ${reason}`);
}
