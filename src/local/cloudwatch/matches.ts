import { badParameter } from './refusals.ts';

/** Tells whether a message matches. */
export type Matches = (message: string) => boolean;

/** A regular expression as filter patterns have them, or `InvalidParameterException`. */
export function regularExpression(source: string): RegExp {
  try {
    return new RegExp(source, 'u');
  } catch {
    throw badParameter('Invalid filter pattern: invalid regular expression');
  }
}
