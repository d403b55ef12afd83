import { headKinds } from '../../define/head-kind.ts';
import type { ReferenceField } from '../../define/reference.ts';
import { machine, machines } from '../../plan/machines/machines.ts';
import { compiledUses } from '../compiled/explain-compiled.ts';
import type { Learned } from '../compiled/learned.ts';
import type { Explanation, Use } from '../explanation.ts';
import { limitAt } from '../requests/limit-at.ts';
import type { Source } from './source.ts';

/** Instance types: what each is, what it costs, and which jobs may run on it. */
export function machineSource(fields: readonly ReferenceField[], learned: Learned): Source {
  const instance = fields.find(({ key }) => key === 'instance');
  const takers = () => (instance ? takersOf(learned, instance) : []);
  return {
    title: 'Machines',
    names: () => machines().map(({ type }) => type),
    explain: (name) => (name.startsWith('ml.') ? explainMachine(name, takers()) : undefined),
  };
}

interface Taker {
  kinds: readonly string[];
  place: string;
  types: readonly string[];
}

function takersOf(learned: Learned, instance: ReferenceField): Taker[] {
  return compiledUses(learned.key(instance)).flatMap(({ kinds, operation, places }) => {
    const [place] = places;
    const limit = place && limitAt('sagemaker', operation, place.path);
    return limit?.type === 'string' && limit.enum
      ? [{ kinds, place: `${operation}.${place?.path}`, types: limit.enum }]
      : [];
  });
}

function explainMachine(name: string, takers: readonly Taker[]): Explanation | undefined {
  const known = machine(name);
  const uses = takers.flatMap(({ kinds, place, types }): Use[] =>
    headKinds
      .filter((kind) => kinds.includes(kind))
      .map((kind) => ({ where: 'head', allowed: types.includes(name), text: `instance of ${kind} jobs (${place})` })),
  );
  if (!known && !uses.some(({ allowed }) => allowed)) return undefined;
  const facts = [
    { name: 'vCPU', text: known && String(known.vcpu) },
    { name: 'memory', text: known && `${known.memory} GiB` },
    { name: 'GPU', text: known && (known.gpu ?? 'none') },
    { name: 'price', text: known && priceText(known.price, known.basis) },
    { name: 'known', text: known ? undefined : 'its name alone: no size and no price of it is known to mlx' },
  ];
  return {
    name,
    type: 'instance type',
    facts: facts.flatMap(({ name, text }) => (text === undefined ? [] : [{ name, text }])),
    uses,
    fields: [],
    source: 'mlx',
  };
}

function priceText(price: number | undefined, basis: string | undefined): string {
  if (price === undefined) return 'not known';
  const from = basis === 'derived' ? "derived from EC2's price, unconfirmed" : 'on demand';
  return `$${price} an hour in us-east-1, ${from}`;
}
