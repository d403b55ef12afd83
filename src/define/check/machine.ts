import { parseDuration } from '../../base/duration.ts';
import { jobKindOf, type HeadKind } from '../head-kind.ts';
import type { Finding } from '../finding.ts';
import { builtIn, type MachineData } from '../schema/machine.ts';
import { shortValue } from '../toml-value.ts';

/** Tags that mlx may set itself: project, job, registered, and one for each output that is a table. */
const ownTags = 13;
const mostTags = 50 - ownTags;

/** Rules of the machine's keys that no single key can tell. `kind` is unknown for the defaults of a project. */
export function checkMachine(machine: Partial<MachineData>, kind?: HeadKind): Finding[] {
  return [
    ...checkDurations(machine),
    ...checkSpot(machine, kind),
    ...checkEnv(machine.env ?? {}),
    ...checkTags(machine.tags ?? {}),
  ];
}

/** Seconds of a duration that has passed the schema: `"1h30m"` or a number of seconds. */
export function secondsOf(duration: string | number): number {
  return typeof duration === 'number' ? duration : (parseDuration(duration) ?? 0);
}

function checkDurations({ max_runtime: maxRuntime }: Partial<MachineData>): Finding[] {
  if (maxRuntime === undefined || secondsOf(maxRuntime) > 0) return [];
  const what = `max_runtime is ${shortValue(maxRuntime)}`;
  return [{ path: ['max_runtime'], at: 'value', what, rule: 'at least one second', correct: '"1h"' }];
}

function checkSpot({ spot, max_runtime: maxRuntime }: Partial<MachineData>, kind?: HeadKind): Finding[] {
  if (spot === undefined || spot === false) return [];
  if (kind !== undefined && jobKindOf(kind) === 'processing') {
    const rule = 'spot capacity is for training jobs';
    return [{ path: ['spot'], at: 'key', what: `a ${kind} job has no spot`, rule, fix: 'remove it' }];
  }
  if (spot === true) return [];
  const limit = maxRuntime ?? builtIn.maxRuntime;
  if (secondsOf(spot.max_wait) >= secondsOf(limit)) return [];
  return [
    {
      path: ['spot', 'max_wait'],
      at: 'value',
      what: `max_wait is ${shortValue(spot.max_wait)}, less than max_runtime, which is ${shortValue(limit)}`,
      rule: 'max_wait counts waiting and running together, so it is at least max_runtime',
      correct: JSON.stringify(limit),
    },
  ];
}

function checkEnv(env: Readonly<Record<string, string>>): Finding[] {
  return Object.keys(env).flatMap((name): Finding[] => {
    const path = ['env', name];
    if (!/^[a-zA-Z_][a-zA-Z0-9_]{0,255}$/.test(name)) {
      const better = name
        .replaceAll(/[^a-zA-Z0-9_]/g, '_')
        .replace(/^(?=\d)/, '_')
        .slice(0, 256);
      const rule = 'names of variables are letters, digits and _, and start with no digit';
      const what = `${JSON.stringify(name)} can't be the name of a variable`;
      return [{ path, at: 'key', what, rule, ...(better ? { correct: better } : { fix: 'name it' }) }];
    }
    if (!name.startsWith('MLX_')) return [];
    const rule = 'names that start with MLX_ are set by mlx for the script';
    return [{ path, at: 'key', what: `${name} is a variable of mlx`, rule, fix: 'choose another name' }];
  });
}

function checkTags(tags: Readonly<Record<string, string>>): Finding[] {
  const names = Object.keys(tags);
  const surplus = names[mostTags];
  const tooMany: Finding[] = surplus === undefined ? [] : [tooManyTags(surplus)];
  return [...names.flatMap((name) => checkTag(name, tags[name] ?? '')), ...tooMany];
}

function tooManyTags(name: string): Finding {
  const rule = `AWS takes 50 tags, and mlx needs up to ${ownTags} of them`;
  return { path: ['tags', name], at: 'key', what: `more than ${mostTags} tags`, rule, fix: 'remove some' };
}

function checkTag(name: string, value: string): Finding[] {
  const path = ['tags', name];
  if (/^(?:aws|mlx):/i.test(name)) {
    const rule = 'tags that start with aws: or mlx: are set by AWS and by mlx';
    return [
      {
        path,
        at: 'key',
        what: `the tag ${JSON.stringify(name)} is not yours to set`,
        rule,
        fix: 'choose another name',
      },
    ];
  }
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(name)) {
    const rule = 'names of tags are 1 to 128 letters, digits, spaces and _ . : / = + - @';
    return [{ path, at: 'key', what: `${shortValue(name)} can't be a tag`, rule, fix: 'choose another name' }];
  }
  if (/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{0,256}$/u.test(value)) return [];
  const rule = 'values of tags are at most 256 letters, digits, spaces and _ . : / = + - @';
  return [
    { path, at: 'value', what: `the tag ${name} is ${shortValue(value)}`, rule, fix: 'take the other characters out' },
  ];
}
