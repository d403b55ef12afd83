import { entry } from '../entry.ts';

export const flowRunErrors = {
  FLOW_VALUE_MISSING: entry<{ expression: string; uri: string; reason: string }>({
    audience: 'job',
    what: ({ expression }) => `${expression} has no value in this run`,
    why: ({ uri, reason }) => `In ${uri}: ${reason}.`,
    fix: () => 'Let the step write the file and the value that the flow reads, or correct the expression.',
    still: () => 'Steps that completed keep what they made.',
  }),
  FLOW_RUN_UNKNOWN: entry<{ name: string; near: readonly string[] }>({
    audience: 'you',
    what: ({ name }) => `there is no run of a flow "${name}"`,
    why: () => 'Expressions have values in the run of a flow; a job that runs by itself has none.',
    fix: ({ near }) =>
      near.length > 0
        ? `Did you mean ${near.join(' or ')}?`
        : 'Name a run of a flow, or leave it out: `evaluate(execution.id)` gives an example.',
    still: () => 'Nothing was changed.',
  }),
  FLOW_RUN_TAKEN: entry<{ run: string }>({
    audience: 'you',
    what: ({ run }) => `there is a run "${run}" already`,
    why: () => "A run's name is its own.",
    fix: () => 'Run the flow again; it gets a name of its own.',
    still: () => 'Nothing was started.',
  }),
  FLOW_STEP_UNKNOWN: entry<{ run: string; step: string; steps: readonly string[] }>({
    audience: 'you',
    what: ({ run, step }) => `${run} has no step "${step}"`,
    why: () => 'A step is named as in the flow.',
    fix: ({ run, steps }) =>
      steps.length > 0 ? `Name one of ${steps.join(', ')}.` : `\`mlx show ${run}\` lists them.`,
    still: () => 'Nothing was changed.',
  }),
  FLOW_NO_APPROVAL: entry<{ run: string; step: string; kind: string; status: string; waiting: readonly string[] }>({
    audience: 'you',
    what: ({ run, step }) => `${step} of ${run} doesn't wait for an answer`,
    why: ({ kind, status }) => (kind === 'approval' ? `It is ${status}.` : `It is no approval, but: ${kind}.`),
    fix: ({ run, waiting }) =>
      waiting.length > 0 ? `What waits is ${waiting.join(', ')}.` : `\`mlx show ${run}\` tells how far the run is.`,
    still: () => 'Nothing was changed.',
  }),
  FLOW_ANSWERED: entry<{ run: string; step: string }>({
    audience: 'you',
    what: ({ run, step }) => `${step} of ${run} was answered already`,
    why: () => 'The first answer counts.',
    fix: ({ run }) => `\`mlx show ${run}\` tells what it was.`,
    still: () => 'The first answer stands.',
  }),
  FLOW_RESUME_ENDED: entry<{ run: string; status: string }>({
    audience: 'you',
    what: ({ run, status }) => `${run} has ended: ${status}`,
    why: () => 'Only a run that goes on can be resumed.',
    fix: ({ run, status }) =>
      status === 'completed'
        ? `\`mlx show ${run}\` tells what it made.`
        : `\`mlx retry ${run}\` does anew what failed.`,
    still: () => 'Nothing was changed.',
  }),
  FLOW_RESUME_SERVICE: entry<{ run: string; way: string }>({
    audience: 'you',
    what: ({ run }) => `${run} goes on by itself`,
    why: ({ way }) => `${way === 'pipeline' ? 'SageMaker Pipelines' : 'Step Functions'} drives it, whatever mlx does.`,
    fix: ({ run }) => `\`mlx logs ${run} -f\` follows it.`,
    still: () => 'Nothing was changed.',
  }),
  FLOW_DRIVEN: entry<{ run: string; host: string; pid: number }>({
    audience: 'you',
    what: ({ run }) => `${run} is being driven already`,
    why: ({ host, pid }) => `The process ${pid} of ${host} does; two at once are not allowed.`,
    fix: ({ run }) => `\`mlx logs ${run} -f\` follows it.`,
    still: () => 'Nothing was changed.',
  }),
  FLOW_RETRY_COMPLETED: entry<{ run: string; flow: string }>({
    audience: 'you',
    what: ({ run }) => `${run} completed`,
    why: () => 'Only what failed or was stopped can be tried again.',
    fix: ({ flow }) => `\`mlx run ${flow}\` starts a new run.`,
    still: () => 'Nothing was changed.',
  }),
  FLOW_RETRY_RUNNING: entry<{ run: string; status: string }>({
    audience: 'you',
    what: ({ run, status }) => `${run} is not at its end: ${status}`,
    why: () => 'What still goes on has nothing to be tried again.',
    fix: ({ run }) => `Wait for its end (\`mlx logs ${run} -f\`), or stop it first (\`mlx stop ${run}\`).`,
    still: () => 'Nothing was changed.',
  }),
  FLOW_NOT_DEPLOYED: entry<{ flow: string }>({
    audience: 'you',
    what: ({ flow }) => `${flow} can't be deployed as job`,
    why: () => 'What mlx drives itself has no definition that a service keeps.',
    fix: ({ flow }) => `Deploy it as what a service drives: \`mlx deploy ${flow} --as pipeline\` or \`--as states\`.`,
    still: () => 'Nothing was deployed.',
  }),
  FLOW_DEPLOYED_CHANGED: entry<{ name: string; flow: string; way: string; paths: readonly string[] }>({
    audience: 'you',
    what: ({ name, way }) =>
      `the ${way === 'pipeline' ? 'pipeline' : 'state machine'} ${name} was changed by something else than mlx`,
    why: ({ paths }) =>
      `What is deployed is not what mlx deployed last. It differs from the flow at ${paths.slice(0, 3).join(', ')}${paths.length > 3 ? `, and ${paths.length - 3} more places` : ''}.`,
    fix: ({ flow, way }) =>
      `Look at the difference (\`mlx deploy ${flow} --as ${way}\`), then take it over into the flow, or replace it with --overwrite.`,
    still: () => 'What is deployed was left as it is.',
  }),
  FLOW_NO_CACHE: entry<{ run: string; flow: string }>({
    audience: 'you',
    what: ({ run }) => `${run} has no cache`,
    why: () => 'Only SageMaker Pipelines keeps what steps made, for later runs.',
    fix: ({ flow }) => `Run it as a pipeline: \`mlx run ${flow} --as pipeline\`.`,
    still: () => 'Nothing was changed.',
  }),
  LINEAGE_UNKNOWN: entry<{ name: string }>({
    audience: 'you',
    what: ({ name }) => `lineage has nothing of ${name}`,
    why: () =>
      'It knows what jobs declared as inputs and outputs, tables of runs that mlx recorded, and registered models.',
    fix: () =>
      'Name a run, a table as `table:database.name`, an S3 URI as a job declared it, or the ARN of a model version.',
    still: () => 'Nothing was changed.',
  }),
  FLOW_ONLY_SOURCE: entry<{ flow: string; steps: readonly string[] }>({
    audience: 'you',
    what: ({ flow, steps }) => `no earlier run of ${flow} as a pipeline has ${steps.join(', ')}`,
    why: () => 'Steps that are left out must have completed in an earlier execution of the same pipeline.',
    fix: ({ steps }) =>
      `Select them as well: \`--only ${steps.map((step) => `+${step}`).join(',')}\`, or run the whole flow once.`,
    still: () => 'Nothing was started.',
  }),
  FLOW_SPIN_NO_JOB: entry<{ run: string; step: string; kind: string; status: string }>({
    audience: 'you',
    what: ({ run, step }) => `${step} of ${run} has no job to run here`,
    why: ({ kind, status }) =>
      kind === 'job'
        ? `It is ${status}, so that there are no inputs of it.`
        : `It is no job with a script, but: ${kind}.`,
    fix: ({ run }) => `Name a step with a job that began; \`mlx show ${run}\` lists them.`,
    still: () => 'Nothing was started.',
  }),
  FLOW_SPIN_INPUT: entry<{ run: string; step: string; input: string }>({
    audience: 'you',
    what: ({ run, step, input }) => `${step} of ${run} had no input "${input}"`,
    why: () => 'The script has got an input since that run, and an earlier run can only give what it had.',
    fix: () => 'Take a newer run, or run the flow once as it is now.',
    still: () => 'Nothing was started.',
  }),
  FLOW_SCHEDULE_WORDS: entry<{ expression: string }>({
    audience: 'you',
    what: ({ expression }) => `"${expression}" is no schedule`,
    why: () => 'EventBridge Scheduler takes rate(...), cron(...) with six fields, and at(...).',
    fix: () => 'Write `rate(1 day)`, or `cron(0 6 * * ? *)` for six in the morning.',
    still: () => 'The schedule was left as it is.',
  }),
  FLOW_SCHEDULE_LOCAL: entry<{ flow: string }>({
    audience: 'you',
    what: ({ flow }) => `${flow} can't be scheduled on local`,
    why: () => 'The embedded AWS has no Scheduler: nothing of it runs while mlx does not.',
    fix: ({ flow }) => `Schedule it in an account: \`mlx deploy ${flow} --on PROFILE --schedule ...\`.`,
    still: () => 'Nothing was scheduled.',
  }),
};
