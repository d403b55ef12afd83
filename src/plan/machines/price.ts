import type { JobDefinition } from '../../define/definition.ts';
import type { Price } from '../plan.ts';
import { machine } from './machines.ts';

/** What AWS asks for the job's instances, without its disks: per hour, and if it runs until its limit. */
export function priceOf(
  { instance, count, maxRuntime, spot }: Pick<JobDefinition, 'instance' | 'count' | 'maxRuntime' | 'spot'>,
  region: string,
): Price {
  const { price, basis } = machine(instance) ?? {};
  if (price === undefined) return { note: `no price is known for ${instance}` };
  const perHour = round(price * count);
  const notes = [
    basis === 'quoted' ? 'on demand in us-east-1' : "derived from EC2's price in us-east-1, unconfirmed",
    region !== 'us-east-1' && `${region} differs`,
    spot && 'spot costs less',
    'disks are extra',
  ];
  return { perHour, atLimit: round((perHour * maxRuntime) / 3600), note: notes.filter(Boolean).join('; ') };
}

/** To a hundredth of a cent. */
function round(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
