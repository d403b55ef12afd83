import { wait } from '../../../aws/wait.ts';
import { pollPause } from '../../poll-pause.ts';
import type { Performed, WorkOrder } from './work-order.ts';

/** Waits until somebody has answered. */
export async function performApproval(order: WorkOrder): Promise<Performed> {
  const { journal, attempt, signal, step } = order;
  const started = attempt.at;
  for (;;) {
    order.begun({ started });
    const answer = await journal.answer(attempt.step, attempt.number);
    const ended = answer?.at;
    if (answer?.approved) return { status: 'completed', started, ended, results: answer.results };
    if (answer) return { status: 'failed', started, ended, reason: `${answer.by} said no` };
    if (order.stopAsked()) return { status: 'stopped', started, ended: Date.now(), reason: 'the run was stopped' };
    const { timeout } = step.step;
    if (timeout !== undefined && Date.now() - started > timeout * 1_000) {
      return { status: 'failed', started, ended: Date.now(), reason: `nobody answered within ${timeout} s` };
    }
    await wait(pollPause(Date.now() - started), signal);
  }
}
