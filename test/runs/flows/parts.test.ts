import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ways } from '../../../src/base/way.ts';
import { findJob } from '../../../src/define/find-job.ts';
import { readJob } from '../../../src/define/read-job.ts';
import { launch } from '../../../src/launch.ts';
import { prepareOnly } from '../../../src/runs/flows/again/only.ts';
import { spinStep } from '../../../src/runs/flows/again/spin.ts';
import { scheduleFlow } from '../../../src/runs/flows/deploy/schedule.ts';
import { deployFlow, startFlow } from '../../../src/runs/flows/start/start-flow.ts';
import { estimate } from '../../../src/runs/flows/timeline/estimate.ts';
import { whyNotCached } from '../../../src/runs/flows/why/why-not-cached.ts';
import { script, untilEnded } from '../../fakes/scratch.ts';
import { flowScratch, statusesOf, type FlowScratch } from './flow-scratch.ts';

const make = script(
  'kind = "processing"\n[tool.mlx.params]\nday = { type = "string", default = "monday" }\n[tool.mlx.outputs]\nrows = "files"',
  'import os, pathlib, sys\npathlib.Path(os.environ["MLX_OUTPUT_ROWS"], "rows.txt").write_text(sys.argv[-1])\nprint("made")\n',
);
const use = script(
  'kind = "processing"\n[tool.mlx.params]\nsize = { type = "int", default = 1 }\n[tool.mlx.inputs]\nrows = "make.rows"',
  'import os, pathlib, sys\nprint("read", pathlib.Path(os.environ["MLX_INPUT_ROWS"], "rows.txt").read_text(), "for", sys.argv[-1])\n',
);

const flows = {
  'jobs/make.py': make,
  'jobs/use.py': use,
  'flows/sizes.flow.ts': `
import { each, flow, job, param } from 'mlx';
export default flow('sizes', { day: param.string('monday') }, ({ day }) => {
  const make = job('jobs/make.py', { params: { day }, cache: '1d' });
  each([{ name: 'small', size: 2 }, { name: 'large', size: 4 }], ({ size }) =>
    job('jobs/use.py', { params: { size }, inputs: { rows: make.outputs.rows } }));
});`,
};

describe.for(ways)('parts of a flow as %s', (way) => {
  let project: FlowScratch;
  beforeAll(async () => {
    project = await flowScratch(flows);
  });
  afterAll(() => project.close());

  it('are the same steps for each item, then some of them alone, and one of them here', async () => {
    const { aws } = project;
    const whole = await project.runFlow('sizes', way);
    expect(whole.run.status).toBe('completed');
    expect(statusesOf(whole.run)).toMatchObject({
      make: 'completed',
      'use-small': 'completed',
      'use-large': 'completed',
    });
    expect(whole.lines.toSorted()).toEqual([
      'make: made',
      'use-large: read monday for 4',
      'use-small: read monday for 2',
    ]);

    const flow = await project.flow('sizes');
    const options = { way, params: {} };
    const part = await prepareOnly(flow, 'each', options, aws, project.project, () => undefined);
    const alone = await project.follow(await startFlow(part.plan, aws, () => undefined, part.start));
    expect(alone.run.status).toBe('completed');
    expect(alone.lines.toSorted()).toEqual(['use-large: read monday for 4', 'use-small: read monday for 2']);

    const job = await readJob(await findJob(project.project, 'use'), project.project);
    const spinning = {
      from: whole.run,
      there: aws,
      here: aws,
      project: project.project,
      params: {},
      limit: 1_000,
      notify: () => undefined,
    };
    const spun = await untilEnded(await spinStep('use-large', job, spinning), aws);
    expect(spun).toMatchObject({ status: 'completed', params: { size: '4' } });

    const [estimated] = (await estimate(aws, 'sizes', project.project)).filter((one) => one.way === way);
    expect(estimated?.runs).toBeGreaterThan(0);
  });
});

describe('a pipeline', () => {
  let project: FlowScratch;
  beforeAll(async () => {
    project = await flowScratch(flows);
  });
  afterAll(() => project.close());

  it('takes what did not change from its cache, and tells what broke it where something did', async () => {
    const { aws } = project;
    await project.runFlow('sizes', 'pipeline');
    const { run: same } = await project.runFlow('sizes', 'pipeline');
    expect(statusesOf(same)).toMatchObject({ make: 'reused' });
    const { run: other } = await project.runFlow('sizes', 'pipeline', { day: 'friday' });
    const why = await whyNotCached(other, 'make', aws);
    expect(why.difference).toEqual([
      {
        path: expect.stringMatching(/^AppSpecification\.ContainerArguments/) as string,
        before: '"monday"',
        after: '"friday"',
      },
    ]);
  });

  it('can not be scheduled here, where nothing keeps the time', async () => {
    const plan = await project.prepare('sizes', 'pipeline');
    const deployed = await deployFlow(plan, project.aws, () => undefined);
    const schedule = (words: string) => scheduleFlow(plan, deployed, words, project.aws);
    await expect(schedule('rate(1 day)')).rejects.toMatchObject({ code: 'FLOW_SCHEDULE_LOCAL' });
    await expect(schedule('daily')).rejects.toMatchObject({ code: 'FLOW_SCHEDULE_WORDS' });
  });
});

describe('a program', () => {
  it('launches a flow by a selector of jobs, and waits for its end', async () => {
    const project = await flowScratch(flows);
    await project.aws.close();
    const launched = await launch('+use', { cwd: project.project.root, on: 'local' });
    expect(await launched.ended()).toMatchObject({ way: 'job', status: 'completed' });
    await launched.close();
    await project.close();
  });
});
