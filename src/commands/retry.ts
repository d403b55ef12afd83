import { driveDetached } from '../runs/flows/direct/drive-detached.ts';
import { findFlowRun } from '../runs/flows/read/find-flow-run.ts';
import { planRetry, retryFlow } from '../runs/flows/again/retry-flow.ts';
import { retryWords } from '../runs/flows/again/retry-words.ts';
import { takeUpChanges } from '../runs/flows/again/take-up-changes.ts';
import type { Run } from './command.ts';
import { followFlowToEnd } from './run/follow-flow-to-end.ts';
import { rememberRuns } from './complete/names.ts';
import { isDetached } from './run/is-detached.ts';
import { checkNotify, notifyEnd } from './run/notify-end.ts';
import { isOn, wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx retry RUN`: does again what of a flow's run did not complete, by what its service offers for that. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async (bench) => {
    checkNotify(input);
    const found = await findFlowRun(bench.aws, wordOf(input, 'RUN'), bench.project);
    const before = await planRetry(found, bench.aws);
    if (isOn(input, 'dry-run')) return { value: { kind: 'retry', run: found, retry: before }, exit: 0 };
    await takeUpChanges(found, { ...bench, notify: host.notify });
    const retry = await planRetry(found, bench.aws);
    host.notify({
      kind: 'note',
      text: `${retryWords[retry.how]}; reused: ${listed(retry.reused)}; anew: ${listed(retry.anew)}`,
    });
    const again = await retryFlow(found, bench.aws, retry);
    await rememberRuns(bench.project.root, [again.name]);
    if (isDetached(input)) {
      const { aws, project } = bench;
      if (again.way === 'job') driveDetached(again, { cwd: project.root, env: host.env, on: aws.where });
      return { value: { kind: 'flow launched', run: again }, exit: 0 };
    }
    return notifyEnd(input, host, await followFlowToEnd(again, bench, host, { onlyNew: true }));
  });

function listed(names: readonly string[]): string {
  return names.length === 0 ? 'none' : names.join(', ');
}
