import { ways } from '../../base/way.ts';
import type { Argument, Flag } from '../command.ts';

// What several verbs take, once.

export const flow: Argument = {
  name: 'FLOW',
  help: 'the name of a flow, the path of its file, or a selector: `+train`',
  required: true,
  completes: 'target',
};

export const target: Argument = {
  name: 'TARGET',
  help: 'a job or a flow, by name or path, or a selector of jobs: `+train`, `prepare+`, `+train+`',
  required: true,
  completes: 'target',
};

export const run: Argument = {
  name: 'RUN',
  help: 'the name of a run, the start of one, the name of its job or flow for the newest, or `last`',
  required: true,
  completes: 'run',
};

export const param: Flag = {
  type: 'list',
  value: 'NAME=VALUE',
  help: 'a param of the job or flow; may be repeated',
  completes: 'param',
};

export const notify: Flag = {
  type: 'string',
  value: 'COMMAND',
  help: 'when it has ended: `bell`, `desktop`, or a command of the shell with MLX_RUN, MLX_JOB, MLX_STATUS and MLX_WHY in its environment',
};

export const confirm: Flag = {
  type: 'string',
  value: 'NAME',
  help: 'on production: the name that would be asked for, so that nobody is asked',
};

export const as: Flag = {
  type: 'string',
  value: 'WAY',
  help: 'how: direct jobs (the default), a SageMaker `pipeline`, or Step Functions `states`',
  choices: ways,
};

export const only: Flag = {
  type: 'string',
  value: 'SELECTOR',
  help: 'only these steps of the flow, such as `+train`; the rest is taken from earlier runs',
};
