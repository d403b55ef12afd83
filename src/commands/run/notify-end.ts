import { spawn } from 'node:child_process';
import { MlxError } from '../../base/errors.ts';
import type { Host, Input, Outcome } from '../command.ts';
import { isDetached } from './is-detached.ts';
import { textOf } from '../read-input.ts';
import type { Value } from '../value.ts';

/** Throws FLAG_VALUE_WRONG where `--notify` stands on a line that doesn't wait for the end. */
export function checkNotify(input: Input): void {
  const value = textOf(input, 'notify');
  if (value === undefined || !isDetached(input)) return;
  const rule = 'a run that is followed: without --detach, and not in the session, where `b` turns notices on';
  throw new MlxError('FLAG_VALUE_WRONG', { flag: '--notify', value, rule });
}

/**
 * Tells the end of a run that was followed as `--notify` says, and passes its outcome on: whatever comes of the telling, the
 * exit code is the run's. A run that was let go of has not ended.
 */
export async function notifyEnd(input: Input, host: Host, outcome: Outcome): Promise<Outcome> {
  const how = textOf(input, 'notify');
  if (how === undefined) return outcome;
  const ended = endOf(outcome.value);
  if (!ended) {
    host.notify({ kind: 'note', text: 'the run has not ended, so --notify tells nothing' });
  } else if (how === 'bell' || how === 'desktop') {
    host.alert?.(how, `${ended.name} ${ended.status}${ended.why === '' ? '' : `: ${ended.why}`}`);
  } else {
    const failure = await runCommand(how, ended, host);
    if (failure !== undefined) host.notify({ kind: 'note', text: `the command of --notify ${failure}` });
  }
  return outcome;
}

interface End {
  name: string;
  job: string;
  status: string;
  /** In one line; empty where nothing went wrong. */
  why: string;
}

function endOf(value: Value): End | undefined {
  switch (value.kind) {
    case 'followed': {
      const { name, job, status } = value.run;
      return { name, job, status, why: value.why?.headline ?? '' };
    }
    case 'flow followed': {
      const { name, flow, status } = value.run;
      return { name, job: flow, status, why: value.why?.card.headline ?? '' };
    }
    default:
      return undefined;
  }
}

/** Runs a command of the shell to its end. What it prints goes to standard error: standard output is for data. */
function runCommand(command: string, { name, job, status, why }: End, host: Host): Promise<string | undefined> {
  const env = { ...host.env, MLX_RUN: name, MLX_JOB: job, MLX_STATUS: status, MLX_WHY: why.replaceAll('\0', '') };
  return new Promise((resolve) => {
    const child = spawn(command, { shell: true, cwd: host.cwd, env, stdio: ['ignore', 2, 2] });
    child.on('error', (error) => resolve(`could not be started: ${error.message}`));
    child.on('exit', (code, signal) => {
      resolve(code === 0 ? undefined : `ended with ${signal === null ? `exit code ${code}` : signal}`);
    });
  });
}
