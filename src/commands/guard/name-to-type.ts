import type { Command, Input } from '../command.ts';

/** What has to be typed before a line is done on production: the job, flow or run that it names, else the name of the place. */
export function nameToType({ args }: Command, input: Input, where: string): string {
  const [first] = args;
  const named = first?.completes === 'target' || first?.completes === 'run' ? input.args[first.name] : undefined;
  // `last` says nothing of what it is done to.
  return typeof named === 'string' && named !== 'last' ? named : where;
}
