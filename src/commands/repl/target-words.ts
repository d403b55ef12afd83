import { ways } from '../../base/way.ts';

/** Something of the project by its name, or as the object that a list holds. */
export type Named = string | { name: string };

export function nameOf(named: Named): string {
  return typeof named === 'string' ? named : named.name;
}

/**
 * The words of a command line for `plan(target, params, { as, only })`. The params may be left out: `{ as: 'states' }` alone
 * says how to run.
 */
export function targetWords(target: Named, [first = {}, second]: readonly object[]): string[] {
  const [params, options] = second === undefined && saysHow(first) ? [{}, first] : [first, second ?? {}];
  return [
    nameOf(target),
    ...Object.entries(options).map(([flag, value]) => `--${flag}=${String(value)}`),
    ...Object.entries(params).map(([name, value]) => `--param=${name}=${String(value)}`),
  ];
}

function saysHow(given: object): boolean {
  const names = Object.keys(given);
  if (names.length === 0 || names.some((name) => name !== 'as' && name !== 'only')) return false;
  return !('as' in given) || ways.some((way) => way === given.as);
}
