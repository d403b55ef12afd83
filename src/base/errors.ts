import { catalogue } from './catalogue.ts';
import type { Audience, Entry } from './entry.ts';
import type { Fault } from './fault.ts';

/** The permanent name of an error: a key of the catalogue. */
export type Code = keyof typeof catalogue;

/** What an error's words are made from. */
export type Details<C extends Code> = (typeof catalogue)[C] extends Entry<infer D> ? D : never;

/**
 * The one error class of mlx. `code` names an entry of the catalogue for ever; `details` fills that entry's words.
 * `faults` are the places in the user's own files that caused it. What a service said stays whole on `cause`.
 */
export class MlxError<C extends Code = Code> extends Error {
  readonly code: C;
  readonly details: Details<C>;
  readonly faults: readonly Fault[];

  constructor(code: C, details: Details<C>, more: { cause?: unknown; faults?: readonly Fault[] } = {}) {
    super(tell(code, details).what, { cause: more.cause });
    this.name = 'MlxError';
    this.code = code;
    this.details = details;
    this.faults = more.faults ?? [];
  }
}

/** An error in words, ready for a face to print or to send as JSON. */
export interface Told {
  code: Code;
  audience: Audience;
  what: string;
  why: string;
  fix: string;
  still: string;
}

/** The words of the catalogue for one error. */
export function tell<C extends Code>(code: C, details: Details<C>): Told {
  const words = catalogue[code] as unknown as Entry<Details<C>>;
  return {
    code,
    audience: words.audience,
    what: words.what(details),
    why: words.why(details),
    fix: words.fix(details),
    still: words.still(details),
  };
}
