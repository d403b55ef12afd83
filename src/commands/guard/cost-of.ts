import type { Plan } from '../../plan/plan.ts';
import type { Command, Host, Input } from '../command.ts';
import { flagsOf } from '../flags.ts';
import type { Value } from '../value.ts';
import type { Cost } from './confirmation.ts';

/** What a line may cost: of a run by its plan. Throws what keeps it from being planned. */
export async function costOf(
  { command, input, where }: { command: Command; input: Input; where: string },
  host: Host,
): Promise<Cost> {
  if (where === 'local') return { kind: 'nothing', why: 'it runs on this machine' };
  switch (command.name) {
    case 'run':
      return costOfPlan(await planned(input, host));
    case 'deploy':
      return { kind: 'nothing', why: 'what is deployed costs when it is started' };
    case 'stop':
      return { kind: 'nothing', why: 'it ends what costs' };
    case 'sql':
      return { kind: 'not known', why: 'Athena charges by what it reads' };
    default:
      return {
        kind: 'not known',
        why: 'it depends on the steps that are left; `mlx plan` knows what they cost at most',
      };
  }
}

/** What `mlx plan` says of the same line. */
async function planned(input: Input, host: Host): Promise<Value | undefined> {
  const plan = host.commands.find(({ name }) => name === 'plan');
  if (!plan) return undefined;
  const known = flagsOf(plan);
  const flags = Object.fromEntries(Object.entries(input.flags).filter(([name]) => Object.hasOwn(known, name)));
  const { run } = await plan.load();
  return (await run({ ...input, flags }, { ...host, notify: () => undefined })).value;
}

function costOfPlan(value: Value | undefined): Cost {
  if (value?.kind === 'plan') return costOfJob(value.plan);
  const usd = value?.kind === 'flow plan' ? value.plan.price.atLimit : undefined;
  return usd === undefined ? { kind: 'not known', why: 'no price is known of its machines' } : { kind: 'at most', usd };
}

function costOfJob({ price, limit }: Plan): Cost {
  const { atLimit, perHour } = price;
  if (atLimit === undefined) return { kind: 'not known', why: price.note || 'no price is known of its machine' };
  return { kind: 'at most', usd: atLimit, hours: limit / 3600, perHour };
}
