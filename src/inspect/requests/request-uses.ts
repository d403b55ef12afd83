import { listed } from '../../base/words.ts';
import { headKinds } from '../../define/head-kind.ts';
import { flowReference } from '../sources/flow-reference.ts';
import { isStepKey } from '../compiled/learn-expression.ts';
import type { Learned } from '../compiled/learned.ts';
import type { Use } from '../explanation.ts';
import type { FoundSpot } from './find-spot.ts';

/** What of mlx decides on a member of a request: keys of a head, options of a flow's step, expressions, or nothing. */
export function requestUses({ kind, top, steps, spot }: FoundSpot, learned: Learned): Use[] {
  if (kind !== 'request') return [];
  if (steps.length === 0) return wholeUses(top, learned);
  if (spot.service !== 'sagemaker') return [];
  const path = steps.join('.');
  const keys = mostTelling(learned.setters(top, path));
  const always = learned.always(top, path);
  if (keys.length === 0) return [untouched(top, always, learned)];
  const options = keys.filter(isStepKey);
  const job = jobKinds[top] ?? 'processing';
  return [
    {
      where: 'head',
      allowed: true,
      text: `${listed(keys)} of the head ${keys.length === 1 ? 'decides' : 'decide'} on it`,
    },
    ...(options.length > 0
      ? [
          {
            where: 'flow',
            allowed: true,
            text: `job('…', { ${options.map((key) => `${key}: …`).join(', ')} })`,
          } as const,
        ]
      : [{ where: 'flow', allowed: false, text: 'a step takes it from the head of its script' } as const]),
    ...(options[0] === undefined
      ? [{ where: 'expression', allowed: false, text: 'no expression: the head is read before any run' } as const]
      : learned.expression(options[0], job).map(({ way, written, refused }): Use => ({
          where: way,
          allowed: refused === undefined,
          text: refused ?? `an expression may stand there${written === undefined ? '' : `: ${written}`}`,
        }))),
  ];
}

/** Of a key and one below it the inner, which says more; of a key and several below it the outer. */
function mostTelling(keys: readonly string[]): string[] {
  const below = (key: string) => keys.filter((other) => other.startsWith(`${key}.`));
  const outer = (key: string) => keys.find((other) => key.startsWith(`${other}.`));
  return keys.filter((key) => {
    const around = outer(key);
    return below(key).length !== 1 && (around === undefined || below(around).length === 1);
  });
}

/** Heads and steps of flows that become the request. */
function wholeUses(operation: string, learned: Learned): Use[] {
  const kinds = headKinds.filter((kind) => learned.operationOf(kind) === operation);
  const words = flowReference.filter(({ ways = {} }) => ways.job === operation).map(({ name }) => `${name}()`);
  const steps = kinds.length > 0 ? ['job()', ...words] : words;
  return [
    kinds.length > 0
      ? { where: 'head', allowed: true, text: `a head of kind ${listed(kinds)} becomes it` }
      : { where: 'head', allowed: false, text: 'no head becomes such a request' },
    ...(steps.length > 0 ? [{ where: 'flow', allowed: true, text: `${listed(steps)} becomes it` } as const] : []),
    { where: 'REPL', allowed: true, text: 'as a call of `aws`, with its fields completed' },
  ];
}

const jobKinds: Readonly<Record<string, 'processing' | 'training'>> = {
  CreateProcessingJob: 'processing',
  CreateTrainingJob: 'training',
};

function untouched(operation: string, always: string | undefined, learned: Learned): Use {
  const isOfHeads = learned.always(operation, 'RoleArn') !== undefined;
  if (always !== undefined) return { where: 'head', allowed: false, text: `mlx itself says ${always}` };
  const text = isOfHeads ? 'no key of the head decides on it; mlx leaves it out' : 'no head becomes such a request';
  return { where: 'head', allowed: false, text };
}
