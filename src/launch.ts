import type { Way } from './base/way.ts';
import type { ParamValue } from './define/definition.ts';
import type { Flow } from './define/flow/draft.ts';
import type { FlowDefinition } from './define/flow/flow-definition.ts';
import type { Project } from './define/project.ts';
import type { FlowRun } from './runs/flows/flow-run.ts';
import type { FlowProgress } from './runs/flows/follow/flow-progress.ts';

export interface LaunchOptions {
  /** Where: `local`, or an AWS profile; the project's own choice where not given, else `local`. */
  on?: string;
  /** How; mlx itself, by direct calls, where not given. */
  as?: Way;
  params?: Readonly<Record<string, ParamValue>>;
  /** A folder of the project; the one that the program runs in where not given. */
  cwd?: string;
  /** Told of what is sent, and while the run is waited for of all that happens. */
  notify?: (progress: FlowProgress) => void;
}

/** A run that was started by `launch`. */
export interface Launched {
  /** As it was when it had been started. */
  run: FlowRun;
  /**
   * Waits for the run's end, and answers it as it is then. Only who waits drives a run as `job`; the signal ends the waiting,
   * not the jobs.
   */
  ended(signal?: AbortSignal): Promise<FlowRun>;
  /** Lets go of the AWS that it lies in. */
  close(): Promise<void>;
}

/**
 * Starts a flow: one that `flow()` made, or by name a `.flow.ts`, a job, or a selector such as `+train`. Throws what planning
 * and sending it throw, with nothing started then.
 */
export async function launch(what: Flow | string, options: LaunchOptions = {}): Promise<Launched> {
  const [{ openAws }, { readProject }, { prepareFlow }, { startFlow }] = await Promise.all([
    import('./aws/open-aws.ts'),
    import('./define/project.ts'),
    import('./runs/flows/prepare/prepare-flow.ts'),
    import('./runs/flows/start/start-flow.ts'),
  ]);
  const { as: way = 'job', params = {}, notify = () => undefined } = options;
  const project = await readProject(options.cwd ?? process.cwd());
  const on = options.on ?? process.env['MLX_ON'] ?? project.on ?? 'local';
  const aws = await openAws({ on, project, env: process.env });
  try {
    const flow = await definitionOf(what, project);
    const run = await startFlow(await prepareFlow(flow, { way, params }, aws, project, notify), aws, notify);
    const ended: Launched['ended'] = async (signal = new AbortController().signal) => {
      const [{ followFlow }, { needFlowRun }] = await Promise.all([
        import('./runs/flows/follow/follow-flow.ts'),
        import('./runs/flows/read/describe-flow-run.ts'),
      ]);
      for await (const progress of followFlow(run, aws, signal)) notify(progress);
      return needFlowRun(aws, run);
    };
    return { run, ended, close: () => aws.close() };
  } catch (error) {
    await aws.close();
    throw error;
  }
}

async function definitionOf(what: Flow | string, project: Project): Promise<FlowDefinition> {
  if (typeof what === 'string') return findNamed(what, project);
  const { resolveFlow } = await import('./define/flow/resolve-flow.ts');
  return resolveFlow(what, project);
}

/** A flow's file by its name; any other name is that of a job, or a selector of jobs. */
async function findNamed(name: string, project: Project): Promise<FlowDefinition> {
  const [{ findFlows }, { readFlow }, { inferFlow }] = await Promise.all([
    import('./define/flow/find-flows.ts'),
    import('./define/flow/read-flow.ts'),
    import('./define/flow/infer-flow.ts'),
  ]);
  const file = (await findFlows(project)).find((one) => one.name === name);
  return file ? readFlow(file, project) : inferFlow(name, project);
}
