import { userInfo } from 'node:os';
import { MlxError } from '../base/errors.ts';
import { approve, waitingApprovals } from '../runs/flows/again/approve.ts';
import { needFlowRun } from '../runs/flows/read/describe-flow-run.ts';
import { findFlowRun } from '../runs/flows/read/find-flow-run.ts';
import type { FlowRun } from '../runs/flows/flow-run.ts';
import type { Run } from './command.ts';
import { splitPair } from './run/input-params.ts';
import { isOn, textsOf, wordIfGiven, wordOf } from './read-input.ts';
import { atWorkbench } from './workbench.ts';

/** `mlx approve RUN [STEP]`: answers an approval that a run waits for. */
export const run: Run = (input, host) =>
  atWorkbench(input, host, async ({ aws, project }) => {
    const found = await findFlowRun(aws, wordOf(input, 'RUN'), project);
    const step = wordIfGiven(input, 'STEP') ?? onlyWaiting(found);
    const results = Object.fromEntries(textsOf(input, 'result').map((text) => splitPair('--result', text)));
    const by = host.env['USER'] ?? userInfo().username;
    await approve(aws, found, step, { approved: !isOn(input, 'reject'), results, by });
    host.notify({
      kind: 'note',
      text: `told ${found.name}: ${step} is ${isOn(input, 'reject') ? 'rejected' : 'approved'}`,
    });
    return { value: { kind: 'flow run', run: await needFlowRun(aws, found) }, exit: 0 };
  });

function onlyWaiting(run: FlowRun): string {
  const [step, ...more] = waitingApprovals(run);
  if (step !== undefined && more.length === 0) return step;
  throw new MlxError('FLOW_APPROVAL_WHICH', { run: run.name, waiting: step === undefined ? [] : [step, ...more] });
}
